import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicabilityStatement } from '../../../server/features/report/applicability/report.js';
import { applicabilitySnapshot } from '../../../server/features/report/applicability/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { startRating } from '../assessment/ratings.scene.js';
import { rate, resultsOf } from '../assessment/scene.js';
import { created, published } from '../policy/policy.requests.js';
import { made, statementsOf } from './evidence-scene.js';
import { assessed, createMutation, download, finished, request } from './scene.js';

let app: TestApp;
let assessmentId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
});
afterAll(() => app.close());

it('states every control, and first of all what does not apply and why', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const results = await resultsOf(officer, assessmentId);
  const [met, , out] = results;
  await rate(officer, [
    { resultId: out!.id, verdict: 'NOT_APPLICABLE', notApplicableReason: '没有室外设备' },
  ]);
  const policyId = (await created(officer, 'ZD-1', { name: '机房管理制度' })).id;
  const draftId = (await created(officer, 'ZD-2', { name: '尚未发布的制度' })).id;
  for (const policy of [policyId, draftId])
    await app.sql(
      'insert into policy_control (organization_id, policy_id, control_id) values ($1, $2, $3) on conflict do nothing',
      [app.fixture.north.organizationId, policy, met!.control.id],
    );
  await published(app, policyId);
  const { data, title } = await made(app, { kind: 'APPLICABILITY', assessmentId });
  expect(title).toContain('适用性声明');
  expect(data.controls).toHaveLength(results.length);
  const named = (code: string) => data.controls.find((one: any) => one.code === code);
  expect(named(met!.control.code)).toMatchObject({
    verdict: 'MET',
    provenVerdict: 'MET',
    // A policy in force is a proof too.
    evidenceCount: 2,
    validEvidenceCount: 2,
    currentState: '机房在二层',
    // A draft governs nothing.
    policies: ['ZD-1 机房管理制度'],
  });
  expect(named(out!.control.code)).toMatchObject({
    verdict: 'NOT_APPLICABLE',
    notApplicableReason: '没有室外设备',
  });
  const { sections } = applicabilityStatement(data);
  const first = JSON.stringify(sections[2]);
  expect(first).toContain('没有室外设备');
  expect(first.indexOf('不适用的要求')).toBeGreaterThan(0);
  for (const { code } of data.controls) expect(JSON.stringify(sections[3])).toContain(code);
});

it('its workbook has a row for each control and is noted as a download of its own', async () => {
  const report = await finished(app, (await request(app, assessmentId, { kind: 'APPLICABILITY' })).id);
  const before = (await app.sql(`select 1 from event where action = 'report.downloaded'`)).length;
  const answer = await download(app, `/files/reports/${report.id}?format=xlsx`, 'INSPECTOR');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  const noted = await app.sql(`select after from event where action = 'report.downloaded' order by at`);
  expect(noted).toHaveLength(before + 1);
  expect(noted.at(-1).after).toMatchObject({ format: 'xlsx' });
  expect(
    (await download(app, `/files/reports/${report.id}?format=xlsx`, 'MANAGER', 'south')).statusCode,
  ).toBe(404);
  expect((await download(app, `/files/reports/${report.id}?format=xlsx`)).statusCode).toBe(401);
});

it('the gap list has a workbook', async () => {
  const urls = `query ($id: ID!) { report(id: $id) { workbookUrl } }`;
  const gaps = await finished(app, (await request(app, assessmentId)).id);
  const { report } = await app.as('MANAGER').query(urls, { id: gaps.id });
  expect(report.workbookUrl).toBe(`/files/reports/${gaps.id}?format=xlsx`);
  expect((await download(app, report.workbookUrl, 'MANAGER')).statusCode).toBe(200);
});

it('the self-assessment is refused for other rule books than MLPS, the material of proof for MLPS', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const emr = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  const refused = await officer.fails(createMutation, {
    input: { kind: 'SELF_ASSESSMENT', assessmentId: emr },
  });
  expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(refused.fields!.assessmentId).toContain('MLPS');
  const other = await officer.fails(createMutation, { input: { kind: 'RATING_PROOF', assessmentId } });
  expect(other.fields!.assessmentId).toContain('by a rating');
  for (const kind of ['SELF_ASSESSMENT', 'RATING_PROOF', 'APPLICABILITY'])
    expect((await officer.fails(createMutation, { input: { kind } })).code).toBe('BAD_USER_INPUT');
  for (const kind of ['SELF_ASSESSMENT', 'APPLICABILITY', 'EVIDENCE_REGISTER'])
    expect(
      (await app.as('MANAGER', 'south').fails(createMutation, { input: { kind, assessmentId } })).code,
    ).toBe('NOT_FOUND');
});

it('takes the same number of statements however many controls there are', async () => {
  const small = await startRating(app.as('COMPLIANCE_OFFICER'), 'gbt39786-l3');
  const actor = systemActor(app.fixture.north.organizationId);
  const count = async (id: string): Promise<number> => {
    const request = {
      number: 'N',
      generatedBy: '',
      at: new Date(),
      assessmentId: id,
      policyId: null,
      scope: null,
    };
    const run = () => app.house.deps.database.read(actor, (reads) => applicabilitySnapshot(reads, request));
    return statementsOf(run);
  };
  expect(await count(small)).toBeLessThanOrEqual(await count(assessmentId));
  expect(await count(assessmentId)).toBeLessThanOrEqual(14);
});
