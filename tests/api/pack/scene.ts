import { readFileSync } from 'node:fs';
import type { TestApp } from '../../support/test-app.js';
import { rate, freshAssessment, resultsOf } from '../assessment/scene.js';
import { accept, create, newFile, newText, upload } from '../evidence/evidence.requests.js';
import { createTask } from '../remediation/scene.js';

export const packFields = `id name number state progress failure version label itemCount proofCount leftOutCount fileCount byteSize manifestSha256
  frozenAt chapters { part title codes } volumes { number fileCount byteSize downloadUrl } frozenBy { displayName } withdrawnReason
  parts { number name assessment { id } }
  viewerCanUpdate viewerCanFreeze viewerCanWithdraw viewerCanDelete viewerCanShare
  inspection { id }`;
const one = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { pack { ${packFields} } } }`;
export const createMutation = one('createPack', 'CreatePackInput');
export const updateMutation = one('updatePack', 'UpdatePackInput');
export const freezeMutation = one('freezePack', 'FreezePackInput');
export const cancelMutation = `mutation ($id: ID!) { cancelPack(id: $id) { pack { ${packFields} } } }`;
export const withdrawMutation = `mutation ($id: ID!, $reason: String!) { withdrawPack(id: $id, reason: $reason) { pack { ${packFields} } } }`;
export const deleteMutation = `mutation ($id: ID!) { deletePack(id: $id) { id } }`;
export const linkFields = 'links { id recipient works downloads mostDownloads revokedAt }';
export const linkMutation = `mutation ($input: CreatePackLinkInput!) { createPackLink(input: $input) { path pack { ${linkFields} } } }`;
export const revokeMutation = `mutation ($id: ID!) { revokePackLink(id: $id) { path pack { ${linkFields} } } }`;
export const packQuery = `query ($id: ID!) { pack(id: $id) { ${packFields} } }`;

export const picture = readFileSync(new URL('../../e2e/workbench.png', import.meta.url));

/**
 * An assessment with a picture that proves two items, a written proof, a sensitive one, one that waits for review, and a gap
 * with a task.
 */
export async function proven(app: TestApp, bytes = picture) {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { id: assessmentId, systemId } = await freshAssessment(app);
  const [first, second, third] = await resultsOf(officer, assessmentId);
  const dated = { collectedOn: '2026-01-15', validFrom: '2026-01-15', submit: true, systemId };
  const controls = (...results: (typeof first)[]) => results.map((result) => result!.control.id);
  const { createEvidences } = await officer.query(create, {
    input: {
      evidences: [
        newFile('门禁 截图#1', await upload(app, officer, '门禁 截图#1 (终版).png', bytes), {
          ...dated,
          controlIds: controls(first, second),
        }),
        newText('机房巡检记录', { ...dated, controlIds: controls(first) }),
        newText('防火墙口令策略', { ...dated, label: 'SENSITIVE', controlIds: controls(first) }),
        newText('还没审的记录', { ...dated, controlIds: controls(second) }),
      ],
    },
  });
  const ids: string[] = createEvidences.items.map(
    (item: { evidence: { id: string } | null; error: unknown }) => {
      if (!item.evidence) throw new Error(JSON.stringify(item.error));
      return item.evidence.id;
    },
  );
  await app.as('MANAGER').query(accept, { ids: ids.slice(0, 3) });
  await rate(officer, [
    { resultId: first!.id, verdict: 'MET', currentState: '机房在二层，门禁刷卡进出' },
    { resultId: third!.id, verdict: 'UNMET', gap: '没有防水措施' },
  ]);
  await createTask(app, [third!.id], { title: '加装防水' });
  return {
    assessmentId,
    evidenceIds: ids,
    codes: [first, second, third].map((result) => result!.control.code),
  };
}

export async function createPack(app: TestApp, assessmentId: string, more: Record<string, unknown> = {}) {
  const data = await app
    .as('COMPLIANCE_OFFICER')
    .query(createMutation, { input: { name: '联合检查材料', assessmentId, ...more } });
  return data.createPack.pack;
}

export async function freeze(app: TestApp, { id, version }: { id: string; version: number }) {
  await app
    .as('COMPLIANCE_OFFICER')
    .query(freezeMutation, { input: { id, version, patientDataMasked: true } });
  return ended(app, id);
}

/** Waits until freezing has come to an end. */
export async function ended(app: TestApp, id: string) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { pack } = await app.as('COMPLIANCE_OFFICER').query(packQuery, { id });
    if (pack.state !== 'BUILDING') return pack;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the pack has not come to an end in a minute');
}

/** What a pack would hold if it were frozen now. */
export async function outlookOf(app: TestApp, packId: string) {
  const text = `query ($id: ID!) { packOutlook(packId: $id) {
    chapters { title items rated explained proven proofs } notArranged outside { part code name items } proofs byteSize holdsSensitive leftOut { reason count } } }`;
  return (await app.as('COMPLIANCE_OFFICER').query(text, { id: packId })).packOutlook;
}
