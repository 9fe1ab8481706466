import { addDays, dayOf } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import { requireEdition } from '../../framework/index.js';
import { organizationOf, requireUnit } from '../../organization/index.js';
import type { WantedReport } from '../report.inputs.js';

/** What a briefing is about, as it is kept with the report. */
export interface BriefingScope {
  /** YYYY-MM. */
  readonly month: string;
  readonly frameworkCode: string | null;
  readonly unitId: string | null;
}

/** First and last day of a month; of this month up to today. */
export function monthDays(month: string, today: string): { readonly from: string; readonly to: string } {
  const from = `${month}-01`;
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  const last = addDays(next, -1);
  return { from, to: last < today ? last : today };
}

/** BAD_USER_INPUT for no month, one that has not begun, or one whose end nobody kept; NOT_FOUND for an unknown unit or rule book. */
export async function briefingScope(tx: Tx, wanted: WantedReport['briefing']): Promise<BriefingScope> {
  if (!wanted) throw badInput({ briefing: text('请选择月份。', 'Choose a month.') });
  const { month, frameworkCode = null, unitId = null } = wanted;
  const today = dayOf(new Date());
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month))
    throw badInput({ month: text('月份的格式是 2026-11。', 'A month is written as 2026-11.') });
  const { from, to } = monthDays(month, today);
  if (from > today) throw badInput({ month: text('这个月还没有开始。', 'This month has not begun yet.') });
  const first = dayOf(new Date((await organizationOf(tx)).pastFrom));
  if (to < first)
    throw badInput({
      month: text(
        `本机构的历史自 ${first} 起保存，请选择之后的月份。`,
        `The past of this organization is kept since ${first}: choose a later month.`,
      ),
    });
  await requireUnit(tx, unitId);
  if (frameworkCode) await requireEdition(tx, frameworkCode);
  return { month, frameworkCode, unitId };
}
