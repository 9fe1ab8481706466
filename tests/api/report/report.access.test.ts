import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { resultsOf } from '../assessment/scene.js';
import {
  assessed,
  createMutation,
  deleteMutation,
  download,
  finished,
  reportQuery,
  request,
} from './scene.js';

let app: TestApp;
let assessmentId: string;
let report: { id: string; downloadUrl: string };
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
  report = await finished(app, (await request(app, assessmentId)).id);
});
afterAll(() => app.close());

const code = async (role: Role, text: string, variables: Record<string, unknown>) =>
  (await app.as(role).run(text, variables)).errors?.[0]?.extensions.code;
const downloads = async () =>
  (await app.sql(`select 1 from event where action = 'report.downloaded' and object_id = $1`, [report.id]))
    .length;

it.each<[Role, boolean, boolean]>([
  ['COMPLIANCE_OFFICER', true, true],
  ['MANAGER', true, true],
  ['INSPECTOR', true, false],
  ['SYSTEM_ADMINISTRATOR', false, false],
  ['SECURITY_ADMINISTRATOR', false, false],
])('%s: see and download %s, make and delete %s', async (role, sees, makes) => {
  expect(await code(role, reportQuery, { id: report.id })).toBe(sees ? undefined : 'FORBIDDEN');
  expect((await download(app, report.downloadUrl, role)).statusCode).toBe(sees ? 200 : 403);
  expect(await code(role, createMutation, { input: { kind: 'GAP_ANALYSIS', assessmentId } })).toBe(
    makes ? undefined : 'FORBIDDEN',
  );
  expect(await code(role, deleteMutation, { id: assessmentId })).toBe(makes ? 'NOT_FOUND' : 'FORBIDDEN');
});

it('the auditor sees none of these reports and makes none: he has his extracts', async () => {
  const role = 'AUDIT_ADMINISTRATOR';
  expect((await app.as(role).query(reportQuery, { id: report.id })).report).toBeNull();
  expect((await download(app, report.downloadUrl, role)).statusCode).toBe(404);
  expect(await code(role, createMutation, { input: { kind: 'GAP_ANALYSIS', assessmentId } })).toBe(
    'FORBIDDEN',
  );
  expect(await code(role, deleteMutation, { id: report.id })).toBe('NOT_FOUND');
});

it('nobody at all gets nothing, and only what was handed out is noted as a download', async () => {
  const before = await downloads();
  expect((await download(app, report.downloadUrl)).statusCode).toBe(401);
  expect((await download(app, '/files/reports/nothing', 'MANAGER')).statusCode).toBe(404);
  expect((await download(app, report.downloadUrl, 'MANAGER', 'north', 'HEAD')).statusCode).toBe(404);
  expect(await downloads()).toBe(before);
  await download(app, report.downloadUrl, 'MANAGER');
  expect(await downloads()).toBe(before + 1);
});

it('people who see only their own work see no report of the whole', async () => {
  for (const role of ['CONTRIBUTOR', 'SERVICE_ENGINEER'] as const) {
    const data = await app
      .as(role)
      .query(
        `query ($id: ID!) { report(id: $id) { id } node(id: $id) { id } reports { totalCount nodes { id } } }`,
        { id: report.id },
      );
    expect(data).toEqual({ report: null, node: null, reports: { totalCount: 0, nodes: [] } });
    expect((await download(app, report.downloadUrl, role)).statusCode).toBe(404);
  }
});

it('a report that names sensitive evidence is opened only by those who may see such evidence', async () => {
  const [, , result] = await resultsOf(app.as('COMPLIANCE_OFFICER'), assessmentId);
  await app
    .as('COMPLIANCE_OFFICER')
    .query(
      `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }`,
      {
        input: {
          evidences: [
            {
              title: '渗透测试报告',
              kind: 'TEXT',
              text: '弱点',
              collectedOn: '2026-01-15',
              label: 'SENSITIVE',
              controlIds: [result!.control.id],
            },
          ],
        },
      },
    );
  const secret = await finished(app, (await request(app, assessmentId)).id);
  expect(secret).toMatchObject({ state: 'READY', downloadUrl: `/files/reports/${secret.id}` });
  const [{ data }] = await app.sql('select data from report where id = $1', [secret.id]);
  expect(data.classification).toBe('敏感');
  expect((await app.as('INSPECTOR').query(reportQuery, { id: secret.id })).report).toMatchObject({
    state: 'READY',
    downloadUrl: null,
  });
  expect((await download(app, secret.downloadUrl, 'INSPECTOR')).statusCode).toBe(403);
  expect((await download(app, secret.downloadUrl, 'MANAGER')).statusCode).toBe(200);
});
