import type { EditionChange, MoveOutcome } from '../../../gql/graphql';
import type { MoveLine, Overview } from './documents';

/** The server takes this many decisions about single controls. */
export const mostDecisions = 250;

interface Decision {
  readonly carry: boolean;
  readonly change: EditionChange;
  readonly outcome: MoveOutcome;
}

/** What somebody decided other than proposed: whole fates, and single controls of the older edition. */
export interface Decisions {
  readonly leaveOpen: ReadonlySet<EditionChange>;
  readonly byControl: ReadonlyMap<string, Decision>;
}

export const asProposed: Decisions = { leaveOpen: new Set(), byControl: new Map() };

/** Whether the answer of a line comes along, as decided so far; null where nothing can be decided. */
export function carries({ leaveOpen, byControl }: Decisions, line: MoveLine): boolean | null {
  const { before, change } = line.difference;
  if (!line.decidable || !before) return null;
  return byControl.get(before.id)?.carry ?? !leaveOpen.has(change);
}

/** The other way round for one line; a decision that only says what holds anyway is none. */
export function turned(decisions: Decisions, line: MoveLine): Decisions {
  const { before, change } = line.difference;
  const now = carries(decisions, line);
  if (now === null || !before) return decisions;
  const byControl = new Map(decisions.byControl);
  if (!now === !decisions.leaveOpen.has(change)) byControl.delete(before.id);
  else byControl.set(before.id, { carry: !now, change, outcome: line.outcome });
  return { ...decisions, byControl };
}

/** Decides about all of one fate; single decisions about it are dropped. */
export function decided(decisions: Decisions, change: EditionChange, carry: boolean): Decisions {
  const leaveOpen = new Set(decisions.leaveOpen);
  if (carry) leaveOpen.delete(change);
  else leaveOpen.add(change);
  const byControl = new Map([...decisions.byControl].filter(([, one]) => one.change !== change));
  return { leaveOpen, byControl };
}

/** How many controls have each outcome, as decided so far. */
export function countOutcomes(
  totals: Overview['totals'],
  { leaveOpen, byControl }: Decisions,
): Record<MoveOutcome, number> {
  const counts: Record<MoveOutcome, number> = { CARRIED: 0, TO_CONFIRM: 0, OPEN: 0, ADDED: 0, STAYS: 0 };
  for (const { change, outcome, decidable, count } of totals)
    counts[decidable && leaveOpen.has(change) ? 'OPEN' : outcome] += count;
  for (const { carry, outcome } of byControl.values()) {
    counts[carry ? outcome : 'OPEN'] += 1;
    counts[carry ? 'OPEN' : outcome] -= 1;
  }
  return counts;
}
