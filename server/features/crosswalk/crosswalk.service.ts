import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, invalidState, limitExceeded, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { requireEdition } from '../framework/index.js';
import type { CreateCrosswalkInput } from './crosswalk.inputs.js';
import { crosswalksByIds } from './crosswalk.queries.js';
import { opening } from './crosswalk.rules.js';
import { insertCrosswalk, insertMappings, removeMappings } from './mapping.statements.js';
import type { NewCrosswalk, NewMapping } from './mapping.statements.js';

/** What one import may bring: mapping sets in general use hold a few thousand. */
export const maximumImportedMappings = 20_000;

const codePattern = /^[a-z0-9][a-z0-9.-]*$/;

/** Crosswalks of the hospital's own. */
export class CrosswalkService {
  constructor(private readonly database: Database) {}

  /** Opens a crosswalk without mappings; answers its id. */
  async createCrosswalk(actor: Actor, input: CreateCrosswalkInput): Promise<string> {
    const { sourceFrameworkCode, targetFrameworkCode, ...wanted } = check(opening, { ...input });
    if (!codePattern.test(wanted.code))
      throw badInput({
        code: text(
          '编码只能用小写字母、数字、点和横线。',
          'The code takes lower-case letters, digits, dots and hyphens.',
        ),
      });
    return this.database.write(actor, async (tx) => {
      const source = await requireEdition(tx, sourceFrameworkCode);
      const target = await requireEdition(tx, targetFrameworkCode);
      if (source === target)
        throw badInput({
          targetFrameworkCode: text(
            '对标只在两个不同的标准之间建立。',
            'A crosswalk leads from one rule book to another.',
          ),
        });
      const id = await insertNew(tx, {
        ...wanted,
        sourceFrameworkId: source.framework.id,
        targetFrameworkId: target.framework.id,
      });
      tx.record({
        action: 'crosswalk.created',
        objectType: 'Crosswalk',
        objectId: id,
        objectName: wanted.name,
        after: { ...wanted, sourceFrameworkCode, targetFrameworkCode },
      });
      return id;
    });
  }

  /** Removes a crosswalk of the hospital's own with everything in it; answers the number of mappings. */
  async deleteCrosswalk(actor: Actor, crosswalkId: string): Promise<number> {
    check(idRule, crosswalkId);
    return this.database.write(actor, async (tx) => {
      const [crosswalk] = await crosswalksByIds(tx, [crosswalkId]);
      if (!crosswalk) throw notFound();
      if (!crosswalk.own)
        throw invalidState(
          text(
            '随产品发布的对标不能删除，可把其中的映射标为“不采用”。',
            'A published crosswalk cannot be deleted: reject its mappings instead.',
          ),
        );
      const mappings = await removeMappings(tx, { crosswalkId });
      await tx.query('crosswalk.delete', 'delete from crosswalk where organization_id = $1 and id = $2', [
        actor.organizationId,
        crosswalkId,
      ]);
      const { code, name, basis } = crosswalk;
      tx.record({
        action: 'crosswalk.deleted',
        objectType: 'Crosswalk',
        objectId: crosswalkId,
        objectName: name,
        before: { code, name, basis, mappings },
      });
      return mappings;
    });
  }
}

/**
 * Adds a crosswalk of the hospital's own with all its mappings, inside the caller's transaction: all of it or nothing. Three
 * statements. The mappings arrive UNVERIFIED. Answers the id of the crosswalk. The caller has checked the permission
 * `crosswalk:review` and the lengths of the texts (code, name ≤ 200, basis and rationale ≤ 2,000 characters).
 */
export async function importCrosswalk(
  tx: Tx,
  crosswalk: NewCrosswalk,
  mappings: readonly NewMapping[],
): Promise<string> {
  if (mappings.length > maximumImportedMappings)
    throw limitExceeded('mappings of one crosswalk', maximumImportedMappings, mappings.length);
  const id = await insertNew(tx, crosswalk);
  const made = await insertMappings(tx, id, mappings, 'UNVERIFIED');
  if (made.length < mappings.length)
    throw badInput({
      mappings: text(
        '有映射重复，或所指条款不属于这两个标准，没有导入任何映射。',
        'Some mappings are doubled or name controls outside of the two rule books: nothing was imported.',
      ),
    });
  tx.record({
    action: 'crosswalk.imported',
    objectType: 'Crosswalk',
    objectId: id,
    objectName: crosswalk.name,
    after: { ...crosswalk, mappings: made.length },
  });
  return id;
}

async function insertNew(tx: Tx, crosswalk: NewCrosswalk): Promise<string> {
  const id = await insertCrosswalk(tx, crosswalk);
  if (id) return id;
  throw badInput({
    code: text(
      `已有编码为“${crosswalk.code}”的对标，请换一个编码。`,
      `There is a crosswalk "${crosswalk.code}" already: choose another code.`,
    ),
  });
}
