import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import type { CreateUnitInput, UpdateUnitInput } from './organization.types.js';
import { UnitEntity, unitKinds } from './unit.entity.js';

const newUnit = z.object({
  code: line(40),
  name: line(100),
  kind: z.enum(unitKinds),
  parentId: id.nullish(),
});
const changedUnit = z.object({ id, name: line(100).optional(), code: line(40).optional() });

const codeTaken = () =>
  badInput({ code: text('该编码已被使用，请换一个。', 'This code is already used: choose another.') });

/** Changes to the tree of units. */
export class OrganizationService {
  constructor(private readonly database: Database) {}

  /** Adds a unit. BAD_USER_INPUT when the code is taken, NOT_FOUND when the parent is not in this organization. */
  async createUnit(actor: Actor, input: CreateUnitInput): Promise<string> {
    const { code, name, kind, parentId } = check(newUnit, input);
    return this.changing(actor, async (tx) => {
      await requireUnit(tx, parentId);
      const unit = tx.em.create(UnitEntity, {
        organizationId: actor.organizationId,
        code,
        name,
        kind,
        parentId: parentId ?? null,
      });
      tx.em.persist(unit);
      tx.record({
        action: 'unit.created',
        objectType: 'Unit',
        objectId: unit.id,
        objectName: name,
        after: { code, name, kind },
      });
      return unit.id;
    });
  }

  /** Renames a unit or gives it another code. */
  async updateUnit(actor: Actor, input: UpdateUnitInput): Promise<string> {
    const change = check(changedUnit, {
      id: input.id,
      name: input.name ?? undefined,
      code: input.code ?? undefined,
    });
    return this.changing(actor, async (tx) => {
      const unit = await tx.em.findOne(UnitEntity, { organizationId: actor.organizationId, id: change.id });
      if (!unit) throw notFound();
      const before = { code: unit.code, name: unit.name };
      unit.name = change.name ?? unit.name;
      unit.code = change.code ?? unit.code;
      tx.record({
        action: 'unit.changed',
        objectType: 'Unit',
        objectId: unit.id,
        objectName: unit.name,
        before,
        after: { code: unit.code, name: unit.name },
      });
      return unit.id;
    });
  }

  private async changing<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.write(actor, work);
    } catch (error) {
      if (sqlState(error) === '23505') throw codeTaken();
      throw error;
    }
  }
}

/** NOT_FOUND unless the unit belongs to the actor's organization; nothing to check when none is named. */
export async function requireUnit(tx: Tx, unitId: string | null | undefined): Promise<void> {
  if (!unitId) return;
  const found = await tx.em.count(UnitEntity, { organizationId: tx.actor.organizationId, id: unitId });
  if (found === 0) throw notFound();
}
