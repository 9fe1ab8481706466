import type { Reads, Tx } from '../../../platform/database/database.js';
import { countEvents, eventsOfPeriod } from '../../../platform/events/chain/chain.rows.js';
import type { EventPeriod } from '../../../platform/events/chain/chain.rows.js';
import { sealingOf } from '../../../platform/events/chain/sealed-events.js';
import { addDays } from '../../../platform/clock.js';
import { AppError, text } from '../../../platform/graphql/errors.js';
import { lastIntegrityCheck } from '../../activity/index.js';
import { membershipsByIds } from '../../people/index.js';
import { framed } from '../frame.js';
import type { ReportRequest } from '../report.kind.js';
import type { AuditExtractData, ExtractedEvent } from './data.js';

export const mostEvents = 20_000;

/** Which events, by days of Shanghai. */
export interface AuditScope {
  readonly from: string;
  readonly to: string;
  readonly objectType: string | null;
  readonly actorId: string | null;
}

const periodOf = ({ from, to, objectType, actorId }: AuditScope): EventPeriod => ({
  since: `${from}T00:00:00+08:00`,
  until: `${addDays(to, 1)}T00:00:00+08:00`,
  objectType,
  actorId,
});

/** Refused before anything is made: nobody waits for what cannot be. */
export async function requireFewEvents(tx: Tx, scope: AuditScope): Promise<void> {
  if ((await countEvents(tx, periodOf(scope), mostEvents + 1)) > mostEvents) throw tooMany();
}

/** Reads the events as they were hashed and compares them with the seals over them. */
export async function auditExtractSnapshot(reads: Reads, request: ReportRequest): Promise<AuditExtractData> {
  const scope = request.scope as AuditScope;
  const period = periodOf(scope);
  const events = await eventsOfPeriod(reads, period, mostEvents + 1);
  if (events.length > mostEvents) throw tooMany();
  const sealing = await sealingOf(reads, events, period.since);
  const check = await lastIntegrityCheck(reads);
  const [actor] = scope.actorId ? await membershipsByIds(reads, [scope.actorId]) : [];
  return {
    ...(await framed(reads, request, '内部')),
    period: {
      from: scope.from,
      to: scope.to,
      objectType: scope.objectType,
      actor: actor?.displayName ?? null,
    },
    events: events.map((event): ExtractedEvent => ({
      id: event.id!,
      at: event.at!,
      actor: event.actorName!,
      action: event.action!,
      objectType: event.objectType!,
      object: event.objectName,
      outcome: event.outcome as ExtractedEvent['outcome'],
      reason: event.reason,
      address: event.address,
    })),
    sealing,
    check: check && {
      state: check.state,
      requestedAt: new Date(check.requestedAt).toISOString(),
      headNumber: check.headNumber,
      headHash: check.headHash,
      findingCount: check.findingCount,
      lastCleanAt: check.lastCleanAt ? new Date(check.lastCleanAt).toISOString() : null,
    },
  };
}

const tooMany = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `一份摘录最多 ${mostEvents} 条记录，请缩短时段或缩小范围。`,
      `An extract holds at most ${mostEvents} events: choose a shorter period or narrow it.`,
    ),
    { data: { limit: 'events of an extract', maximum: mostEvents } },
  );
