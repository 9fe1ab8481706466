import type { Reads, Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids.js';
import type { Edition } from '../../framework/index.js';
import type { OfficialContent, OfficialTableKindKey, OfficialTables } from './official-table.content.js';
import {
  categoriesWith,
  enterable,
  gradedTablesWith,
  isWhole,
  pointsTablesWith,
} from './official-tables.merge.js';
import type { OfficialTable, OfficialTableChange } from './official-table.types.js';

interface Row {
  readonly id: string;
  readonly kind: OfficialTableKindKey;
  readonly content: OfficialContent[OfficialTableKindKey] | null;
  readonly source: string;
  readonly enteredByName: string;
  readonly enteredAt: string;
  readonly version: number;
}

/** Every table that this rule book lacks, entered or not, in one statement. */
export async function tablesOf(reads: Reads, edition: Edition): Promise<OfficialTable[]> {
  const rows = await reads.query<Row>(
    'officialTable.ofFramework',
    `select id, kind, content, source, entered_by_name as "enteredByName", entered_at as "enteredAt", version
     from official_table where organization_id = $1 and framework_id = $2`,
    [reads.actor.organizationId, edition.framework.id],
  );
  const found = new Map(rows.map((row) => [row.kind, row]));
  return enterable(edition).map((kind) => toTable(edition, kind, found.get(kind)));
}

function toTable(
  { framework, ...edition }: Edition,
  kind: OfficialTableKindKey,
  row: Row | undefined,
): OfficialTable {
  const content = row?.content ?? null;
  return {
    id: `${framework.id}:${kind}`,
    frameworkId: framework.id,
    kind,
    complete: isComplete({ framework, ...edition }, kind, content),
    entered: content !== null,
    ...shapesOf(kind, content),
    source: content === null ? null : (row?.source ?? null),
    enteredByName: row?.enteredByName ?? null,
    enteredAt: row?.enteredAt ?? null,
    version: row?.version ?? 0,
  };
}

type Shapes = Pick<OfficialTable, 'levelRows' | 'categories' | 'passUse' | 'grades'>;

function shapesOf(kind: OfficialTableKindKey, content: unknown): Shapes {
  const of = <Kind extends OfficialTableKindKey>(wanted: Kind): OfficialContent[Kind] | null =>
    wanted === kind && content !== null ? (content as OfficialContent[Kind]) : null;
  const use = of('PASS_USE');
  return {
    levelRows: (of('LEVEL_TABLE') ?? []).map((row) => ({
      level: row.level,
      minimumScore: row.minimumScore ?? null,
      basicRequired: row.basicRequired ?? null,
      electiveRequired: row.electiveRequired ?? null,
      electiveTotal: row.electiveTotal ?? null,
    })),
    categories: of('CATEGORIES') ?? [],
    passUse: use && { BASIC: use.BASIC ?? null, ELECTIVE: use.ELECTIVE ?? null },
    grades: (of('GRADES') ?? []).map(({ grade, minimumScore }) => ({
      grade,
      minimumScore: minimumScore ?? null,
    })),
  };
}

/** Nothing is missing any more: what the book still lacks after the entry is nothing. */
function isComplete(edition: Edition, kind: OfficialTableKindKey, content: unknown): boolean {
  if (content === null) return false;
  const entered = {
    [kind]: { content, source: '', enteredByName: '', enteredOn: '' },
  } as unknown as OfficialTables;
  const { scoring, controls } = edition;
  if (scoring.kind === 'POINTS')
    return pointsTablesWith(scoring, entered).grades.every(({ minimumScore }) => minimumScore !== null);
  if (scoring.kind !== 'GRADED_ITEMS') return true;
  if (kind === 'CATEGORIES')
    return controls.every((control) => !Object.values(categoriesWith(control, entered)).includes('UNKNOWN'));
  const tables = gradedTablesWith(scoring, entered);
  if (kind === 'PASS_USE') return !Object.values(tables.passUse).includes(null);
  return tables.levelTable.every((row) => isWhole(tables, row));
}

/** What was entered before, newest first, at most 50 of each table. */
export async function historyOfTables(
  reads: Reads,
  frameworkIds: readonly string[],
): Promise<(OfficialTableChange & { key: string })[]> {
  const rows = await reads.query<
    Pick<Row, 'kind' | 'content' | 'source'> & { frameworkId: string; at: string; actorName: string }
  >(
    'officialTable.history',
    `select framework_id as "frameworkId", kind, content, source, entered_at as at, entered_by_name as "actorName" from (
       select *, row_number() over (partition by framework_id, kind order by valid_from desc) as place from (
         select framework_id, kind, content, source, entered_at, entered_by_name, valid_from from official_table
         where organization_id = $1 and framework_id = any ($2::uuid[])
         union all
         select framework_id, kind, content, source, entered_at, entered_by_name, valid_from from official_table_history
         where organization_id = $1 and framework_id = any ($2::uuid[])
       ) u
     ) h where place <= 50 order by place`,
    [reads.actor.organizationId, frameworkIds],
  );
  return rows.map(({ frameworkId, kind, content, source, at, actorName }) => ({
    key: `${frameworkId}:${kind}`,
    at,
    actorName,
    source,
    withdrawn: content === null,
    ...shapesOf(kind, content),
  }));
}

export interface LockedTable {
  readonly id: string;
  readonly version: number;
  readonly content: unknown;
  readonly source: string;
}

/** The entered table, locked; none when nothing was ever entered. */
export async function lockTable(
  tx: Tx,
  frameworkId: string,
  kind: OfficialTableKindKey,
): Promise<LockedTable | undefined> {
  const [row] = await tx.query<LockedTable>(
    'officialTable.lock',
    `select id, version, content, source from official_table where organization_id = $1 and framework_id = $2 and kind = $3 for update`,
    [tx.actor.organizationId, frameworkId, kind],
  );
  return row;
}

/** Writes a table; false when somebody else entered the first one meanwhile. */
export async function saveTable(
  tx: Tx,
  frameworkId: string,
  kind: OfficialTableKindKey,
  { content, source, known }: { content: unknown; source: string; known: LockedTable | undefined },
): Promise<boolean> {
  const rows = await tx.query(
    'officialTable.save',
    `insert into official_table as t (id, organization_id, framework_id, kind, content, source, entered_by, entered_by_name, entered_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7::uuid, $8, now())
     on conflict (organization_id, framework_id, kind) do update set content = excluded.content, source = excluded.source,
       entered_by = excluded.entered_by, entered_by_name = excluded.entered_by_name, entered_at = excluded.entered_at,
       version = t.version + 1
     where t.version = $9
     returning t.id`,
    [
      known?.id ?? newId(),
      tx.actor.organizationId,
      frameworkId,
      kind,
      content === null ? null : JSON.stringify(content),
      source,
      tx.actor.membershipId ?? null,
      tx.actor.displayName,
      known?.version ?? 0,
    ],
  );
  return rows.length > 0;
}
