import { z } from 'zod';
import type { Reads } from '../../platform/database/database.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { controlsByIds, requireEdition } from '../framework/index.js';
import type { Control } from '../framework/index.js';
import { sight, visible } from './evidence.access.js';
import type { ProofReuse, ProofReuseArgs } from './reuse.types.js';

// What proves something today, and whether it alone does so: for every subject no other proof for every subject; for one
// system no other for it, and none for every subject.
const proving = (where: string): string => `
  select v.evidence_id, v.control_id, count(*) over one = 1 and (v.system_id is null
    or count(*) filter (where v.system_id is null) over (partition by v.control_id) = 0) as alone
  from valid_link v where v.organization_id = $1 ${where} window one as (partition by v.control_id, v.system_id)`;

// Rule books are told apart for the rows of the page only.
const sql = (order: 'controls' | 'sole'): string => `
  with proving as (${proving('')}),
  once as materialized (
    select p.evidence_id, p.control_id, bool_or(p.alone) as alone from proving p
    where $5::uuid is null or p.control_id in (select c.id from control c where c.framework_id = $5)
    group by p.evidence_id, p.control_id
  ), sums as materialized (
    select o.evidence_id as id, count(*)::integer as controls, (count(*) filter (where o.alone))::integer as sole
    from once o join evidence e on e.id = o.evidence_id where ${visible('e')} group by o.evidence_id
  ), page as materialized (
    select id, controls, sole from sums where $6::integer is null or (-${order}, id) > (-$6::integer, $7::uuid)
    order by -${order}, id limit $8
  ), books as (
    select o.evidence_id as id, c.framework_id, count(*) as controls, count(*) filter (where o.alone) as sole
    from page join once o on o.evidence_id = page.id join control c on c.id = o.control_id group by o.evidence_id, c.framework_id
  ), told as (
    select b.id, jsonb_agg(jsonb_build_object('frameworkId', b.framework_id, 'controls', b.controls, 'sole', b.sole)
      order by b.controls desc, b.framework_id) as books from books b group by b.id
  )
  select (select count(*) from sums)::integer as total, page.id as "evidenceId", page.controls, page.sole, told.books
  from (select 1) one left join page on true left join told on told.id = page.id order by -${order}, page.id`;

const statements = { CONTROLS_DESC: sql('controls'), SOLE_DESC: sql('sole') } as const;

// A cursor may be forged.
const reuseCursor = z.tuple([z.int().min(0).max(1_000_000), idRule]);

/** What proves most, page by page: one statement over what proves something today. */
export async function readReuse(
  reads: Reads,
  { frameworkCode, orderBy, first, after }: ProofReuseArgs,
): Promise<Connection<ProofReuse>> {
  const page = readPage(first, after, 2);
  const [from, fromId] = page.after ? check(reuseCursor, page.after) : [null, null];
  const edition = frameworkCode == null ? undefined : await requireEdition(reads, frameworkCode);
  const rows = await reads.query<ProofReuse & { total: number }>('evidence.reuse', statements[orderBy], [
    ...sight(reads.actor),
    edition?.framework.id ?? null,
    from,
    fromId,
    page.first + 1,
  ]);
  const found = rows.filter((row) => row.evidenceId !== null);
  const key = (row: ProofReuse) => (orderBy === 'SOLE_DESC' ? row.sole : row.controls);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [key(row), row.evidenceId]);
}

/** The controls whose only valid proof each of these pieces of evidence is, in no particular order: one statement. */
export async function soleProofs(
  reads: Reads,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Control[]>> {
  const rows = await reads.query<{ evidenceId: string; controlId: string }>(
    'evidence.soleProofs',
    `with proving as (${proving(`and v.control_id in (select l.control_id from evidence_link l
       where l.organization_id = $1 and l.evidence_id = any ($5::uuid[]))`)})
     select distinct p.evidence_id as "evidenceId", p.control_id as "controlId" from proving p
     join evidence e on e.id = p.evidence_id
     where p.alone and p.evidence_id = any ($5::uuid[]) and ${visible('e')}`,
    [...sight(reads.actor), evidenceIds],
  );
  const controls = await controlsByIds(
    reads,
    rows.map((row) => row.controlId),
  );
  const byId = new Map(controls.map((control) => [control.id, control]));
  const grouped = Map.groupBy(rows, (row) => row.evidenceId);
  return new Map(
    [...grouped].map(([id, own]) => [
      id,
      own
        .flatMap((row) => byId.get(row.controlId) ?? [])
        .toSorted((one, other) =>
          one.frameworkId < other.frameworkId
            ? -1
            : one.frameworkId > other.frameworkId
              ? 1
              : one.order - other.order,
        ),
    ]),
  );
}
