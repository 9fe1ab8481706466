import type { Tx } from '../../platform/database/database.js';
import { badInput, limitExceeded, text } from '../../platform/graphql/errors.js';
import { insertCrosswalk, insertMappings } from './mapping.statements.js';
import type { NewCrosswalk, NewMapping } from './mapping.statements.js';

/** What one import may bring: mapping sets in general use hold a few thousand. */
export const maximumImportedMappings = 20_000;

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
  const id = await insertCrosswalk(tx, crosswalk);
  if (id === null)
    throw badInput({
      code: text(
        `已有编码为“${crosswalk.code}”的对标，请换一个编码。`,
        `There is a crosswalk "${crosswalk.code}" already: choose another code.`,
      ),
    });
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
