import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Reads } from '../../platform/database/database.js';
import { badInput, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import { importedMappingSet, nodeOfUrn, requireEdition } from '../framework/index.js';
import type { Edition, ReadMappingSet } from '../framework/index.js';
import type { ImportMappingSetInput } from './mapping-import.types.js';
import { importCrosswalk } from './crosswalk.service.js';
import type { NewMapping } from './mapping.statements.js';

const wanting = z.object({
  importId: id,
  position: z.int().min(0),
  sourceFrameworkCode: line(120),
  targetFrameworkCode: line(120),
  code: line(60).pipe(z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'frameworkCode')),
  name: line(200),
});

/** Nodes without a counterpart that are named when a set is refused. */
const named = 5;
/** Characters of a basis and of a rationale. */
const maximumText = 2_000;

/** Sets of mappings that a file brought along, on their way into crosswalks of the hospital's own. */
export class MappingImportService {
  constructor(private readonly database: Database) {}

  /**
   * Writes one set of an import as a crosswalk between two rule books in use: all of it or nothing. BAD_USER_INPUT names the
   * nodes that neither of them has. Answers the id of the crosswalk.
   */
  async importSet(actor: Actor, input: ImportMappingSetInput): Promise<string> {
    const wanted = check(wanting, input);
    return this.database.write(actor, async (tx) => {
      const set = await importedMappingSet(tx, wanted.importId, wanted.position);
      if (!set) throw notFound();
      const source = await requireInUse(tx, wanted.sourceFrameworkCode);
      const target = await requireInUse(tx, wanted.targetFrameworkCode);
      return importCrosswalk(
        tx,
        {
          code: wanted.code,
          name: wanted.name,
          basis: basisOf(set),
          sourceFrameworkId: source.framework.id,
          targetFrameworkId: target.framework.id,
        },
        mappingsOf(set, source, target),
      );
    });
  }
}

async function requireInUse(reads: Reads, code: string): Promise<Edition> {
  const edition = await requireEdition(reads, code);
  if (edition.framework.state === 'DRAFT')
    throw invalidState(
      text('草稿还不能对标，请先发布。', 'A draft takes no mappings yet: publish it first.'),
    );
  return edition;
}

const basisOf = ({ name, description, source, target }: ReadMappingSet): string =>
  [name, description, `${source} → ${target}`]
    .filter(Boolean)
    .join(' · ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, maximumText);

function mappingsOf(set: ReadMappingSet, source: Edition, target: Edition): NewMapping[] {
  const [from, to] = [nodeOfUrn(source), nodeOfUrn(target)];
  const lost = new Set<string>();
  const mappings = set.mappings.flatMap((mapping): NewMapping[] => {
    const sourceId = from(mapping.source);
    const targetId = to(mapping.target);
    if (sourceId === undefined) lost.add(mapping.source);
    if (targetId === undefined) lost.add(mapping.target);
    if (sourceId === undefined || targetId === undefined) return [];
    const rationale = mapping.rationale?.slice(0, maximumText) ?? null;
    return [{ sourceId, targetId, relation: mapping.relation, confidence: 'MEDIUM', rationale }];
  });
  if (lost.size > 0) {
    const some = [...lost].slice(0, named).join(', ');
    throw badInput({
      mappings: text(
        `有 ${lost.size} 个条款在所选标准中找不到，没有导入：${some}`,
        `${lost.size} nodes are in neither of the chosen frameworks, nothing was imported: ${some}`,
      ),
    });
  }
  return mappings;
}
