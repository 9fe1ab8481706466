import type { Caller, TestApp } from '../../support/test-app.js';
import { dayFrom } from '../evidence/evidence.requests.js';

const version = `id number state kind text fileName mediaType byteSize sha256 downloadUrl changeNote effectiveOn reviewMonths round
  submittedAt returnReason approvedAt publishedAt forEverybody endedAt acknowledgedAt version
  viewerCanEdit viewerCanSubmit viewerCanApprove viewerCanReturn viewerCanPublish viewerCanAcknowledge
  reading { expected read } units { code } authors { id } approvals { round decision remark approver { id } }`;
const policy = `id code name category label state requirementCodes nextReviewOn reviewState withdrawnAt withdrawReason version
  viewerCanManage viewerCanRevise viewerCanWithdraw owner { id } unit { id } controls { code } evidence { id }
  currentVersion { ${version} } openVersion { ${version} } versions { number state }`;
const items = `items { id policyVersion { ${version} } error { code message field } }`;

export const list = `query ($filter: PolicyFilter, $orderBy: PolicyOrder! = CODE, $first: Int! = 50, $after: String) {
  policies(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id code name state currentVersion { reading { expected read } } } } }`;
export const one = `query ($id: ID!) { policy(id: $id) { ${policy} } }`;
export const catalogue = `{ policyCatalogue { code state verified policyCount policies { code } controls { code } } }`;
export const create = `mutation ($input: CreatePolicyInput!) { createPolicy(input: $input) { policy { ${policy} } } }`;
export const update = `mutation ($input: UpdatePolicyInput!) { updatePolicy(input: $input) { policy { ${policy} } } }`;
export const save = `mutation ($input: SavePolicyDraftInput!) { savePolicyDraft(input: $input) { policyVersion { ${version} } } }`;
export const revise = `mutation ($id: ID!) { startPolicyRevision(id: $id) { policy { ${policy} } } }`;
export const discard = `mutation ($versionId: ID!) { discardPolicyDraft(versionId: $versionId, reason: "不再需要") { policy { ${policy} } } }`;
export const withdraw = `mutation ($id: ID!) { withdrawPolicy(id: $id, reason: "已被新制度取代") { policy { ${policy} } } }`;
export const addControls = `mutation ($policyId: ID!, $controlIds: [ID!]!) { addPolicyControls(policyId: $policyId, controlIds: $controlIds) { changed policy { controls { code } } } }`;
export const removeControls = `mutation ($policyId: ID!, $controlIds: [ID!]!) { removePolicyControls(policyId: $policyId, controlIds: $controlIds) { changed policy { controls { code } } } }`;
export const submit = `mutation ($ids: [ID!]!, $approverIds: [ID!]!) { submitPolicyVersions(ids: $ids, approverIds: $approverIds) { ${items} } }`;
export const approve = `mutation ($ids: [ID!]!, $note: String) { approvePolicyVersions(ids: $ids, note: $note) { ${items} } }`;
export const giveBack = `mutation ($ids: [ID!]!, $reason: String!) { returnPolicyVersions(ids: $ids, reason: $reason) { ${items} } }`;
export const publish = `mutation ($ids: [ID!]!, $unitIds: [ID!]) { publishPolicyVersions(ids: $ids, unitIds: $unitIds) { ${items} } }`;
export const acknowledge = `mutation ($ids: [ID!]!) { acknowledgePolicyVersions(ids: $ids) { ${items} } }`;

export const newPolicy = (code: string, over: object = {}) => ({
  code,
  name: `制度 ${code}`,
  category: 'REGULATION',
  text: '# 总则\n\n为规范管理，制定本制度。\n\n- 第一项\n- 第二项',
  effectiveOn: dayFrom(0),
  reviewMonths: 12,
  ...over,
});

/** Makes a policy with a draft; answers it. */
export async function created(caller: Caller, code: string, over: object = {}): Promise<any> {
  return (await caller.query(create, { input: newPolicy(code, over) })).createPolicy.policy;
}

export const read = async (caller: Caller, id: string): Promise<any> =>
  (await caller.query(one, { id })).policy;

/** The first item of a batch. */
export const first = (answer: object): any => (Object.values(answer)[0] as { items: unknown[] }).items[0];

/** Has a draft approved by the manager, and published to these units. */
export async function published(app: TestApp, id: string, unitIds: string[] = []): Promise<any> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const versionId = (await read(officer, id)).openVersion.id;
  const approverIds = [app.fixture.north.members.MANAGER];
  for (const [caller, text, more] of [
    [officer, submit, { approverIds }],
    [app.as('MANAGER'), approve, {}],
    [officer, publish, { unitIds }],
  ] as const) {
    const item = first(await caller.query(text, { ids: [versionId], ...more }));
    if (item.error) throw new Error(JSON.stringify(item.error));
  }
  return read(officer, id);
}

export async function codes(caller: Caller, filter?: object, orderBy = 'CODE'): Promise<string[]> {
  const { policies } = await caller.query(list, { filter, orderBy });
  return policies.nodes.map((node: { code: string }) => node.code);
}
