import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { ApprovalService } from './approval.service.js';
import { PolicyRequirementFields } from './catalogue.js';
import { PolicyDifferenceResolver } from './difference.js';
import { PolicyEntity, PolicyVersionEntity } from './policy.entity.js';
import { PolicyFields } from './policy.fields.js';
import { policiesInForce } from './policy.holds.js';
import { policiesByIds, policyVersionsByIds } from './policy.queries.js';
import { PolicyResolver } from './policy.resolver.js';
import type { PolicyServices } from './policy.resolver.js';
import { policyRoutes } from './policy.routes.js';
import { PolicyService } from './policy.service.js';
import { PolicyControlsService } from './controls.service.js';
import { DraftService } from './draft.service.js';
import { PublishService } from './publish.service.js';
import { ReadingService } from './reading.service.js';
import { PolicyApprovalFields, PolicyReaderFields, PolicyVersionFields } from './version.fields.js';

export { Policy, PolicyVersion } from './policy.types.js';
export { policiesByIds, policyVersionsByIds } from './policy.queries.js';
export { policiesOfControls } from './policies-of-controls.js';
export { publishedPolicies, publishedVersions } from './published.queries.js';
export type { PublishedPolicy, PublishedVersion } from './published.queries.js';
export { policyTag } from './policy.rules.js';
export { approversWaiting, readersWaiting } from './reading.queries.js';
export { requiredDocuments } from './required-documents.js';

/** Management documents: versions, approval, publishing, reading confirmation, and what is missing. */
export interface PolicyRoom extends Room, PolicyServices {}

export function createPolicyRoom(
  { database, storage }: Pick<Deps, 'database' | 'storage'>,
  { evidence }: { readonly evidence: Pick<EvidenceRoom, 'uploads' | 'records' | 'defineHold'> },
): PolicyRoom {
  const services: PolicyServices = {
    service: new PolicyService(database, evidence.records),
    drafts: new DraftService(database, evidence.uploads),
    controls: new PolicyControlsService(database, evidence.records),
    approvals: new ApprovalService(database),
    publishing: new PublishService(database, evidence.records),
    reading: new ReadingService(database),
  };
  evidence.defineHold('POLICY', policiesInForce);
  return {
    ...services,
    name: 'policy',
    permission: 'policy:read',
    resolvers: [
      new PolicyResolver(services),
      new PolicyFields(),
      new PolicyVersionFields(),
      new PolicyApprovalFields(),
      new PolicyReaderFields(),
      new PolicyRequirementFields(),
      new PolicyDifferenceResolver(),
    ],
    nodes: [
      { typeName: 'Policy', table: 'policy', permission: 'policy:read', read: policiesByIds },
      {
        typeName: 'PolicyVersion',
        table: 'policy_version',
        permission: 'policy:read',
        read: policyVersionsByIds,
      },
    ],
    routes: (http) => policyRoutes(http, { database, storage }),
  };
}

export const policyEntities = [PolicyEntity, PolicyVersionEntity];
