import { today } from '../../lib/format';
import type { GapRow } from './gapDocuments';

/** Kinds of gaps as the address names them. */
export const gapKinds = ['UNMET', 'PARTIAL', 'UNPROVEN'] as const;
export type GapKind = (typeof gapKinds)[number];

/** A verdict that claims something without a valid proof. */
const isUnproven = (row: Pick<GapRow, 'proofState'>) =>
  row.proofState !== 'PROVEN' && row.proofState !== 'NOT_NEEDED';

/** PARTIAL and UNMET are gaps, and MET without valid proof. */
export function isGap(row: Pick<GapRow, 'verdict' | 'proofState'>): boolean {
  if (row.verdict === 'PARTIAL' || row.verdict === 'UNMET') return true;
  return row.verdict === 'MET' && row.proofState !== 'PROVEN';
}

export const gapTests: Record<GapKind, (row: GapRow) => boolean> = {
  UNMET: (row) => row.verdict === 'UNMET',
  PARTIAL: (row) => row.verdict === 'PARTIAL',
  UNPROVEN: isUnproven,
};

/** Somebody is still working on it. */
export const hasOpenTask = (row: GapRow) => row.tasks.some((task) => task.state !== 'VERIFIED');

const dayMs = 86_400_000;

/** The calendar day in Shanghai, where the server counts days too. */
const dayOf = (at: string) =>
  at.length === 10 ? at : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Days since the verdict; null when nobody has rated it. */
function ageOf(row: GapRow): number | null {
  const since = row.ratedAt ?? row.carriedFromOn;
  return since ? Math.max(0, Math.round((Date.parse(today()) - Date.parse(dayOf(since))) / dayMs)) : null;
}

/** Reads `8-30` or `91-` and tells whether a gap is of that age. */
export function ageTest(range: string | null): ((row: GapRow) => boolean) | null {
  const found = /^(\d+)-(\d*)$/.exec(range ?? '');
  if (!found) return null;
  const from = Number(found[1]);
  const to = found[2] ? Number(found[2]) : Number.POSITIVE_INFINITY;
  return (row) => {
    const age = ageOf(row) ?? 0;
    return age >= from && age <= to;
  };
}
