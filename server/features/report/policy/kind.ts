import { may } from '../../../platform/access/actor.js';
import { badInput, forbidden, notFound, text } from '../../../platform/graphql/errors.js';
import { policiesByIds, publishedPolicies } from '../../policy/index.js';
import { inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { policyDocument, policyDocumentFileName, policySheets } from './report.js';
import { notPublished, policyDocumentSnapshot } from './snapshot.js';
import type { PolicyDocumentData } from './snapshot.js';

const made: Pick<DocumentKind<PolicyDocumentData>, 'typeCode' | 'snapshot' | 'document'> = {
  typeCode: 'MD',
  snapshot: (source, request) => inOneRead(source, (reads) => policyDocumentSnapshot(reads, request)),
  document: (data) => ({ model: policyDocument(data), fileName: policyDocumentFileName(data) }),
};

export const policyListKind: DocumentKind<PolicyDocumentData> = {
  ...made,
  subject(tx) {
    if (!may(tx.actor, 'policy:read')) throw forbidden();
    return { title: '网络安全制度清单' };
  },
  workbook: policySheets,
};

export const policyKind: DocumentKind<PolicyDocumentData> = {
  ...made,
  async subject(tx, { policyId }) {
    if (!policyId) throw badInput({ policyId: text('请选择制度。', 'Choose a policy.') });
    // Who may not read policies has nothing in sight, whatever he owns.
    if (!may(tx.actor, 'policy:read')) throw forbidden();
    const [policy] = await policiesByIds(tx, [policyId]);
    if (!policy) throw notFound();
    if ((await publishedPolicies(tx, policy.id)).length === 0) throw notPublished();
    return { title: policy.name, policyId: policy.id };
  },
};
