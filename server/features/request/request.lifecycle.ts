export const requestStates = ['OPEN', 'ANSWERED', 'RETURNED', 'DONE', 'CANCELLED'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestActions = ['ANSWER', 'RETURN', 'COMPLETE', 'CANCEL', 'REOPEN'] as const;
export type RequestAction = (typeof requestActions)[number];

interface Transition {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  /** Last part of the event's action, `evidenceRequest.<event>`. */
  readonly event: string;
}

/**
 * The life of a request. Answering again adds proofs. A request that is done comes back when its accepted proof turns out
 * wrong (RETURN) or is deleted (REOPEN).
 */
export const transitions: Readonly<Record<RequestAction, Transition>> = {
  ANSWER: { from: ['OPEN', 'ANSWERED', 'RETURNED'], to: 'ANSWERED', event: 'answered' },
  RETURN: { from: ['ANSWERED', 'DONE'], to: 'RETURNED', event: 'returned' },
  COMPLETE: { from: ['ANSWERED', 'RETURNED'], to: 'DONE', event: 'completed' },
  CANCEL: { from: ['OPEN', 'ANSWERED', 'RETURNED'], to: 'CANCELLED', event: 'cancelled' },
  REOPEN: { from: ['ANSWERED', 'RETURNED', 'DONE'], to: 'OPEN', event: 'reopened' },
};

export const admits = (state: RequestState, action: RequestAction): boolean =>
  transitions[action].from.includes(state);

/** States in which the unit has to hand something in. */
export const waitingStates: readonly RequestState[] = ['OPEN', 'RETURNED'];

/** Months of one period, by how often a proof is needed. */
export const monthsOf = { MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12 } as const;
export type Frequency = keyof typeof monthsOf;
export const frequencies = Object.keys(monthsOf) as Frequency[];

/** First day of the calendar period that a day lies in: quarters begin in January, April, July, October. */
export function periodStart(day: string, frequency: Frequency): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = month - ((month - 1) % monthsOf[frequency]);
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/** Periods that begin from `start` up to `today`, both days. */
export function begunPeriods(start: string, today: string, frequency: Frequency): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return today < start ? 0 : Math.floor((months(today) - months(start)) / monthsOf[frequency]) + 1;
}
