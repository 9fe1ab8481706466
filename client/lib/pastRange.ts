import { useLingui } from '@lingui/react/macro';
import { addDays, formatDate, today } from './format';
import { useViewer } from './viewer';

const dayOrInstant = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

export const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** In its form and on the calendar: an address can be written by hand. */
function isMoment(value: string): boolean {
  const day = dayOrInstant.exec(value)?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(value)) && addDays(day, 0) === day;
}

export interface PastRange {
  /** First and last day that can be asked for: from where the past is kept to today. */
  first: string;
  last: string;
  /** Why a moment of the address cannot be shown, in words; null when it can. */
  faultOf: (moment: string) => string | null;
}

export function usePastRange(): PastRange {
  const { t } = useLingui();
  const { pastFrom } = useViewer();
  const first = formatDate(pastFrom);
  const last = today();
  const faultOf = (moment: string): string | null => {
    if (!isMoment(moment)) return t`地址里的日期写错了：${moment.slice(0, 40)}。`;
    const isEarly = isDay(moment) ? moment < first : Date.parse(moment) < Date.parse(pastFrom);
    if (isEarly) return t`本机构的历史自 ${first} 起保存，更早的情况无法还原。`;
    return formatDate(moment) > last ? t`这一天还没有到。` : null;
  };
  return { first, last, faultOf };
}
