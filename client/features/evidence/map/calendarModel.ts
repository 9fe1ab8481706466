import type { ProofCalendarQuery } from '../../../gql/graphql';

export type Calendar = ProofCalendarQuery['proofCalendar'];
export type CalendarRow = Calendar['rows'][number];

/** How far a control is proven in a month. A gap to come is one where there is none yet: what proves it now ends before. */
export type Standing = 'FULL' | 'PARTIAL' | 'COMING' | 'NONE';

/** A line of the matrix: a part of the rule book with its sums, or a control. */
export type Line =
  | { kind: 'group'; id: string; name: string; total: number; full: readonly number[] }
  | { kind: 'control'; id: string; row: CalendarRow };

export interface CalendarFilter {
  /** Some shown month is not proven throughout. */
  gaps: boolean;
  /** Proven today, and not to the end of what is shown. */
  ending: boolean;
  /** One proof alone covers today. */
  single: boolean;
  /** The part with this control at its head; all when null. */
  part: string | null;
}

export function standingOf(calendar: Calendar, row: CalendarRow, column: number): Standing {
  const month = calendar.months[column];
  const days = row.days[column] ?? 0;
  if (!month || days === 0)
    return month && row.proofsToday > 0 && month.month > calendar.today.slice(0, 7) ? 'COMING' : 'NONE';
  return days === month.days ? 'FULL' : 'PARTIAL';
}

const lastDay = ({ months }: Calendar): string => {
  const last = months.at(-1);
  return last ? `${last.month}-${last.days}` : '';
};

export function matches(calendar: Calendar, row: CalendarRow, filter: CalendarFilter): boolean {
  const { gaps, ending, single, part } = filter;
  return (
    (!gaps || calendar.months.some((month, at) => row.days[at] !== month.days)) &&
    (!ending || (row.provenUntil !== null && row.provenUntil < lastDay(calendar))) &&
    (!single || row.proofsToday === 1) &&
    (part === null || (row.group !== null && calendar.groups[row.group]?.controlId === part))
  );
}

/** What is shown, each part under its own line. A part sums up what it shows. */
export function linesOf(calendar: Calendar, filter: CalendarFilter): Line[] {
  const rows = calendar.rows.filter((row) => matches(calendar, row, filter));
  const lines: Line[] = [];
  let before: number | null | undefined;
  for (const row of rows) {
    const group = row.group === null ? undefined : calendar.groups[row.group];
    if (group && row.group !== before) {
      const own = rows.filter((one) => one.group === row.group);
      lines.push({
        kind: 'group',
        id: group.controlId,
        name: group.name,
        total: own.length,
        full: calendar.months.map((month, at) => own.filter((one) => one.days[at] === month.days).length),
      });
    }
    before = row.group;
    lines.push({ kind: 'control', id: row.controlId, row });
  }
  return lines;
}

/** Whether a period of validity has a day in the month `2026-03`. */
export function coversMonth(month: string, validFrom: string, validUntil: string | null): boolean {
  return validFrom.slice(0, 7) <= month && (validUntil === null || validUntil.slice(0, 7) >= month);
}
