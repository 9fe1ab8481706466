import { permissionsOf, roles } from '../../platform/access/permissions.js';
import type { Columns } from '../../platform/graphql/columns.js';

const dueSoonDays = 60;
const today = `(now() at time zone 'Asia/Shanghai')::date`;

/** A policy aliased `p` with what is published (`cv`) and what is being worked on (`ov`). */
export const policies = `policy p left join policy_version cv on cv.organization_id = $1 and cv.id = p.current_version_id
  left join policy_version ov on ov.organization_id = $1 and ov.id = p.open_version_id`;

/** In force from this day, reviewed after so many months: a version aliased `v`. */
const reviewDay = (v: string): string =>
  `(${v}.effective_on + make_interval(months => ${v}.review_months))::date`;

export const state = `case when p.withdrawn_at is not null then 'WITHDRAWN' when cv.id is not null then 'PUBLISHED'
  else coalesce(ov.state, 'WITHDRAWN') end`;
export const nextReview = `case when p.withdrawn_at is null then ${reviewDay('cv')} end`;
export const reviewState = `case when p.withdrawn_at is not null or cv.review_months is null then 'NONE'
  when ${reviewDay('cv')} < ${today} then 'OVERDUE' when ${reviewDay('cv')} <= ${today} + ${dueSoonDays} then 'DUE_SOON' else 'OK' end`;

export const policyColumns: Columns = {
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
export const isReader = `m.suspended_at is null and (m.valid_until is null or m.valid_until > now())
  and m.roles && array[${acknowledging.map((role) => `'${role}'`).join(', ')}]`;

export const addresses = (v: string): string => `(${v}.state = 'PUBLISHED' and (${v}.for_everybody or exists (
    select 1 from policy_audience x join membership m on m.organization_id = $1 and m.id = $3::uuid
    where x.organization_id = $1 and x.version_id = ${v}.id and m.unit_id = any (unit_subtree($1, x.unit_id)))))`;
export const awaitsMember = (
  v: string,
): string => `(${v}.state = 'IN_APPROVAL' and exists (select 1 from policy_approval a
    where a.organization_id = $1 and a.version_id = ${v}.id and a.round = ${v}.round and a.approver_id = $3::uuid
      and a.decision = 'PENDING'))`;
export const readAt = (v: string): string =>
  `(select k.acknowledged_at from acknowledgement k where k.organization_id = $1 and k.version_id = ${v}.id and k.membership_id = $3::uuid)`;

export const versionColumns: Columns = {
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
export const versions = `policy_version v join policy p on p.organization_id = $1 and p.id = v.policy_id`;
