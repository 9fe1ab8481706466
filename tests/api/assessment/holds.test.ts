import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { remove, unlink } from '../evidence/evidence.requests.js';
import { addControls, created, published, removeControls, withdraw } from '../policy/policy.requests.js';
import { acceptProof, submitProof } from './proofs.js';
import { freshAssessment, rateAll, resultsOf, scoreOf } from './scene.js';

// Legal hold: what finished things rely on does not go.
let app: TestApp;
let assessmentId: string;
let systemId: string;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  ({ id: assessmentId, systemId } = await freshAssessment(app));
  controls = (await resultsOf(officer(), assessmentId)).map((result) => result.control.id);
  await rateAll(officer(), assessmentId);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const heldQuery = `query ($id: ID!) { evidence(id: $id) { holds { kind objectId name since } links { id control { id } system { id } } } }`;
const held = async (id: string, caller = officer()) => (await caller.query(heldQuery, { id })).evidence;
const kinds = async (id: string) => (await held(id)).holds.map((hold: any) => hold.kind);
const closing = `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { name version closedAt } } }`;
const opening = `mutation ($id: ID!, $version: Int!) { reopenAssessment(id: $id, version: $version, reason: "复核") { assessment { id } } }`;
const close = async () =>
  (
    await officer().query(closing, {
      id: assessmentId,
      version: (await scoreOf(officer(), assessmentId)).version,
    })
  ).closeAssessment.assessment;
const reopen = (version: number) => officer().query(opening, { id: assessmentId, version });

it('a closed assessment holds its proofs and the links that it relied on, until it is reopened', async () => {
  const proof = await submitProof(app, { controlIds: [controls[0]!, controls[1]!], systemId });
  await acceptProof(app, proof);
  const unused = await submitProof(app, { controlIds: [controls[2]!] });
  expect((await held(proof)).holds).toEqual([]);

  const { name, version, closedAt } = await close();
  // Linked after the closing, to what was proven then or not: nothing relies on it.
  const late = await submitProof(app, { controlIds: [controls[0]!], systemId });
  await acceptProof(app, late);
  expect((await held(late)).holds).toEqual([]);
  await officer().query(`mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created } }`, {
    input: { evidenceIds: [proof], controlIds: [controls[3]] },
  });
  const { holds, links } = await held(proof);
  expect(holds).toEqual([{ kind: 'CLOSED_ASSESSMENT', objectId: assessmentId, name, since: closedAt }]);
  const linkOf = (control: string) => links.find((link: any) => link.control.id === control).id;

  for (const refused of [
    await officer().fails(remove, { id: proof }),
    // All or nothing: the free one stays too.
    await officer().fails(unlink, { linkIds: [linkOf(controls[0]!), linkOf(controls[3]!)] }),
  ])
    expect(refused).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining(name) });
  expect((await held(proof)).links).toHaveLength(3);
  await officer().query(unlink, { linkIds: [linkOf(controls[3]!)] });
  await officer().query(remove, { id: unused });

  await reopen(version);
  expect((await held(proof)).holds).toEqual([]);
  await officer().query(unlink, { linkIds: [linkOf(controls[0]!)] });
  await officer().query(remove, { id: proof });
});

it('a policy in force holds its proof; controls taken from it leave what a closed assessment relied on', async () => {
  const policy = await created(officer(), 'H-1', {});
  await officer().query(addControls, { policyId: policy.id, controlIds: [controls[4], controls[5]] });
  await published(app, policy.id);
  const [{ evidence_id: proof }] = await app.sql('select evidence_id from policy where id = $1', [policy.id]);
  expect((await held(proof)).holds).toMatchObject([
    { kind: 'POLICY', objectId: policy.id, name: policy.name },
  ]);
  expect(await officer().fails(remove, { id: proof })).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining(policy.name),
  });

  const { version } = await close();
  expect(await kinds(proof)).toEqual(['CLOSED_ASSESSMENT', 'POLICY']);
  await officer().query(removeControls, { policyId: policy.id, controlIds: [controls[4]] });
  expect((await held(proof)).links.map((link: any) => link.control.id).toSorted()).toEqual(
    [controls[4], controls[5]].toSorted(),
  );
  await officer().query(withdraw, { id: policy.id });
  expect(await kinds(proof)).toEqual(['CLOSED_ASSESSMENT']);
  await reopen(version);
  expect((await held(proof)).holds).toEqual([]);
});

it('names what holds it only to those who may see that, and nothing to another hospital', async () => {
  const proof = await submitProof(app, { controlIds: [controls[6]!], systemId });
  await acceptProof(app, proof);
  const { name, version } = await close();
  const reader = await tokenOf(app, ['evidence:read']);
  const told = await reader('query ($id: ID!) { evidence(id: $id) { holds { kind name } } }', { id: proof });
  expect(told).toEqual({ data: { evidence: { holds: [{ kind: 'CLOSED_ASSESSMENT', name: null }] } } });
  expect((await held(proof, app.as('INSPECTOR'))).holds).toMatchObject([{ name }]);
  expect(await held(proof, app.as('COMPLIANCE_OFFICER', 'south'))).toBeNull();
  await reopen(version);
});
