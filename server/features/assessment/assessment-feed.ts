import type { FedEvent } from '../../platform/events/feed.js';

/** Events of one moment: what one transaction wrote, and what followed at once. */
export interface Burst {
  readonly assessmentId: string;
  readonly events: readonly FedEvent[];
}

/** A screen is to move within a second; a transaction's events arrive within a few milliseconds of each other. */
const momentMs = 50;

/** Gathers events that arrive within a moment into one; ends and cleans up with its source. */
export function inBursts(
  assessmentId: string,
  source: AsyncIterableIterator<FedEvent>,
  waitMs = momentMs,
): AsyncIterableIterator<Burst> {
  let next: Promise<IteratorResult<FedEvent>> | undefined;
  const gather = async (): Promise<IteratorResult<Burst>> => {
    const first = await (next ?? source.next());
    next = undefined;
    if (first.done) return { value: undefined, done: true };
    const events = [first.value];
    const over = new Promise<'over'>((resolve) => setTimeout(resolve, waitMs, 'over'));
    for (;;) {
      next ??= source.next();
      const more = await Promise.race([next, over]);
      if (more === 'over') break;
      // The end is told by the next call; what was gathered is told first.
      if (more.done) break;
      events.push(more.value);
      next = undefined;
    }
    return { value: { assessmentId, events }, done: false };
  };
  return {
    next: gather,
    return: async () => {
      await source.return?.();
      return { value: undefined, done: true };
    },
    throw: async (error) => {
      await source.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A subscriber's buffer holds as many events; at this number some may have been dropped before they were read. */
const possiblyDropped = 64;

/**
 * Results that a burst names: as the object of an event, or as topics of an event of their assessment. None when they
 * cannot be told completely: then the whole assessment is to be read again.
 */
export function touchedResults(events: readonly FedEvent[]): string[] {
  if (events.length >= possiblyDropped) return [];
  const ids = new Set<string>();
  for (const event of events) {
    if (event.objectType === 'Result' && event.objectId) ids.add(event.objectId);
    for (const topic of event.topics) if (topic.startsWith('result:')) ids.add(topic.slice('result:'.length));
  }
  return [...ids];
}

const followsFromOthers = new Set(['assessment.rescored', 'assessment.proofChanged']);

/** The event to name: a score that moved is the consequence of something more telling, if that was here too. */
export function tellingEvent(events: readonly FedEvent[]): FedEvent | undefined {
  return events.find((event) => !followsFromOthers.has(event.action)) ?? events[0];
}
