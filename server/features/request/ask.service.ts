import type { Actor } from '../../platform/access/actor.js';
import { permissionsOf } from '../../platform/access/permissions.js';
import { dayOf } from '../../platform/clock.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, notFound, text } from '../../platform/graphql/errors.js';
import { check, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { distinct } from '../../platform/graphql/relation.js';
import { newId } from '../../platform/ids.js';
import type { LinkService } from '../evidence/index.js';
import { provableControls, requireControls } from '../framework/index.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { systemsByIds } from '../system/index.js';
import { mayDirect } from './request.access.js';
import type { ChangeEvidenceRequestsInput, CreateEvidenceRequestsInput } from './request.inputs.js';
import { eachRequest, linksOf, mattersOf, requireStep, step, tellRequest } from './request.records.js';
import type { Outcome } from './request.records.js';
import { changing, maximumRequests, newRequests, someIds } from './request.rules.js';
import type { Target } from './request.rules.js';

/** Asking units for proofs, and no longer asking. */
export class AskService {
  constructor(
    private readonly database: Database,
    private readonly links: Pick<LinkService, 'withdrawInside'>,
  ) {}

  /** One request for each target and proof, all or none; answers their ids, targets before proofs. */
  async create(actor: Actor, input: CreateEvidenceRequestsInput): Promise<string[]> {
    const { titles, targets, dueOn, clientKey, ...asked } = check(newRequests, {
      ...input,
      targets: input.targets.map((target) => ({ ...target })),
    });
    const pairs = distinctTargets(targets).flatMap((target) =>
      [...new Set(titles)].map((title) => ({ title, target })),
    );
    if (pairs.length > maximumRequests) throw tooMany();
    const rows = pairs.map(({ title, target }, at) => ({
      id: newId(),
      title,
      note: asked.note ?? null,
      unitId: target.unitId,
      assigneeId: target.assigneeId ?? null,
      systemId: asked.systemId ?? null,
      dueOn,
      clientKey: clientKey ? `${clientKey}:${at}` : null,
    }));
    return once(this.database, actor, async (tx) => {
      const known = await knownByKeys(tx, 'evidence_request', rows);
      if (known) return known;
      requireAhead(tx, dueOn);
      await requireAsked(tx, asked.controlIds, asked.systemId, targets);
      await tx.query(
        'request.insert',
        `with given as (
           select * from jsonb_to_recordset($3::jsonb) as g(id uuid, title text, note text, "unitId" uuid, "assigneeId" uuid,
             "systemId" uuid, "dueOn" date, "clientKey" text)
         ), made as (
           insert into evidence_request (id, organization_id, title, note, unit_id, assignee_id, system_id, due_on, state, created_by,
             client_key)
           select id, $1::uuid, title, note, "unitId", "assigneeId", "systemId", "dueOn", 'OPEN', $2::uuid, "clientKey" from given)
         insert into request_control (organization_id, request_id, control_id)
         select $1::uuid, g.id, c from given g cross join unnest($4::uuid[]) c`,
        [
          actor.organizationId,
          actor.membershipId ?? null,
          JSON.stringify(rows),
          [...new Set(asked.controlIds)],
        ],
      );
      for (const { id, title, unitId, assigneeId, systemId } of rows) {
        tellRequest(
          tx,
          'created',
          { id, title },
          {
            after: { unitId, assigneeId, systemId, dueOn, controlIds: asked.controlIds },
          },
        );
      }
      return rows.map((row) => row.id);
    });
  }

  /** Another day, or another person; each request that is not done changes alone, and one that has it so already stays. */
  async change(actor: Actor, input: ChangeEvidenceRequestsInput): Promise<Outcome[]> {
    const { ids, dueOn, assigneeId, anybody } = check(changing, { ...input });
    if (assigneeId ? anybody : !dueOn && !anybody) throw unclearChange(assigneeId);
    return this.database.write(actor, async (tx) => {
      if (dueOn) requireAhead(tx, dueOn);
      if (assigneeId) await requireAble(tx, [assigneeId], 'assigneeId');
      const { outcomes } = await eachRequest(tx, [...new Set(ids)], (request) => {
        requireStep(request, 'CANCEL');
        if (!mayDirect(actor, request)) throw forbidden();
        const before = { dueOn: request.dueOn, assigneeId: request.assigneeId ?? null };
        const after = {
          dueOn: dueOn ?? before.dueOn,
          assigneeId: anybody ? null : (assigneeId ?? before.assigneeId),
        };
        if (before.dueOn === after.dueOn && before.assigneeId === after.assigneeId) return;
        Object.assign(request, after);
        tellRequest(tx, 'changed', request, { before, after });
      });
      return outcomes;
    });
  }

  /** What was handed in stays evidence, under review as before; it is only no longer offered for the controls. */
  async cancel(actor: Actor, requestIds: readonly string[], reason: string): Promise<Outcome[]> {
    const why = check(reasonRule(), reason);
    const ids = [...new Set(check(someIds, requestIds))];
    return this.database.write(actor, async (tx) => {
      const { outcomes, accepted } = await eachRequest(tx, ids, (request) => {
        requireStep(request, 'CANCEL');
        if (!mayDirect(actor, request)) throw forbidden();
        step(tx, request, 'CANCEL', { reason: why });
      });
      if (accepted.length > 0) {
        const matters = await mattersOf(tx, { requestIds: accepted.map((request) => request.id) });
        const links = [...matters.values()].flatMap((matter) =>
          linksOf(
            matter,
            matter.answers.map((answer) => answer.evidenceId),
          ),
        );
        await this.links.withdrawInside(tx, links);
      }
      return outcomes;
    });
  }
}

/** Runs it once more when the same client key was used at the same time: the other one is committed now and is found. */
export async function once<T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database.write(actor, work);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    return database.write(actor, work);
  }
}

