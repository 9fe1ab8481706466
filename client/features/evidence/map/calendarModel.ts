export interface CalendarRow {
  controlId: string;
  code: string;
  name: string;
  /** Place of its part; null for none. */
  group: number | null;
  /** By month: the days that something proves it on, and how many proofs do. */
  days: readonly number[];
  proofs: readonly number[];
  proofsToday: number;
  provenUntil: string | null;
}

export interface Calendar {
  today: string;
  months: readonly { month: string; days: number }[];
  groups: readonly { controlId: string; name: string }[];
  rows: readonly CalendarRow[];
}

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

/** What a proof needs to say of itself to be counted. */
interface Link {
  status: string;
  system: { id: string; name: string } | null;
  evidence: { id: string; state: string; validity: string; validFrom: string; validUntil: string | null };
}

export interface ProofStanding {
  /** Null for every subject. */
  system: { id: string; name: string } | null;
  /** Proofs that cover today. */
  today: number;
  /** Last day without a gap; null when it has no end, or today is not covered. */
  until: string | null;
}

export const counts = ({ status, evidence }: Link): boolean =>
  status === 'CONFIRMED' && evidence.state === 'ACCEPTED' && evidence.validity !== 'DAMAGED';

/** How far a control is proven: for every subject, and for each system that has proofs of its own besides. */
export function standingsOf(links: readonly Link[], today: string): ProofStanding[] {
  const counted = links.filter(counts);
  const systems = new Map(counted.flatMap(({ system }) => (system ? [[system.id, system] as const] : [])));
  return [null, ...systems.values()].map((system) => {
    const own = counted.filter((link) => link.system === null || link.system.id === system?.id);
    // Linked for every subject and for the system, it is one proof.
    const proofs = [...new Map(own.map(({ evidence }) => [evidence.id, evidence])).values()];
    const covering = proofs.filter((one) => covers(one, today));
    let until: string | null | undefined;
    for (let day: string | undefined = covering.length > 0 ? today : undefined; day !== undefined;) {
      const now: string = day;
      const here = proofs.filter((one) => covers(one, now));
      if (here.length === 0) break;
      until = here.some((one) => one.validUntil === null)
        ? null
        : here
            .map((one) => one.validUntil ?? '')
            .toSorted()
            .at(-1);
      day = until ? dayAfter(until) : undefined;
    }
    return { system, today: covering.length, until: until ?? null };
  });
}

const covers = ({ validFrom, validUntil }: Link['evidence'], day: string): boolean =>
  validFrom <= day && (validUntil === null || validUntil >= day);

function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** Whether a period of validity has a day in the month `2026-03`. */
export function coversMonth(month: string, validFrom: string, validUntil: string | null): boolean {
  return validFrom.slice(0, 7) <= month && (validUntil === null || validUntil.slice(0, 7) >= month);
}
