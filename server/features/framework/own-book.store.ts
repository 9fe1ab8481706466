import { sqlState } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/database.js';
import { AppError, text } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import type { FrameworkData } from './framework-file.js';
import type { FrameworkControl } from './framework-tree.js';
import { forgetCurrent } from './framework.catalogue.js';
import { controlId, frameworkId } from './framework.ids.js';
import { frameworkRow } from './framework.rows.js';

/** What a new own framework says about itself. Own ones are never scored by conformity: grading belongs to MLPS. */
export type NewBookHead = Pick<
  FrameworkData,
  'framework' | 'levels' | 'verificationNotes' | 'scoring' | 'missingTables'
>;

/** Where the nodes of a new framework come from: a statement that answers the columns of `nodeColumns`. */
export interface NodeSource {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Columns of a node beside its keys. What only MLPS has stays empty. */
const contentColumns = 'code, clause, name, text, kind, level, informative, verification, rule, sort_order';

/** A node as a source may hand it over in JSON. */
export function nodeRow(control: FrameworkControl) {
  return {
    code: control.code,
    parent_code: control.parentCode,
    clause: control.ref,
    name: control.name,
    text: control.text,
    kind: control.kind,
    level: control.level,
    informative: control.informative,
    verification: control.verification,
    rule: control.rule ?? null,
    sort_order: control.order,
  };
}

const jsonColumns =
  'code text, parent_code text, clause text, name text, text text, kind text, level text, informative boolean, verification text, rule jsonb, sort_order integer';

/** Nodes that stand in one JSON list, given as a parameter or found by a statement. */
export const nodesInJson = (list: string, ...parameters: readonly unknown[]): NodeSource => ({
  sql: `select * from jsonb_to_recordset(${list}) as n(${jsonColumns})`,
  parameters,
});

/** The nodes of a framework that the transaction may see. */
export const nodesOf = (framework: string): NodeSource => ({
  sql: `select ${contentColumns
    .split(', ')
    .map((column) => `c.${column}`)
    .join(', ')}, p.code as parent_code
    from control c left join control p on p.id = c.parent_id where c.framework_id = $1::uuid`,
  parameters: [framework],
});

/**
 * Writes a whole own framework as a draft: four statements, whatever its size. No leaf is assessable before it is published,
 * so nothing that links proofs or opens results can ever take a control of a draft.
 */
export async function insertDraft(
  tx: Tx,
  head: NewBookHead,
  source: NodeSource,
  basedOnId: string | null = null,
): Promise<string> {
  const owner = tx.actor.organizationId;
  const { code } = head.framework;
  const id = frameworkId(code, owner);
  await insertHead(tx, head, basedOnId);
  const { sql, parameters } = source;
  const nodes = await tx.query<{ code: string }>(
    'framework.nodes',
    `select code from (${sql}) s`,
    parameters,
  );
  const codes = nodes.map((node) => node.code);
  const at = parameters.length;
  await tx.query(
    'control.insert',
    `with s as (${sql}), n as (select * from unnest($${at + 1}::text[], $${at + 2}::uuid[]) as n(code, id))
     insert into control (id, parent_id, framework_id, organization_id, assessable, optional, ${contentColumns})
     select n.id, p.id, $${at + 3}, $${at + 4}, false, false, ${contentColumns.replaceAll(/\w+/g, (column) => `s.${column}`)}
     from s join n on n.code = s.code left join n as p on p.code = s.parent_code`,
    [...parameters, codes, codes.map((each) => controlId(code, each, owner)), id, owner],
  );
  await touchDraft(tx, id);
  return id;
}

async function insertHead(tx: Tx, head: NewBookHead, basedOnId: string | null): Promise<void> {
  const {
    kind_counts: _,
    assessable_count: __,
    loaded_at: ___,
    ...columns
  } = frameworkRow({ ...mlpsOnly, ...head, controls: [], contentHash: draftHash() }, tx.actor.organizationId);
  const names = Object.keys(columns).join(', ');
  try {
    await tx.query(
      'framework.insert',
      `insert into framework (${names}, state, based_on_id)
       select ${names}, 'DRAFT', $2::uuid from jsonb_populate_recordset(null::framework, $1::jsonb)`,
      [JSON.stringify([columns]), basedOnId],
    );
  } catch (error) {
    if (sqlState(error) === uniqueViolation) throw codeTaken();
    throw error;
  }
}

const uniqueViolation = '23505';

export const codeTaken = (): AppError =>
  new AppError(
    'CONFLICT',
    text(
      '本机构已有同一编号的标准，请换一个编号。',
      'The organization has a framework of this code: choose another.',
    ),
  );

const mlpsOnly = {
  requirementSets: [],
  categories: [],
  dimensions: {},
  weightSources: {},
  unitGaps: [],
  highRiskGuide: null,
  highRiskScopes: [],
  highRiskCases: [],
  majorDangerGuide: null,
  majorDangers: [],
  grading: null,
} satisfies Partial<FrameworkData>;

// What is kept in memory is found by this: a draft gets a new one with every change instead of being read as a whole.
const draftHash = () => `draft-${newId()}`;

/** After a change of a draft's head or nodes: a new hash, and what the head says about the tree. */
export async function touchDraft(tx: Tx, id: string): Promise<void> {
  await tx.query('framework.touch', touchSql, [id, draftHash()]);
  forgetCurrent(tx);
}

const leaf = `kind in ('CLAUSE', 'INDICATOR', 'DUTY') and not informative`;

const touchSql = `
  with c as (select id, parent_id, kind, level, informative, sort_order from control where framework_id = $1)
  update framework f set content_hash = $2,
    kind_counts = (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', n) order by place), '[]')
      from (select kind, count(*) as n, min(sort_order) as place from c group by kind) k),
    assessable_count = (select count(*) from c where ${leaf}),
    levels = (select coalesce(jsonb_agg(l.value || jsonb_build_object(
        'itemCount', (select count(*) from c where c.level = l.value->>'code' and kind not in ('GROUP', 'GRADED_ITEM')),
        'controlPointCount', (select count(distinct c.parent_id) from c where c.level = l.value->>'code' and c.kind = 'CLAUSE')
      ) order by l.place), '[]')
      from jsonb_array_elements(f.levels) with ordinality as l(value, place))
  where f.id = $1`;

/** Draft → published: its leaves can be answered from now on, and its hash is that of its content. */
export async function publishDraft(tx: Tx, id: string): Promise<void> {
  await tx.query(
    'control.publish',
    `update control set assessable = true where framework_id = $1 and ${leaf}`,
    [id],
  );
  await tx.query('framework.publish', publishSql, [id, tx.now]);
  forgetCurrent(tx);
}

const publishSql = `
  update framework f set state = 'PUBLISHED', published_at = $2, content_hash = encode(sha256(convert_to(concat_ws(E'\\n', f.id,
    to_jsonb(f) - array['content_hash', 'created_at', 'loaded_at', 'published_at', 'state'],
    (select jsonb_agg(to_jsonb(c) order by c.sort_order) from control c where c.framework_id = f.id)), 'utf8')), 'hex')
  where f.id = $1`;
