import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { permissionsOf, roles } from '../../platform/access/permissions.js';
import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { isPerson, sight, visiblePolicy, visibleVersion } from './policy.access.js';
import { PolicyOrder } from './policy.enums.js';
import type { PolicyFilter } from './policy.inputs.js';
import type { Policy, PolicyVersion } from './policy.types.js';

const dueSoonDays = 60;
const today = `(now() at time zone 'Asia/Shanghai')::date`;

const policies = `policy p left join policy_version cv on cv.organization_id = $1 and cv.id = p.current_version_id
  left join policy_version ov on ov.organization_id = $1 and ov.id = p.open_version_id`;

/** In force from this day, reviewed after so many months: a version aliased `v`. */
export const reviewDay = (v: string): string =>
  `(${v}.effective_on + make_interval(months => ${v}.review_months))::date`;

const state = `case when p.withdrawn_at is not null then 'WITHDRAWN' when cv.id is not null then 'PUBLISHED'
  else coalesce(ov.state, 'WITHDRAWN') end`;
const nextReview = `case when p.withdrawn_at is null then ${reviewDay('cv')} end`;
const reviewState = `case when p.withdrawn_at is not null or cv.review_months is null then 'NONE'
  when ${reviewDay('cv')} < ${today} then 'OVERDUE' when ${reviewDay('cv')} <= ${today} + ${dueSoonDays} then 'DUE_SOON' else 'OK' end`;

const policyColumns: Columns = {
  typeName: 'Policy',
  sql: {
    id: 'p.id',
    code: 'p.code',
    name: 'p.name',
    category: 'p.category',
    label: 'p.label',
    state,
    requirementCodes: 'p.requirement_codes',
    nextReviewOn: `(${nextReview})::text`,
    reviewState,
    withdrawnAt: 'p.withdrawn_at',
    withdrawReason: 'p.withdraw_reason',
    createdAt: 'p.created_at',
    updatedAt: 'p.updated_at',
    version: 'p.version',
    ownerId: 'p.owner_id',
    unitId: 'p.unit_id',
    currentVersionId: 'p.current_version_id',
    openVersionId: 'p.open_version_id',
    evidenceId: 'p.evidence_id',
  },
  facts: ['withdrawnAt', 'ownerId', 'unitId', 'currentVersionId', 'openVersionId', 'evidenceId'],
};

/** Who may confirm having read: of a membership aliased `m`. Others are not counted as readers. */
const acknowledging = roles.filter((role) => permissionsOf[role].includes('policy:acknowledge'));
const isReader = `m.suspended_at is null and (m.valid_until is null or m.valid_until > now())
  and m.roles && array[${acknowledging.map((role) => `'${role}'`).join(', ')}]`;

const addresses = (v: string): string => `(${v}.state = 'PUBLISHED' and (${v}.for_everybody or exists (
    select 1 from policy_audience x join membership m on m.organization_id = $1 and m.id = $3::uuid
    where x.organization_id = $1 and x.version_id = ${v}.id and m.unit_id = any (unit_subtree($1, x.unit_id)))))`;
const awaitsMember = (
  v: string,
): string => `(${v}.state = 'IN_APPROVAL' and exists (select 1 from policy_approval a
    where a.organization_id = $1 and a.version_id = ${v}.id and a.round = ${v}.round and a.approver_id = $3::uuid
      and a.decision = 'PENDING'))`;
const readAt = (v: string): string =>
  `(select k.acknowledged_at from acknowledgement k where k.organization_id = $1 and k.version_id = ${v}.id and k.membership_id = $3::uuid)`;

const versionColumns: Columns = {
  typeName: 'PolicyVersion',
  sql: {
    id: 'v.id',
    number: 'v.number',
    state: 'v.state',
    kind: 'v.kind',
    text: 'v.body',
    fileName: 'v.file_name',
    mediaType: 'v.media_type',
    byteSize: 'v.byte_size',
    sha256: 'v.sha256',
    downloadUrl: `case when v.kind = 'FILE' then '/files/policies/' || v.id end`,
    changeNote: 'v.change_note',
    effectiveOn: 'v.effective_on::text',
    reviewMonths: 'v.review_months',
    round: 'v.round',
    submittedAt: 'v.submitted_at',
    returnReason: 'v.return_reason',
    approvedAt: 'v.approved_at',
    publishedAt: 'v.published_at',
    forEverybody: 'v.for_everybody',
    endedAt: 'v.ended_at',
    acknowledgedAt: readAt('v'),
    createdAt: 'v.created_at',
    updatedAt: 'v.updated_at',
    version: 'v.version',
    policyId: 'v.policy_id',
    authorIds: 'v.author_ids',
    submittedById: 'v.submitted_by',
    publishedById: 'v.published_by',
    unitId: 'p.unit_id',
    awaitsViewer: awaitsMember('v'),
    addressesViewer: addresses('v'),
  },
  facts: ['state', 'authorIds', 'unitId', 'awaitsViewer'],
};
const versions = `policy_version v join policy p on p.organization_id = $1 and p.id = v.policy_id`;

