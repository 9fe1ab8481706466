import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { editionsOf } from '../framework/index.js';
import { ControlTree } from './control-tree.js';
import { mayDelete } from './crosswalk.access.js';
import type { CreateMappingInput, ReviewMappingsInput, UpdateMappingInput } from './crosswalk.inputs.js';
import { adding, changing, reviewing } from './crosswalk.rules.js';
import {
  insertCrosswalk,
  insertMappings,
  readMappings,
  removeMappings,
  saveJudgements,
} from './mapping.statements.js';
import type { Judgement, KnownMapping } from './mapping.statements.js';

/** What the hospital makes of mappings, and mappings of its own. */
export class MappingService {
  constructor(private readonly database: Database) {}

  /** Judges many mappings at once. NOT_FOUND when one is missing; what is judged so already is passed over. */
  async reviewMappings(actor: Actor, input: ReviewMappingsInput): Promise<string[]> {
    const { mappingIds, status } = check(reviewing, { ...input });
    const ids = [...new Set(mappingIds)];
    return this.database.write(actor, async (tx) => {
      const found = await readMappings(tx, ids);
      if (found.length < ids.length) throw notFound();
      const changed = found.filter(
        (mapping) =>
          mapping.status !== status || (status === 'UNVERIFIED' && differs(mapping, mapping.first)),
      );
      await judge(
        tx,
        changed,
        // To take a judgement back is to take its changes back.
        changed.map((mapping) => ({ ...mapping, ...(status === 'UNVERIFIED' ? mapping.first : {}), status })),
      );
      return ids;
    });
  }

  /** Changes relation, confidence or rationale of one mapping, published ones for this hospital alone. */
  async updateMapping(actor: Actor, input: UpdateMappingInput): Promise<string> {
    const wanted = check(changing, { ...input });
    return this.database.write(actor, async (tx) => {
      const [mapping] = await readMappings(tx, [wanted.mappingId]);
      if (!mapping) throw notFound();
      if (mapping.version !== wanted.version) throw staleVersion();
      const next: Judgement = {
        mappingId: mapping.mappingId,
        status: 'REVIEWED',
        relation: wanted.relation ?? mapping.relation,
        confidence: wanted.confidence ?? mapping.confidence,
        rationale: input.rationale == null ? mapping.rationale : (wanted.rationale ?? null),
      };
      if (mapping.status !== next.status || differs(mapping, next)) await judge(tx, [mapping], [next]);
      return mapping.mappingId;
    });
  }

  /** Adds a mapping of the hospital's own; answers its id. */
  async createMapping(actor: Actor, input: CreateMappingInput): Promise<string> {
    const { crosswalkId, ...wanted } = check(adding, { ...input });
    const mapping = { ...wanted, rationale: wanted.rationale ?? null };
    return this.database.write(actor, async (tx) => {
      const tree = new ControlTree(await editionsOf(tx));
      const [source, target] = [tree.edition(mapping.sourceId), tree.edition(mapping.targetId)];
      if (!source || !target) throw notFound();
      if (source === target)
        throw badInput({
          targetId: text(
            '对标只在两个不同的标准之间建立。',
            'A mapping leads from one rule book to another.',
          ),
        });
      const into = crosswalkId ?? (await ownCrosswalk(tx, source.framework, target.framework));
      const [id] = await insertMappings(tx, into, [mapping], 'REVIEWED');
      if (!id)
        throw badInput({
          crosswalkId: text(
            '该对标中已有这一对条款，或它不属于这两个标准，或不是本院的对标。',
            'The crosswalk holds this pair already, is between other rule books, or is not the hospital’s own.',
          ),
        });
      tx.record({
        action: 'mapping.created',
        objectType: 'Mapping',
        objectId: id,
        objectName: nameOf(tree, mapping.sourceId, mapping.targetId),
        after: { ...mapping, crosswalkId: into },
      });
      return id;
    });
  }

  /** Removes a mapping of the hospital's own. INVALID_STATE for a published one: it can be rejected. */
  async deleteMapping(actor: Actor, mappingId: string): Promise<void> {
    const { mappingId: id } = check(changing.pick({ mappingId: true }), { mappingId });
    await this.database.write(actor, async (tx) => {
      const [mapping] = await readMappings(tx, [id]);
      if (!mapping) throw notFound();
      if (!mapping.own)
        throw invalidState(
          text(
            '随产品发布的映射不能删除，可标为“不采用”。',
            'A published mapping cannot be deleted: reject it instead.',
          ),
        );
      if (!mayDelete(actor, mapping)) throw forbidden();
      await removeMappings(tx, { ids: [id] });
      const { relation, confidence, rationale, status, name, crosswalkId } = mapping;
      tx.record({
        action: 'mapping.deleted',
        objectType: 'Mapping',
        objectId: id,
        objectName: name,
        before: { crosswalkId, relation, confidence, rationale, status },
      });
    });
  }
}

const factsOf = ({
  relation,
  confidence,
  rationale,
}: Pick<Judgement, 'relation' | 'confidence' | 'rationale'>) => ({
  relation,
  confidence,
  rationale,
});

const differs = (a: Parameters<typeof factsOf>[0], b: Parameters<typeof factsOf>[0]): boolean =>
  JSON.stringify(factsOf(a)) !== JSON.stringify(factsOf(b));

const verbs = {
  REVIEWED: 'mapping.reviewed',
  REJECTED: 'mapping.rejected',
  UNVERIFIED: 'mapping.reopened',
} as const;

/** Writes what changed and one event for each; CONFLICT when somebody else judged one of them meanwhile. */
async function judge(tx: Tx, before: readonly KnownMapping[], after: readonly Judgement[]): Promise<void> {
  if (after.length === 0) return;
  const versions = new Map(before.map((mapping) => [mapping.mappingId, mapping.version]));
  const written = await saveJudgements(
    tx,
    after.map(({ mappingId, status, ...rest }) => ({
      mappingId,
      status,
      ...factsOf(rest),
      version: versions.get(mappingId)!,
    })),
  );
  if (written.length < after.length) throw staleVersion();
  const known = new Map(before.map((mapping) => [mapping.mappingId, mapping]));
  for (const next of after) {
    const mapping = known.get(next.mappingId)!;
    tx.record({
      action: verbs[next.status],
      objectType: 'Mapping',
      objectId: next.mappingId,
      objectName: mapping.name,
      before: { status: mapping.status, ...factsOf(mapping) },
      after: { status: next.status, ...factsOf(next) },
    });
  }
}

/** The crosswalk that keeps single mappings between two rule books, made with the first of them. */
async function ownCrosswalk(
  tx: Tx,
  source: { readonly id: string; readonly code: string; readonly shortName: string },
  target: { readonly id: string; readonly code: string; readonly shortName: string },
): Promise<string> {
  const code = `own.${source.code}.${target.code}`;
  const made = await insertCrosswalk(tx, {
    code,
    name: `本院对标：${source.shortName} ↔ ${target.shortName}`,
    basis: '本院人员逐条录入。',
    sourceFrameworkId: source.id,
    targetFrameworkId: target.id,
  });
  if (made) return made;
  const [known] = await tx.query<{ id: string }>(
    'crosswalk.byCode',
    'select id from crosswalk where organization_id = $1 and code = $2',
    [tx.actor.organizationId, code],
  );
  return known!.id;
}

const nameOf = (tree: ControlTree, ...ids: string[]): string =>
  ids.map((id) => tree.control(id)?.code ?? id).join(' ↔ ');
