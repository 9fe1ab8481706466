import type { Reads } from '../../../platform/database/database.js';
import { invalidState, notFound, text } from '../../../platform/graphql/errors.js';
import { organizationOf } from '../../organization/index.js';
import { publishedPolicies, publishedVersions } from '../../policy/index.js';
import type { PublishedPolicy, PublishedVersion } from '../../policy/index.js';
import { versionOf } from '../report-number.js';

interface Head {
  readonly number: string;
  readonly version: string;
  readonly generatedBy: string;
  readonly generatedAt: string;
  readonly organization: { readonly name: string };
}

/** What a policy document was made from: only what is or was published, for whoever may read reports may read it. */
export type PolicyDocumentData = Head &
  (
    | { readonly of: 'POLICY_LIST'; readonly policies: readonly PublishedPolicy[] }
    | {
        readonly of: 'POLICY';
        readonly policy: PublishedPolicy;
        readonly versions: readonly PublishedVersion[];
      }
  );

export interface PolicyRequest {
  readonly policyId: string | null;
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/** Reads the list of policies, or one with its revisions, in the caller's one transaction. */
export async function policyDocumentSnapshot(
  reads: Reads,
  { policyId, number, generatedBy, at }: PolicyRequest,
): Promise<PolicyDocumentData> {
  const { name } = await organizationOf(reads);
  const head = {
    number,
    version: versionOf(number),
    generatedBy,
    generatedAt: at.toISOString(),
    organization: { name },
  };
  const policies = await publishedPolicies(reads, policyId);
  if (policyId === null) return { ...head, of: 'POLICY_LIST', policies };
  const [policy] = policies;
  if (!policy) throw notFound();
  return { ...head, of: 'POLICY', policy, versions: await publishedVersions(reads, policyId) };
}

/** A policy that never was published has no document yet. */
export const notPublished = () =>
  invalidState(
    text('制度发布后才能生成文件。', 'There is a document of a policy only once it is published.'),
  );