/** Policies by id, in no particular order; those out of sight are missing. */
export function policiesByIds(reads: Reads, ids: readonly string[], selected?: Selection): Promise<Policy[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Policy>(
    'policy.byIds',
    `select ${selectList(policyColumns, selected)} from ${policies} where ${visiblePolicy('p')} and p.id = any ($4::uuid[])`,
    [...sight(reads.actor), ids],
  );
}

/** Versions by id, in no particular order; those out of sight are missing. */
export function policyVersionsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<PolicyVersion[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<PolicyVersion>(
    'policyVersion.byIds',
    `select ${selectList(versionColumns, selected)} from ${versions} where ${visibleVersion('v', 'p')} and v.id = any ($4::uuid[])`,
    [...sight(reads.actor), ids],
  );
}

const keptVersions = 100;

/** The newest hundred visible versions of each policy, newest first. */
export function versionsOfPolicies(
  reads: Reads,
  policyIds: readonly string[],
  selected?: Selection,
): Promise<PolicyVersion[]> {
  return reads.query<PolicyVersion>(
    'policyVersion.ofPolicies',
    `select ${selectList(versionColumns, selected, ['policyId'])} from ${versions}
     where ${visibleVersion('v', 'p')} and v.policy_id = any ($4::uuid[])
       and v.number > (select max(n.number) from policy_version n where n.organization_id = $1 and n.policy_id = p.id) - ${keptVersions}
     order by v.policy_id, v.number desc`,
    [...sight(reads.actor), policyIds],
  );
}

interface Order {
  readonly key: string;
  readonly type: 'text' | 'timestamptz' | 'date';
  readonly direction: 'asc' | 'desc';
}

const orders: Readonly<Record<PolicyOrder, Order>> = {
  CODE: { key: 'p.code', type: 'text', direction: 'asc' },
  UPDATED_DESC: { key: 'p.updated_at', type: 'timestamptz', direction: 'desc' },
  NEXT_REVIEW: { key: `coalesce(${nextReview}, 'infinity'::date)`, type: 'date', direction: 'asc' },
};

/** Conditions of a filter, after the three of sight; undefined when nothing can match. */
function conditionsOf(
  actor: Actor,
  filter: PolicyFilter,
  parameter: (value: unknown) => string,
): string[] | undefined {
  const conditions = [visiblePolicy('p')];
  const search = filter.search?.trim() ?? '';
  const words = searchWords(search);
  // A search of nothing but punctuation finds nothing rather than everything.
  if (search !== '' && words.length === 0) return undefined;
  if (words.length > 0) {
    const patterns = parameter(words.map(likePattern));
    conditions.push(
      `normalize(concat_ws(E'\\n', p.code, p.name, cv.body), nfkc) ilike all (${patterns}::text[])`,
    );
  }
  if (filter.categories?.length)
    conditions.push(`p.category = any (${parameter(filter.categories)}::text[])`);
  if (filter.states?.length) conditions.push(`${state} = any (${parameter(filter.states)}::text[])`);
  if (filter.reviewStates?.length)
    conditions.push(`${reviewState} = any (${parameter(filter.reviewStates)}::text[])`);
  if (filter.unitId) conditions.push(`p.unit_id = any (unit_subtree($1, ${parameter(filter.unitId)}::uuid))`);
  if (filter.requirementCode)
    conditions.push(`${parameter(filter.requirementCode)} = any (p.requirement_codes)`);
  if (filter.toReadByMe) {
    if (!isPerson(actor) || !may(actor, 'policy:acknowledge')) return undefined;
    conditions.push(`p.withdrawn_at is null and ${addresses('cv')} and ${readAt('cv')} is null`);
  }
  if (filter.awaitingMyApproval) {
    if (!isPerson(actor) || !may(actor, 'policy:approve')) return undefined;
    conditions.push(awaitsMember('ov'));
  }
  return conditions;
}

