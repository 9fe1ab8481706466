import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { dayFrom } from '../evidence/evidence.requests.js';
import { created, published, read, revise, save } from '../policy/policy.requests.js';
import { createMutation, download, finished } from './scene.js';

let app: TestApp;
let policyId: string;
let draftId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  const officer = app.as('COMPLIANCE_OFFICER');
  policyId = (await created(officer, 'DOC-1', { name: '机房管理制度', text: '# 总则\n\n旧文' })).id;
  await published(app, policyId);
  await officer.query(revise, { id: policyId });
  const { openVersion } = await read(officer, policyId);
  await officer.query(save, {
    input: {
      versionId: openVersion.id,
      version: openVersion.version,
      kind: 'TEXT',
      text: '# 总则\n\n1. 登记\n2. 陪同\n\n- 钥匙',
      changeNote: '增加陪同要求',
      effectiveOn: dayFrom(0),
      reviewMonths: 6,
    },
  });
  await published(app, policyId);
  draftId = (await created(officer, 'DOC-2', { name: '尚未发布的制度' })).id;
});
afterAll(() => app.close());

async function made(input: object): Promise<{ report: any; data: any }> {
  const { createReport } = await app.as('COMPLIANCE_OFFICER').query(createMutation, { input });
  const report = await finished(app, createReport.report.id);
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  return { report, data: row!.data };
}

it('a policy comes as DOCX with its revision table', async () => {
  const { report, data } = await made({ kind: 'POLICY', policyId });
  expect(report).toMatchObject({ state: 'READY', title: '机房管理制度', assessment: null });
  expect(report.number).toContain('-MD-');
  expect(data.versions).toMatchObject([
    {
      number: 2,
      changeNote: '增加陪同要求',
      approvers: ['north MANAGER'],
      authors: ['north COMPLIANCE_OFFICER'],
    },
    { number: 1, text: null },
  ]);
  const file = await download(app, report.downloadUrl, 'INSPECTOR');
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

it('the list names what is published and nothing that is not', async () => {
  const { report, data } = await made({ kind: 'POLICY_LIST' });
  expect(report.state).toBe('READY');
  expect(data.policies.map((policy: any) => policy.code)).toEqual(['DOC-1']);
  expect(data.policies[0]).toMatchObject({ number: 2, overdue: false, expected: 4, read: 0 });
});

it('refuses a policy that never was published, one of another hospital, and a request without a subject', async () => {
  const fails = async (input: object, hospital: 'north' | 'south' = 'north') =>
    (await app.as('COMPLIANCE_OFFICER', hospital).fails(createMutation, { input })).code;
  expect(await fails({ kind: 'POLICY', policyId: draftId })).toBe('INVALID_STATE');
  expect(await fails({ kind: 'POLICY', policyId }, 'south')).toBe('NOT_FOUND');
  expect(await fails({ kind: 'POLICY' })).toBe('BAD_USER_INPUT');
  expect(await fails({ kind: 'GAP_ANALYSIS' })).toBe('BAD_USER_INPUT');
});
