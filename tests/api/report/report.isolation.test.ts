import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { assessed, createMutation, deleteMutation, download, finished, jobDeps, request } from './scene.js';

let app: TestApp;
let assessmentId: string;
let report: { id: string; downloadUrl: string };
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
  report = await finished(app, (await request(app, assessmentId)).id);
});
afterAll(() => app.close());

it('another hospital neither lists, reads, downloads, deletes nor follows it', async () => {
  for (const role of ['COMPLIANCE_OFFICER', 'MANAGER'] as const) {
    const south = app.as(role, 'south');
    const data = await south.query(
      `query ($id: ID!, $assessment: ID!) { report(id: $id) { id } node(id: $id) { id } reports { totalCount } of: reports(filter: { assessmentId: $assessment }) { totalCount } }`,
      { id: report.id, assessment: assessmentId },
    );
    expect(data).toEqual({ report: null, node: null, reports: { totalCount: 0 }, of: { totalCount: 0 } });
    expect((await download(app, report.downloadUrl, role, 'south')).statusCode).toBe(404);
    expect((await south.fails(deleteMutation, { id: report.id })).code).toBe('NOT_FOUND');
    expect((await south.fails(createMutation, { input: { kind: 'GAP_ANALYSIS', assessmentId } })).code).toBe(
      'NOT_FOUND',
    );
  }
  const heard = app.subscribe(
    'MANAGER',
    'subscription ($id: ID!) { reportChanged(id: $id) { state } }',
    { id: report.id },
    'south',
  );
  const { value } = await heard.next();
  expect(value.errors[0].extensions.code).toBe('NOT_FOUND');
  await heard.return?.();
});

it('a job of one hospital cannot make the report of another', async () => {
  const [row] = await app.sql('select state, sha256 from report where id = $1', [report.id]);
  await app.sql(`update report set state = 'QUEUED' where id = $1`, [report.id]);
  const { renderReport } = await import('../../../server/features/report/report.job.js');
  const job = { organizationId: app.fixture.south.organizationId, reportId: report.id };
  await renderReport(jobDeps(app), job, { signal: new AbortController().signal });
  const [after] = await app.sql('select state from report where id = $1', [report.id]);
  expect(after.state).toBe('QUEUED');
  await app.sql(`update report set state = $2, sha256 = $3 where id = $1`, [
    report.id,
    row.state,
    row.sha256,
  ]);
});

it('row security holds without the words of our statements', async () => {
  const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), (reads) =>
    reads.query('t', 'select id from report where organization_id = $1', [app.fixture.north.organizationId]),
  );
  expect(rows).toEqual([]);
});
