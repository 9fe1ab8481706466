import { z } from 'zod';
import type { Reads } from '../../platform/database/database.js';
import { joinToOne, selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { sight, visible } from './evidence.access.js';
import { markedInFile, markedOffice } from './watermark/markable.js';
import type { Evidence, EvidenceLink, EvidenceVersion } from './evidence.types.js';

/** Day in Shanghai; a sub-select, so that it is found once per statement and not once per row. */
const today = `(select (now() at time zone 'Asia/Shanghai')::date)`;
const expiringDays = 30;

/** Validity today from the dates of the row `e`, and from whether its bytes are still those that were received. */
export const validity = `case when e.damaged_at is not null then 'DAMAGED' when e.valid_from > ${today} then 'NOT_YET_VALID' when e.valid_until < ${today} then 'EXPIRED'
    when e.valid_until <= ${today} + ${expiringDays} then 'EXPIRING' else 'VALID' end`;

// Days as text in every pool: the unit of work's own connection reads dates in its own way.
export const evidenceColumns: Columns = {
  typeName: 'Evidence',
  sql: {
    id: 'e.id',
    title: 'e.title',
    description: 'e.description',
    kind: 'e.kind',
    label: 'e.label',
    state: 'e.state',
    collectedOn: 'e.collected_on::text',
    validFrom: 'e.valid_from::text',
    validUntil: 'e.valid_until::text',
    validity,
    proves: `e.state = 'ACCEPTED' and e.damaged_at is null and e.valid_from <= ${today} and coalesce(e.valid_until >= ${today}, true)`,
    tags: 'e.tags',
    submittedAt: 'e.submitted_at',
    reviewedAt: 'e.reviewed_at',
    returnReason: 'e.return_reason',
    createdAt: 'e.created_at',
    updatedAt: 'e.updated_at',
    version: 'e.version',
    clientKey: 'e.client_key',
    ownerId: 'e.owner_id',
    unitId: 'e.unit_id',
    currentVersionId: 'e.current_version_id',
    submittedById: 'e.submitted_by',
    reviewedById: 'e.reviewed_by',
  },
  facts: ['state', 'label', 'ownerId', 'unitId', 'currentVersionId', 'submittedById', 'reviewedById'],
};

// Text carries its character set behind a semicolon.
const previewable = `v.media_type like 'image/%' and v.media_type not in ('image/tiff', 'image/bmp') or v.media_type like 'text/%'
  or split_part(v.media_type, ';', 1) in ('application/pdf', 'application/json', 'application/xml', 'message/rfc822',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')`;

const isOneOf = (types: readonly string[]): string =>
  `coalesce(v.media_type in (${types.map((type) => `'${type}'`).join()}), false)`;

/** Something of the text inside the version `v`; null where there can be none. */
const inText = (column: string): string =>
  `(select t.${column} from evidence_text t where t.organization_id = v.organization_id and t.version_id = v.id)`;

export const versionColumns: Columns = {
  typeName: 'EvidenceVersion',
  sql: {
    id: 'v.id',
    number: 'v.number',
    kind: 'v.kind',
    fileName: 'v.file_name',
    mediaType: 'v.media_type',
    byteSize: 'v.byte_size',
    sha256: 'v.sha256',
    sm3: '(select d.sm3 from file_digest d where d.organization_id = v.organization_id and d.sha256 = v.sha256)',
    url: 'v.url',
    text: 'v.body',
    note: 'v.note',
    createdAt: 'v.created_at',
    downloadUrl: `case when v.kind = 'FILE' then '/files/evidence/' || v.id end`,
    previewUrl: `case when v.kind = 'FILE' and (${previewable}) then '/files/evidence/' || v.id || '/preview' end`,
    watermark: `case when e.label <> 'SENSITIVE' then null when ${isOneOf(markedInFile)} then 'IN_FILE'
      when ${isOneOf(markedOffice)} then 'IN_COPY_AND_ON_SCREEN' else 'ON_SCREEN' end`,
    originalUrl: `case when e.label = 'SENSITIVE' and v.kind = 'FILE' then '/files/evidence/' || v.id || '?original=1' end`,
    evidenceId: 'v.evidence_id',
    createdById: 'v.created_by',
    textState: inText('state'),
    textReason: inText('reason'),
    textCut: inText('cut'),
  },
  facts: ['evidenceId', 'createdById'],
};
const versions = `evidence_version v join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id`;

const linkColumns: Columns = {
  typeName: 'EvidenceLink',
  sql: {
    id: 'l.id',
    status: 'l.status',
    derivedFrom: 'l.derived_from',
    confirmedAt: 'l.confirmed_at',
    createdAt: 'l.created_at',
    evidenceId: 'l.evidence_id',
    controlId: 'l.control_id',
    systemId: 'l.system_id',
    createdById: 'l.created_by',
    confirmedById: 'l.confirmed_by',
  },
  facts: ['status', 'evidenceId', 'controlId', 'systemId', 'createdById', 'confirmedById'],
};
// A cursor may be forged.
const linkCursor = z.tuple([z.iso.datetime(), idRule]);

const links = `evidence_link l join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id`;
const everyLinkColumn = selectList(linkColumns, undefined);

/** Evidence by id, in no particular order; what is deleted, of another organization or out of sight is missing. */
export function evidencesByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<Evidence[]> {
  if (ids.length === 0) return Promise.resolve([]);
  // Joined, not `= any`: that condition fits every index that ends with the id, and the planner takes a slow one.
  return reads.query<Evidence>(
    'evidence.byIds',
    `select ${selectList(evidenceColumns, selected)} from (select distinct unnest($5::uuid[]) as id) k join evidence e on e.id = k.id where ${visible('e')}`,
    [...sight(reads.actor), ids],
    'kept',
  );
}

/** As `evidencesByIds`, NOT_FOUND when any of them is missing. For other rooms that attach proof. */
export async function requireEvidences(reads: Reads, ids: readonly string[]): Promise<Evidence[]> {
  const found = await evidencesByIds(reads, ids);
  if (found.length < new Set(ids).size) throw notFound();
  return found;
}

/** Versions by id, of visible evidence. */
export function versionsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<EvidenceVersion[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<EvidenceVersion>(
    'evidenceVersion.byIds',
    `select ${selectList(versionColumns, selected)} from ${versions} where ${visible('e')} and v.organization_id = $1 and v.id = any ($5::uuid[])`,
    [...sight(reads.actor), ids],
    'kept',
  );
}

/** All versions of these pieces of evidence, newest first. */
export function versionsOfEvidences(
  reads: Reads,
  evidenceIds: readonly string[],
  selected?: Selection,
): Promise<EvidenceVersion[]> {
  return reads.query<EvidenceVersion>(
    'evidenceVersion.ofEvidences',
    `select ${selectList(versionColumns, selected, ['evidenceId'])} from ${versions} where ${visible('e')} and v.organization_id = $1
       and v.evidence_id = any ($5::uuid[]) order by v.number desc`,
    [...sight(reads.actor), evidenceIds],
  );
}

/** Links by id, of visible evidence. */
export function linksByIds(reads: Reads, ids: readonly string[]): Promise<EvidenceLink[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<EvidenceLink>(
    'evidenceLink.byIds',
    `select ${everyLinkColumn} from ${links} where ${visible('e')} and l.organization_id = $1 and l.id = any ($5::uuid[])
     order by l.created_at, l.id`,
    [...sight(reads.actor), ids],
  );
}

/** Links of these pieces of evidence, oldest first. */
export function linksOfEvidences(
  reads: Reads,
  evidenceIds: readonly string[],
  selected?: Selection,
): Promise<EvidenceLink[]> {
  return reads.query<EvidenceLink>(
    'evidenceLink.ofEvidences',
    `select ${selectList(linkColumns, selected, ['evidenceId'])} from ${links} where ${visible('e')} and l.organization_id = $1 and l.evidence_id = any ($5::uuid[])
     order by l.created_at, l.id`,
    [...sight(reads.actor), evidenceIds],
  );
}

/**
 * Links of these controls to visible evidence, oldest first. With a system only those that count for it: made for every
 * subject, or for this system. `null` counts for a subject that is no system; left out means all.
 */
export async function linksOfControls(
  reads: Reads,
  controlIds: readonly string[],
  systemId?: string | null,
  selected?: Selection,
): Promise<EvidenceLink[]> {
  if (controlIds.length === 0) return [];
  const { list, nest } = joinToOne(selected, { evidence: { columns: evidenceColumns, join: '' } });
  const columns = `${selectList(linkColumns, selected, ['controlId', 'systemId'])}${list}`;
  const subject = {
    all: 'true',
    every: 'l.system_id is null',
    one: '(l.system_id is null or l.system_id = $6::uuid)',
  };
  const rows = await reads.query<EvidenceLink>(
    'evidenceLink.ofControls',
    `select ${columns} from ${links} where ${visible('e')} and l.organization_id = $1 and l.control_id = any ($5::uuid[])
       and ${subject[systemId === undefined ? 'all' : systemId ? 'one' : 'every']} order by l.created_at, l.id`,
    [...sight(reads.actor), controlIds, ...(systemId ? [systemId] : [])],
    systemId === undefined ? undefined : 'kept',
  );
  return nest(rows);
}

/** The links between these pieces of evidence and these controls that hold for exactly this system (null: for every subject). */
export function linksOfPairs(
  reads: Reads,
  pairs: {
    readonly evidenceIds: readonly string[];
    readonly controlIds: readonly string[];
    readonly systemId: string | null;
  },
): Promise<EvidenceLink[]> {
  return reads.query<EvidenceLink>(
    'evidenceLink.ofPairs',
    `select ${everyLinkColumn} from ${links} where ${visible('e')} and l.organization_id = $1 and l.evidence_id = any ($5::uuid[])
       and l.control_id = any ($6::uuid[]) and l.system_id is not distinct from $7::uuid order by l.created_at, l.id`,
    [...sight(reads.actor), pairs.evidenceIds, pairs.controlIds, pairs.systemId],
  );
}

// Few rows wait, so counting them costs what reading them costs. Where the evidence itself is not accepted yet, its review
// comes first: it settles links that a request brought.
const proposedSql = `
  with waiting as materialized (
    select l.id, l.created_at from ${links} where ${visible('e')} and l.organization_id = $1 and l.status = 'PROPOSED' and e.state = 'ACCEPTED'
  ), page as (
    select id from waiting where $5::timestamptz is null or (created_at, id) > ($5, $6::uuid)
    order by created_at, id limit $7
  )
  select (select count(*) from waiting)::integer as total, ${everyLinkColumn}
  from (select 1) one left join page on true left join evidence_link l on l.organization_id = $1 and l.id = page.id
  order by l.created_at, l.id`;

/** One page of the links that wait for a person, oldest first, with their number: one statement. */
export async function proposedLinks(reads: Reads, page: Page): Promise<Connection<EvidenceLink>> {
  const [at, id] = page.after ? check(linkCursor, page.after) : [null, null];
  const rows = await reads.query<EvidenceLink & { total: number }>('evidenceLink.proposed', proposedSql, [
    ...sight(reads.actor),
    at,
    id,
    page.first + 1,
  ]);
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (link) => [link.createdAt, link.id]);
}

/** How many links each piece of evidence has. */
export function linkCounts(
  reads: Reads,
  evidenceIds: readonly string[],
): Promise<{ id: string; count: number }[]> {
  return reads.query<{ id: string; count: number }>(
    'evidenceLink.counts',
    `select evidence_id as id, count(*)::integer as count from evidence_link
     where organization_id = $1 and evidence_id = any ($2::uuid[]) group by evidence_id`,
    [reads.actor.organizationId, evidenceIds],
  );
}
