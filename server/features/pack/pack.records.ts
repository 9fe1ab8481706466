import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { organizationOf } from '../organization/index.js';
import { reportNumber } from '../report/index.js';
import { mayBuildPacks } from './pack.access.js';
import { PackEntity } from './pack.entity.js';
import type { PackRecord } from './pack.entity.js';
import { stateAfter } from './pack.lifecycle.js';

export const packTopic = (packId: string): string => `pack:${packId}`;

/** The pack, locked until the end of the transaction; CONFLICT when it has moved on. */
export async function lockPack(tx: Tx, id: string, version?: number): Promise<PackRecord> {
  if (!mayBuildPacks(tx.actor)) throw forbidden();
  const { organizationId } = tx.actor;
  const found = await tx.query(
    'pack.lock',
    'select 1 from pack where organization_id = $1 and id = $2 for update',
    [organizationId, id],
  );
  if (found.length === 0) throw notFound();
  const pack = await tx.em.findOneOrFail(PackEntity, { organizationId, id });
  if (version !== undefined && pack.version !== version) throw staleVersion();
  return pack;
}

const refusals = {
  change: text('冻结后的材料包不能修改，请新建一个。', 'A frozen pack never changes: make a new one.'),
  freeze: text('材料包正在生成或已经冻结。', 'The pack is being frozen, or is frozen already.'),
  cancel: text('材料包没有在生成。', 'The pack is not being frozen.'),
  withdraw: text('只有已冻结的材料包才能撤回。', 'Only a frozen pack can be withdrawn.'),
  delete: text(
    '生成中或冻结过的材料包不能删除，可以撤回。',
    'A pack that is or was frozen is not deleted: withdraw it instead.',
  ),
} as const;

export type AskedStep = keyof typeof refusals;

/** The state after the step; INVALID_STATE where it is not possible. */
export function requireStep(pack: PackRecord, step: AskedStep): PackRecord['state'] {
  const next = stateAfter(pack.state, step);
  if (!next) throw invalidState(refusals[step]);
  return next;
}

/** What is written down of it. */
export const saidOf = (
  {
    name,
    label,
    periodFrom,
    periodTo,
    letter,
    chapters,
    waivers,
    documentFormat,
    fileNames,
    volumeBytes: volume,
  }: PackRecord,
  assessmentIds: readonly string[],
) => ({
  name,
  assessmentIds,
  label,
  periodFrom,
  periodTo,
  letter: letter ?? null,
  chapters,
  waivers,
  documentFormat,
  fileNames,
  volumeBytes: volume ?? null,
});

export function tell(
  tx: Tx,
  action: string,
  pack: Pick<PackRecord, 'id' | 'name'>,
  change: { readonly before?: object; readonly after?: object } = {},
): void {
  tx.record({
    action,
    objectType: 'Pack',
    objectId: pack.id,
    objectName: pack.name,
    ...(change.before ? { before: { ...change.before } } : {}),
    ...(change.after ? { after: { ...change.after } } : {}),
    topics: [packTopic(pack.id)],
  });
}

/**
 * Notes that somebody reads something of a pack. In a transaction of its own before the answer leaves: answers are read in one that
 * cannot write. Nobody is told live: nothing has changed.
 */
export async function tellRead(
  database: Database,
  actor: Actor,
  action: 'pack.opened' | 'pack.itemRead' | 'pack.fileRead',
  pack: Pick<PackRecord, 'id' | 'name'>,
  after: object,
): Promise<void> {
  await database.write(actor, async (tx) => {
    tx.record({ action, objectType: 'Pack', objectId: pack.id, objectName: pack.name, after: { ...after } });
  });
}

/** The next number of this day; two packs of one moment wait for each other. */
export async function nextNumber(tx: Tx): Promise<string> {
  const { organizationId } = tx.actor;
  await tx.query('pack.lockSerial', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `pack:${organizationId}`,
  ]);
  const organization = await organizationOf(tx);
  const [row] = await tx.query<{ given: number }>(
    'pack.serial',
    `select coalesce(max(split_part(number, '-', 4)::integer), 0) as given from pack
     where organization_id = $1 and split_part(number, '-', 3) = $2`,
    [organizationId, dayOf(tx.now).replaceAll('-', '')],
  );
  return reportNumber({
    organization: organization.code.toUpperCase(),
    type: 'IN',
    at: tx.now,
    serial: row!.given + 1,
  });
}
