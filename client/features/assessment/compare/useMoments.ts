import { useLingui } from '@lingui/react/macro';
import { addDays } from '../../../lib/format';
import { isDay, usePastRange, type PastRange } from '../../../lib/pastRange';
import { useView } from '../../../lib/useView';

const usualDays = 30;

export interface Moments extends Pick<PastRange, 'first' | 'last'> {
  from: string;
  to: string;
  /** Why these two cannot be compared; null when they can. */
  fault: string | null;
  choose: (moments: { from?: string; to?: string }) => void;
}

/** The two moments of the address; the last thirty days when it names none. */
export function useMoments(): Moments {
  const { t } = useLingui();
  const view = useView();
  const { first, last, faultOf } = usePastRange();
  const to = view.get('to') ?? last;
  const fault = faultOf(to);
  const usual = addDays(fault === null ? to.slice(0, 10) : last, -usualDays);
  const from = view.get('from') ?? (usual < first ? first : usual);
  return {
    from,
    to,
    fault: fault ?? faultOf(from) ?? (endOf(from) > endOf(to) ? t`较早的一天在较晚的一天之后。` : null),
    first,
    last,
    choose: (moments) => view.set(moments),
  };
}

/** A day stands for its end, as the server reads it. */
const endOf = (moment: string): number => Date.parse(isDay(moment) ? `${moment}T23:59:59.999+08:00` : moment);
