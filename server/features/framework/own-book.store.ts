import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { FrameworkData } from './framework-file.js';
import { forgetCurrent } from './framework.catalogue.js';
import { frameworkId } from './framework.ids.js';
import { controlRows, frameworkRow } from './framework.rows.js';

/** Everything that a framework row and its controls are made of. */
export type NewBook = Omit<FrameworkData, 'contentHash'>;

/**
 * Writes a whole own framework as a draft, its controls with one statement. No leaf is assessable before it is published:
 * so nothing that links proofs or opens results can ever take a control of a draft.
 */
export async function insertDraft(tx: Tx, book: NewBook, basedOnId: string | null): Promise<string> {
  const owner = tx.actor.organizationId;
  const head = frameworkRow({ ...book, contentHash: draftHash() }, owner);
  const { loaded_at: _, ...columns } = head;
  await insertRows(tx, 'framework', [{ ...columns, state: 'DRAFT', based_on_id: basedOnId }]);
  await insertRows(
    tx,
    'control',
    controlRows(book, owner).map((row) => ({ ...row, assessable: false })),
  );
  forgetCurrent(tx);
  return frameworkId(book.framework.code, owner);
}

type Row = Readonly<Record<string, unknown>>;

/** The columns are the keys of the first row, typed by the table itself; all others keep their defaults. */
export async function insertRows(
  tx: Tx,
  table: 'framework' | 'control',
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await tx.query(
    `${table}.insert`,
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

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
        'controlPointCount', (select count(distinct c.parent_id) from c join c as p on p.id = c.parent_id
          where c.level = l.value->>'code' and c.kind = 'CLAUSE' and p.kind = 'GRADED_ITEM')) order by l.place), '[]')
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
    (select jsonb_agg(to_jsonb(c) - 'search_tokens' order by c.sort_order) from control c where c.framework_id = f.id)),
    'utf8')), 'hex')
  where f.id = $1`;