/** The rows that the keys of these made before, in the same order; undefined when there are none. */
export async function knownByKeys(
  tx: Tx,
  table: 'evidence_request' | 'request_series',
  rows: readonly { readonly clientKey: string | null }[],
): Promise<string[] | undefined> {
  const keys = rows.flatMap((row) => row.clientKey ?? []);
  if (keys.length === 0) return undefined;
  const found = await tx.query<{ id: string; key: string }>(
    'request.byKeys',
    `select id, client_key as key from ${table} where organization_id = $1 and client_key = any ($2::text[])`,
    [tx.actor.organizationId, keys],
  );
  if (found.length === 0) return undefined;
  const byKey = new Map(found.map(({ id, key }) => [key, id]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** A unit is asked once for a proof, whatever is sent twice. */
export const distinctTargets = (targets: readonly Target[]): Target[] => [
  ...new Map(targets.map((target) => [`${target.unitId} ${target.assigneeId ?? ''}`, target])).values(),
];

/** NOT_FOUND unless everything that is named is there; each person must be able to hand something in. */
export async function requireAsked(
  tx: Tx,
  controlIds: readonly string[],
  systemId: string | null | undefined,
  targets: readonly Target[],
): Promise<void> {
  await requireControls(tx, controlIds);
  if ((await provableControls(tx, controlIds)).length < new Set(controlIds).size) {
    throw badInput({
      controlIds: text(
        '只能为可测评的要求项或评价项目征集证据，请检查所选条款。',
        'Proof can be asked for assessable items and graded items only: check the controls you chose.',
      ),
    });
  }
  if (systemId && (await systemsByIds(tx, [systemId])).length === 0) throw notFound();
  const units = distinct(targets.map((target) => target.unitId));
  if ((await unitsByIds(tx, units)).length < units.length) throw notFound();
  await requireAble(tx, distinct(targets.map((target) => target.assigneeId)), 'targets');
}

/** NOT_FOUND for somebody unknown, BAD_USER_INPUT for somebody who may not hand in evidence. */
async function requireAble(
  tx: Tx,
  people: readonly string[],
  field: 'targets' | 'assigneeId',
): Promise<void> {
  const members = await membershipsByIds(tx, people);
  if (members.length < people.length) throw notFound();
  const unable = members.find(
    ({ roles }) => !roles.some((role) => permissionsOf[role].includes('evidence:create')),
  );
  if (!unable) return;
  throw badInput({
    [field]: text(
      `${unable.displayName} 没有提交证据的权限，请换一位。`,
      `${unable.displayName} may not hand in evidence: choose somebody else.`,
    ),
  });
}

function requireAhead(tx: Tx, dueOn: string): void {
  if (dueOn < dayOf(tx.now))
    throw badInput({ dueOn: text('截止日期不能早于今天。', 'The due day must not be in the past.') });
}

const unclearChange = (assigneeId: string | null | undefined) =>
  assigneeId
    ? badInput({
        anybody: text(
          '已指定人员，不能同时改为科室任何人。',
          'A person is named: it cannot be anybody as well.',
        ),
      })
    : badInput({ dueOn: text('请填写新的截止日期，或另选人员。', 'Give another day or another person.') });

export const tooMany = () =>
  badInput({
    targets: text(
      `一次最多发起 ${maximumRequests} 项征集，请分批操作。`,
      `At most ${maximumRequests} requests at a time: do it in parts.`,
    ),
  });
