import type { Reads } from '../../platform/database/database.js';
import { nextReview, policies, reviewState } from './policy.columns.js';
import type { Policy } from './policy.types.js';
import { readingOf } from './reading.queries.js';

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
