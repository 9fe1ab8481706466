import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { sight, visiblePolicy, visibleVersion } from './policy.access.js';
import {
  addresses,
  awaitsMember,
  policies,
  policyColumns,
  readAt,
  reviewState,
  versionColumns,
  versions,
} from './policy.columns.js';
import type { Policy, PolicyVersion } from './policy.types.js';

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
