import { systemActor } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { distinctTargets, knownByKeys, once, requireAsked, tooMany } from './ask.service.js';
import type { CreateEvidenceRequestSeriesInput } from './request.inputs.js';
import { begunPeriods, monthsOf, periodStart } from './request.lifecycle.js';
import { tellRequest } from './request.records.js';
import { maximumPeriods, maximumRequests, newSeries, someIds } from './request.rules.js';
import { seriesByIds } from './series.queries.js';

interface OpenedRequest {
  readonly id: string;
  readonly title: string;
  readonly seriesId: string;
  readonly unitId: string;
  readonly dueOn: string;
  readonly periodStart: string;
}

/** Recurring requests. Their periods follow from dates; the requests of begun periods are opened once, by whoever looks first. */
export class SeriesService {
  constructor(private readonly database: Database) {}

  /** One series for each target, all or none. Periods that have begun since the start are opened at once. */
  async create(actor: Actor, input: CreateEvidenceRequestSeriesInput): Promise<string[]> {
    const { title, note, targets, frequency, dueDays, clientKey, ...asked } = check(newSeries, {
      ...input,
      targets: input.targets.map((target) => ({ ...target })),
    });
    const startsOn = periodStart(asked.startsOn, frequency);
    const endsOn = asked.endsOn ?? null;
    if (endsOn !== null && endsOn < asked.startsOn) throw wrongEnd();
    const rows = distinctTargets(targets).map((target, at) => ({
      id: newId(),
      unitId: target.unitId,
      assigneeId: target.assigneeId ?? null,
      clientKey: clientKey ? `${clientKey}:${at}` : null,
    }));
    return once(this.database, actor, async (tx) => {
      const known = await knownByKeys(tx, 'request_series', rows);
      if (known) return known;
      const begun = begunPeriods(startsOn, dayOf(tx.now), frequency);
      if (begun > maximumPeriods) throw tooEarly();
      if (begun * rows.length > maximumRequests) throw tooMany();
      await requireAsked(tx, asked.controlIds, asked.systemId, targets);
      await tx.query(
        'requestSeries.insert',
        `with given as (
           select * from jsonb_to_recordset($3::jsonb) as g(id uuid, "unitId" uuid, "assigneeId" uuid, "clientKey" text)
         ), made as (
           insert into request_series (id, organization_id, title, note, unit_id, assignee_id, system_id, months, starts_on, ends_on,
             due_days, created_by, client_key)
           select id, $1::uuid, $5, $6, "unitId", "assigneeId", $7::uuid, $8::integer, $9::date, $10::date, $11::integer, $2::uuid,
             "clientKey" from given)
         insert into request_series_control (organization_id, series_id, control_id)
         select $1::uuid, g.id, c from given g cross join unnest($4::uuid[]) c`,
        [
          actor.organizationId,
          actor.membershipId ?? null,
          JSON.stringify(rows),
          [...new Set(asked.controlIds)],
          title,
          note ?? null,
          asked.systemId ?? null,
          monthsOf[frequency],
          startsOn,
          endsOn,
          dueDays,
        ],
      );
      for (const { id, unitId, assigneeId } of rows) {
        tellSeries(
          tx,
          'created',
          { id, title },
          {
            after: { frequency, startsOn, endsOn, dueDays, unitId, assigneeId, controlIds: asked.controlIds },
          },
        );
      }
      await openPeriods(tx);
      return rows.map((row) => row.id);
    });
  }

  /** No further period is opened; the requests of periods that have begun stay. NOT_FOUND when one is missing. */
  async stop(actor: Actor, seriesIds: readonly string[]): Promise<string[]> {
    const ids = [...new Set(check(someIds, seriesIds))];
    return this.database.write(actor, async (tx) => {
      if ((await seriesByIds(tx, ids)).length < ids.length) throw notFound();
      const stopped = await tx.query<{ id: string; title: string }>(
        'requestSeries.stop',
        `update request_series set stopped_at = now() where organization_id = $1 and id = any ($2::uuid[]) and stopped_at is null
         returning id, title`,
        [actor.organizationId, ids],
      );
      for (const series of stopped) tellSeries(tx, 'stopped', series, {});
      return ids;
    });
  }

  /** Opens what has begun, in every organization; a job, idempotent by the key of series and period. */
  async openAll(): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string }>(
      'select organizations_with_due_requests() as id',
    );
    // Each organization has a door, and therefore a transaction, of its own.
    for (const { id } of rows) await this.database.write(systemActor(id, '周期征集'), openPeriods);
  }
}

/** Opens the requests of all begun periods of the organization that have none yet: one statement, whoever else does the same. */
async function openPeriods(tx: Tx): Promise<void> {
  const opened = await tx.query<OpenedRequest>(
    'requestSeries.open',
    `with made as (
       insert into evidence_request (id, organization_id, title, note, unit_id, assignee_id, system_id, due_on, state, series_id,
         period_start, period_end, created_by)
       select gen_random_uuid(), s.organization_id, s.title, s.note, s.unit_id, s.assignee_id, s.system_id, p.due_on, 'OPEN', s.id,
         p.starts_on, p.ends_on, s.created_by
       from request_period p join request_series s on s.organization_id = p.organization_id and s.id = p.series_id
       where p.organization_id = $1 and not exists (select 1 from evidence_request r where r.organization_id = $1
         and r.series_id = p.series_id and r.period_start = p.starts_on)
       order by p.series_id, p.starts_on
       on conflict (organization_id, series_id, period_start) do nothing
       returning id, series_id, title, unit_id, due_on, period_start
     ), controls as (
       insert into request_control (organization_id, request_id, control_id)
       select $1::uuid, m.id, c.control_id from made m
       join request_series_control c on c.organization_id = $1 and c.series_id = m.series_id)
     select id, title, series_id as "seriesId", unit_id as "unitId", due_on::text as "dueOn", period_start::text as "periodStart"
     from made order by series_id, period_start`,
    [tx.actor.organizationId],
  );
  for (const { id, title, ...after } of opened) tellRequest(tx, 'created', { id, title }, { after });
}

function tellSeries(
  tx: Tx,
  event: string,
  series: { readonly id: string; readonly title: string },
  telling: Pick<Parameters<typeof tellRequest>[3], 'after'>,
): void {
  tx.record({
    action: `requestSeries.${event}`,
    objectType: 'EvidenceRequestSeries',
    objectId: series.id,
    objectName: series.title,
    ...telling,
  });
}

const wrongEnd = () =>
  badInput({ endsOn: text('结束日期不能早于开始日期。', 'The end must not be before the start.') });

const tooEarly = () =>
  badInput({
    startsOn: text(
      `开始日期太早：最多补开 ${maximumPeriods} 个已开始的周期。`,
      `The start is too early: at most ${maximumPeriods} begun periods are opened.`,
    ),
  });
