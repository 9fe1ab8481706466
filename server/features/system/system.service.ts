import type { InferEntity } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { badInput, forbidden, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { searchTokens } from '../../platform/search.js';
import { requireEdition } from '../framework/index.js';
import type { GradingAnswers } from '../framework/index.js';
import { requireUnit } from '../organization/index.js';
import { mayEdit, maySee } from './system.access.js';
import { SystemEntity } from './system.entity.js';
import { gradingFramework, requireGrading } from './system.grading.js';
import type { RegisterSystemInput, UpdateSystemInput } from './system.inputs.js';
import { changedSystem, checkDays, newSystem } from './system.rules.js';

type System = InferEntity<typeof SystemEntity>;

const codeTaken = () =>
  badInput({ code: text('该编码已被使用，请换一个。', 'This code is already used: choose another.') });

/** Changes to the register of information systems. */
export class SystemService {
  constructor(private readonly database: Database) {}

  /** Adds a system; its levels follow from the four answers. Answers its id. */
  async registerSystem(actor: Actor, input: RegisterSystemInput): Promise<string> {
    const { grading, ...wanted } = check(newSystem, input);
    return this.changing(actor, async (tx) => {
      checkDays(wanted, tx.now);
      const ownerUnitId = wanted.ownerUnitId ?? null;
      await requireUnit(tx, ownerUnitId);
      if (!mayEdit(actor, { ownerUnitId })) throw forbidden();
      const system = tx.em.create(SystemEntity, {
        organizationId: actor.organizationId,
        ...(await gradingColumns(tx, grading)),
        code: wanted.code,
        name: wanted.name,
        description: wanted.description ?? null,
        ownerUnitId,
        state: wanted.state ?? 'RUNNING',
        technologies: wanted.technologies,
        continuityCritical: wanted.continuityCritical ?? false,
        filingNumber: wanted.filingNumber ?? null,
        filedOn: wanted.filedOn ?? null,
        filingValidUntil: wanted.filingValidUntil ?? null,
        lastAssessedOn: wanted.lastAssessedOn ?? null,
        nextAssessmentDueOn: wanted.nextAssessmentDueOn ?? null,
        searchTokens: tokensOf(wanted),
      });
      tx.em.persist(system);
      tx.record({
        action: 'system.registered',
        objectType: 'InformationSystem',
        objectId: system.id,
        objectName: system.name,
        after: factsOf(system),
      });
      return system.id;
    });
  }

  /** Changes a system. CONFLICT when somebody changed it since the given version; nothing happens without a difference. */
  async updateSystem(actor: Actor, input: UpdateSystemInput): Promise<string> {
    const change = check(changedSystem, {
      ...input,
      code: input.code ?? undefined,
      name: input.name ?? undefined,
    });
    return this.changing(actor, async (tx) => {
      const system = await tx.em.findOne(SystemEntity, {
        organizationId: actor.organizationId,
        id: change.id,
      });
      if (!system || !maySee(actor, system)) throw notFound();
      if (!mayEdit(actor, system)) throw forbidden();
      if (system.version !== change.version) throw staleVersion();
      const changes = differences(change, input);
      if ('ownerUnitId' in changes && changes.ownerUnitId !== system.ownerUnitId) {
        await requireUnit(tx, changes.ownerUnitId);
        if (!mayEdit(actor, changes)) throw forbidden();
      }
      checkDays({ ...system, ...changes }, tx.now);
      const before = factsOf(system);
      Object.assign(system, changes, change.grading && (await gradingColumns(tx, change.grading)));
      const after = factsOf(system);
      if (JSON.stringify(before) === JSON.stringify(after)) return system.id;
      system.searchTokens = tokensOf(system);
      tx.record({
        action: 'system.changed',
        objectType: 'InformationSystem',
        objectId: system.id,
        objectName: system.name,
        before,
        after,
      });
      return system.id;
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

/** The answers of a grading with the levels that follow from them, as columns. */
async function gradingColumns(tx: Tx, answers: GradingAnswers) {
  const { code: gradingCode, ...levels } = requireGrading(
    await requireEdition(tx, gradingFramework),
    answers,
  );
  return { ...answers, ...levels, gradingCode };
}

const required = ['code', 'name', 'state', 'technologies', 'continuityCritical'] as const;
const emptiable = [
  'description',
  'ownerUnitId',
  'filingNumber',
  'filedOn',
  'filingValidUntil',
  'lastAssessedOn',
  'nextAssessmentDueOn',
] as const;
const graded = [
  'informationObject',
  'informationDegree',
  'serviceObject',
  'serviceDegree',
  'gradingCode',
] as const;

/** The plain columns that a change names: null empties what may be empty and is ignored elsewhere. */
function differences(
  change: Omit<z.output<typeof changedSystem>, 'grading'>,
  input: UpdateSystemInput,
): Partial<System> {
  return Object.fromEntries([
    ...required.filter((key) => change[key] != null).map((key) => [key, change[key]]),
    ...emptiable.filter((key) => input[key] !== undefined).map((key) => [key, change[key] ?? null]),
  ]) as Partial<System>;
}

/** What the audit trail keeps of a system. */
function factsOf(system: System): Record<string, Json> {
  const keys = [...required, ...emptiable, ...graded];
  return Object.fromEntries(keys.map((key) => [key, (system[key] as Json | undefined) ?? null]));
}

const tokensOf = (system: {
  code: string;
  name: string;
  description?: string | null | undefined;
  filingNumber?: string | null | undefined;
}) => searchTokens(system.code, system.name, system.description, system.filingNumber);