/** One page of policies with the total under the same filter: one statement. */
export async function listPolicies(
  reads: Reads,
  filter: PolicyFilter,
  orderBy: PolicyOrder,
  page: Page,
  selected?: Selection,
): Promise<Connection<Policy>> {
  const parameters = sight(reads.actor);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = conditionsOf(reads.actor, filter, parameter);
  if (!conditions) return connect<Policy>([], page.first, 0, () => []);
  const { key, type, direction } = orders[orderBy];
  let after = 'true';
  if (page.after) {
    const [value, id] = page.after;
    if (!isKey(type, value) || !isId(id)) throw wrongCursor();
    after = `(key, id) ${direction === 'asc' ? '>' : '<'} (${parameter(value)}::${type}, ${parameter(id)}::uuid)`;
  }
  const rows = await reads.query<Policy & { total: number; orderKey: string }>(
    'policy.list',
    `with matching as materialized (select p.id, ${key} as key from ${policies} where ${conditions.join(' and ')}),
     page as (select * from matching where ${after} order by key ${direction}, id ${direction} limit ${parameter(page.first + 1)})
     select (select count(*) from matching)::integer as total, page.key::text as "orderKey", ${selectList(policyColumns, selected)}
     from (select 1) one left join page on true left join (${policies}) on p.organization_id = $1 and p.id = page.id
     order by page.key ${direction}, page.id ${direction}`,
    parameters,
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.orderKey, row.id]);
}

const isKey = (type: Order['type'], value: unknown): value is string =>
  typeof value === 'string' &&
  (type === 'text' || value === 'infinity' || /^\d{4}-\d{2}-\d{2}/.test(value)) &&
  (type === 'text' || value === 'infinity' || !Number.isNaN(Date.parse(value)));

const wrongCursor = () =>
  badInput({
    after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
  });

/** Whether the members `isReader` counts belong to the audience of versions: one row per version and reader. */
const readersSql = `
  with asked as (select v.id, v.for_everybody from policy_version v where v.organization_id = $1 and v.id = any ($2::uuid[])),
  units as (select distinct x.version_id, below.unit_id from policy_audience x join asked on asked.id = x.version_id
    cross join lateral unnest(unit_subtree($1, x.unit_id)) as below(unit_id) where x.organization_id = $1),
  readers as (
    select asked.id as version_id, m.id as membership_id, m.display_name from asked join membership m on m.organization_id = $1
      and (asked.for_everybody or exists (select 1 from units where units.version_id = asked.id and units.unit_id = m.unit_id))
    where ${isReader}
  )`;

export interface ReadingRow {
  readonly id: string;
  readonly expected: number;
  readonly read: number;
}

/** How many of their readers have read these versions. */
export function readingOf(reads: Reads, versionIds: readonly string[]): Promise<ReadingRow[]> {
  return reads.query<ReadingRow>(
    'policy.reading',
    `${readersSql}
     select r.version_id as id, count(*)::integer as expected, count(k.id)::integer as read from readers r
     left join acknowledgement k on k.organization_id = $1 and k.version_id = r.version_id and k.membership_id = r.membership_id
     group by r.version_id`,
    [reads.actor.organizationId, versionIds],
  );
}

export interface ReaderRow {
  readonly id: string;
  readonly acknowledgedAt: string | null;
}

/** One page of the readers of each version, those who have not read first. One statement for all versions. */
export async function readersOf(
  reads: Reads,
  versionIds: readonly string[],
  read: boolean | null,
  page: Page,
): Promise<Map<string, Connection<ReaderRow>>> {
  const [afterKey, afterId] = page.after ?? [null, null];
  if (page.after && (typeof afterKey !== 'string' || !isId(afterId))) throw wrongCursor();
  const rows = await reads.query<ReaderRow & { parent: string; key: string; total: number }>(
    'policy.readers',
    `${readersSql}, matching as materialized (
       select r.version_id as parent, r.membership_id as id, k.acknowledged_at as "acknowledgedAt",
         (case when k.id is null then '0' else '1' end) || r.display_name as key
       from readers r left join acknowledgement k
         on k.organization_id = $1 and k.version_id = r.version_id and k.membership_id = r.membership_id
       where $3::boolean is null or (k.id is not null) = $3::boolean
     ), page as (
       select m.*, row_number() over (partition by parent order by key, id) as place from matching m
       where $4::text is null or (key, id) > ($4::text, $5::uuid)
     )
     select t.parent, t.total::integer as total, p.id, p.key, p."acknowledgedAt" from (select parent, count(*) as total from matching group by parent) t
     left join page p on p.parent = t.parent and p.place <= $6 order by t.parent, p.place`,
    [reads.actor.organizationId, versionIds, read, afterKey, afterId, page.first + 1],
  );
  const byVersion = Map.groupBy(rows, (row) => row.parent);
  return new Map(
    versionIds.map((id) => {
      const own = byVersion.get(id) ?? [];
      const found = own.filter((row) => row.id !== null);
      return [
        id,
        connect<(typeof rows)[number]>(found, page.first, own[0]?.total ?? 0, (row) => [row.key, row.id]),
      ];
    }),
  );
}

/** What the rules of access ask of versions, for those that the caller may see. */
export interface VersionSight {
  readonly id: string;
  readonly awaitsViewer: boolean;
  readonly addressesViewer: boolean;
  readonly acknowledgedAt: string | Date | null;
}

export function sightOfVersions(reads: Reads, ids: readonly string[]): Promise<VersionSight[]> {
  return reads.query<VersionSight>(
    'policyVersion.sight',
    `select v.id, ${awaitsMember('v')} as "awaitsViewer", ${addresses('v')} as "addressesViewer", ${readAt('v')} as "acknowledgedAt"
     from ${versions} where ${visibleVersion('v', 'p')} and v.id = any ($4::uuid[])`,
    [...sight(reads.actor), ids],
  );
}

/** How the policies that stand for required documents are; at most 5,000. Withdrawn ones stand for nothing. */
export function policyStandings(
  reads: Reads,
): Promise<{ id: string; requirementCodes: string[]; published: boolean; overdue: boolean }[]> {
  return reads.query(
    'policy.standings',
    `select p.id, p.requirement_codes as "requirementCodes", cv.id is not null as published, ${reviewState} = 'OVERDUE' as overdue
     from ${policies} where ${visiblePolicy('p')} and p.withdrawn_at is null and p.requirement_codes <> '{}'
     order by p.code limit 5000`,
    sight(reads.actor),
  );
}

/** A policy as documents show it: of what is or was published only. */
export interface PublishedPolicy {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly category: Policy['category'];
  readonly label: Policy['label'];
  readonly owner: string;
  readonly unit: string | null;
  /** Null after withdrawal. */
  readonly number: number | null;
  readonly effectiveOn: string | null;
  readonly nextReviewOn: string | null;
  readonly overdue: boolean;
  readonly withdrawReason: string | null;
  readonly expected: number;
  readonly read: number;
  readonly controls: readonly string[];
}

/** All published policies by code, at most 5,000; or one that is or was published. Two statements. */
export async function publishedPolicies(reads: Reads, id: string | null): Promise<PublishedPolicy[]> {
  const rows = await reads.query<PublishedPolicy & { versionId: string | null }>(
    'policy.published',
    `select p.id, p.code, p.name, p.category, p.label, m.display_name as owner, u.name as unit, cv.id as "versionId", cv.number,
       cv.effective_on::text as "effectiveOn", (${nextReview})::text as "nextReviewOn", ${reviewState} = 'OVERDUE' as overdue,
       p.withdraw_reason as "withdrawReason",
       array(select f.short_name || ' ' || c.code from policy_control x join control c on c.id = x.control_id
         join framework f on f.id = c.framework_id where x.organization_id = $1 and x.policy_id = p.id
         order by c.framework_id, c.sort_order) as controls
     from ${policies} join membership m on m.organization_id = $1 and m.id = p.owner_id
     left join unit u on u.organization_id = $1 and u.id = p.unit_id
     where p.organization_id = $1 and case when $2::uuid is null then cv.id is not null else p.id = $2 and exists (
       select 1 from policy_version w where w.organization_id = $1 and w.policy_id = p.id and w.published_at is not null) end
     order by p.code limit 5000`,
    [reads.actor.organizationId, id],
  );
  const reading = new Map(
    (
      await readingOf(
        reads,
        rows.flatMap((row) => row.versionId ?? []),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.map(({ versionId, ...row }) => ({
    ...row,
    expected: reading.get(versionId ?? '')?.expected ?? 0,
    read: reading.get(versionId ?? '')?.read ?? 0,
  }));
}

/** A version as the revision table of a document shows it. */
export interface PublishedVersion {
  readonly number: number;
  readonly effectiveOn: string | null;
  readonly publishedOn: string;
  readonly changeNote: string | null;
  readonly authors: readonly string[];
  readonly approvers: readonly string[];
  readonly text: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
}

/** The versions of a policy that are or were published, newest first; the text of the newest only. */
export function publishedVersions(reads: Reads, policyId: string): Promise<PublishedVersion[]> {
  const names = (ids: string): string =>
    `array(select m.display_name from membership m where m.organization_id = $1 and m.id in (${ids}) order by m.display_name)`;
  return reads.query<PublishedVersion>(
    'policyVersion.published',
    `select v.number, v.effective_on::text as "effectiveOn", (v.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn",
       v.change_note as "changeNote", v.file_name as "fileName", v.sha256,
       ${names('select unnest(v.author_ids)')} as authors,
       ${names('select a.approver_id from policy_approval a where a.organization_id = $1 and a.version_id = v.id and a.round = v.round')} as approvers,
       case when row_number() over (order by v.number desc) = 1 then v.body end as text
     from policy_version v where v.organization_id = $1 and v.policy_id = $2 and v.published_at is not null
     order by v.number desc limit 200`,
    [reads.actor.organizationId, policyId],
  );
}
