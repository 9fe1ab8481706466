import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../../server/features/report/report.job.js';
import { part } from '../../support/docx-part.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate, resultsOf } from '../assessment/scene.js';
import {
  assessed,
  createMutation,
  deleteMutation,
  download,
  finished,
  jobDeps,
  reportQuery,
  request,
} from './scene.js';

let app: TestApp;
let assessmentId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');

describe('making a report', () => {
  it('answers at once, is made in the background, and can be opened with what the assessment says', async () => {
    const asked = await request(app, assessmentId);
    // The worker may be quicker than the answer.
    expect(asked.state).toMatch(/^(QUEUED|RENDERING)$/);
    expect(asked).toMatchObject({
      downloadUrl: null,
      createdBy: { displayName: 'north COMPLIANCE_OFFICER' },
      assessment: { id: assessmentId },
    });
    expect(asked.number).toMatch(/^NORTH-GA-\d{8}-\d{2}-V1\.0$/);
    const report = await finished(app, asked.id);
    expect(report).toMatchObject({
      state: 'READY',
      progress: 1,
      failure: null,
      downloadUrl: `/files/reports/${asked.id}`,
    });
    const answer = await download(app, report.downloadUrl, 'MANAGER');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-length': String(report.byteSize),
    });
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="report.docx"; filename*=UTF-8''${encodeURIComponent(report.fileName)}`,
    );
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(report.sha256);
    const text = part(answer.rawPayload, 'word/document.xml').replace(/<[^>]+>/g, '');
    for (const word of [report.number, '没有防水措施', '加装防水', 'ZG-0001', '机房在二层', '证明'])
      expect(text).toContain(word);
    const events = await app.sql('select action, actor_name from event where object_id = $1 order by seq', [
      asked.id,
    ]);
    expect(events.map((event) => event.action).filter((action) => action !== 'report.progressed')).toEqual([
      'report.requested',
      'report.started',
      'report.completed',
      'report.downloaded',
    ]);
    expect(events.filter((event) => event.action === 'report.progressed').length).toBeLessThanOrEqual(4);
    expect(events.at(-1).actor_name).toBe('north MANAGER');
  });

  it('keeps the data of its moment, whatever is rated afterwards', async () => {
    const report = await finished(app, (await request(app, assessmentId)).id);
    const [before] = await app.sql('select data, sha256 from report where id = $1', [report.id]);
    const [, , third] = await resultsOf(officer(), assessmentId);
    await rate(officer(), [{ resultId: third!.id, verdict: 'UNMET', gap: '事后才发现' }]);
    const [after] = await app.sql('select data, sha256 from report where id = $1', [report.id]);
    expect(after).toEqual(before);
    expect(JSON.stringify(before.data)).not.toContain('事后才发现');
    expect(before.data.results).toHaveLength(211);
    expect(new Date(before.data.dataAt).getTime()).toBeGreaterThanOrEqual(
      new Date(report.createdAt).getTime(),
    );
  });

  it('a job that is run again changes nothing, and one that was interrupted goes on from its snapshot', async () => {
    const report = await finished(app, (await request(app, assessmentId)).id);
    const job = { organizationId: app.fixture.north.organizationId, reportId: report.id };
    const { signal } = new AbortController();
    await renderReport(jobDeps(app), job, { signal });
    expect((await officer().query(reportQuery, { id: report.id })).report).toEqual(report);
    await app.sql(`update report set state = 'RENDERING', sha256 = null where id = $1`, [report.id]);
    await renderReport(jobDeps(app), job, { signal });
    const again = (await officer().query(reportQuery, { id: report.id })).report;
    // The same snapshot makes the same bytes.
    expect(again).toMatchObject({ state: 'READY', sha256: report.sha256, dataAt: report.dataAt });
  });

  it('a server that stops leaves the report to the next one; a fault is told in one sentence', async () => {
    const report = await finished(app, (await request(app, assessmentId)).id);
    const job = { organizationId: app.fixture.north.organizationId, reportId: report.id };
    await app.sql(`update report set state = 'QUEUED' where id = $1`, [report.id]);
    await expect(
      renderReport(jobDeps(app), job, { signal: AbortSignal.abort(new Error('stopping')) }),
    ).rejects.toThrow('stopping');
    expect((await officer().query(reportQuery, { id: report.id })).report.state).toBe('RENDERING');
    const broken = {
      ...app.house.deps.storage,
      adopt: () => Promise.reject(new Error('/secret/path: no space left')),
    };
    await renderReport({ ...jobDeps(app), storage: broken }, job, { signal: new AbortController().signal });
    const failed = (await officer().query(reportQuery, { id: report.id })).report;
    expect(failed).toMatchObject({ state: 'FAILED', downloadUrl: null });
    expect(failed.failure).toContain('生成失败');
    expect(failed.failure).not.toContain('/secret');
    expect((await download(app, `/files/reports/${report.id}`, 'MANAGER')).statusCode).toBe(403);
  });
});

describe('numbers and keys', () => {
  it('every report of a day has its own number, also when many are asked for at once', async () => {
    const reports = await Promise.all(Array.from({ length: 3 }, () => request(app, assessmentId)));
    expect(new Set(reports.map((report) => report.number)).size).toBe(3);
    await Promise.all(reports.map((report) => finished(app, report.id)));
  });

  it('a client key makes one report, however fast it is sent', async () => {
    const input = { kind: 'GAP_ANALYSIS', assessmentId, clientKey: 'double-click' };
    const answers = await Promise.all([1, 2, 3].map(() => officer().query(createMutation, { input })));
    expect(new Set(answers.map((answer) => answer.createReport.report.id)).size).toBe(1);
  });

  it('an assessment that does not exist is NOT_FOUND', async () => {
    expect(
      (await officer().fails(createMutation, { input: { kind: 'GAP_ANALYSIS', assessmentId: 'nothing' } }))
        .code,
    ).toBe('NOT_FOUND');
  });
});

describe('the list', () => {
  const list = `query ($filter: ReportFilter, $first: Int! = 50, $after: String) { reports(filter: $filter, first: $first, after: $after) { totalCount nodes { id number } pageInfo { hasNextPage endCursor } } }`;

  it('pages newest first, filters, and keeps its total on every page', async () => {
    const whole = (await officer().query(list)).reports;
    expect(whole.totalCount).toBe(whole.nodes.length);
    const first = (await officer().query(list, { first: 2 })).reports;
    const second = (await officer().query(list, { first: 2, after: first.pageInfo.endCursor })).reports;
    expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes.slice(0, 4));
    const end = (await officer().query(list, { after: whole.pageInfo.endCursor })).reports;
    expect(end).toMatchObject({ totalCount: whole.totalCount, nodes: [] });
    expect((await officer().query(list, { filter: { states: [] } })).reports.totalCount).toBe(
      whole.totalCount,
    );
    expect(
      (await officer().query(list, { filter: { assessmentId: app.fixture.north.organizationId } })).reports
        .totalCount,
    ).toBe(0);
    expect((await officer().fails(list, { filter: { assessmentId: 'nothing' } })).code).toBe('NOT_FOUND');
  });

  it('a deleted report is gone everywhere, and its number is not given again', async () => {
    const report = await finished(app, (await request(app, assessmentId)).id);
    expect((await officer().query(deleteMutation, { id: report.id })).deleteReport.report.number).toBe(
      report.number,
    );
    expect((await officer().query(reportQuery, { id: report.id })).report).toBeNull();
    expect((await download(app, report.downloadUrl, 'COMPLIANCE_OFFICER')).statusCode).toBe(404);
    expect((await officer().fails(deleteMutation, { id: report.id })).code).toBe('NOT_FOUND');
    expect((await request(app, assessmentId)).number).not.toBe(report.number);
  });
});

describe('live', () => {
  it('whoever waits for a report sees it come to its end', async () => {
    const watched = await request(app, assessmentId);
    const heard = app.subscribe(
      'COMPLIANCE_OFFICER',
      'subscription ($id: ID!) { reportChanged(id: $id) { state progress downloadUrl } }',
      { id: watched.id },
    );
    const seen: { state: string; progress: number }[] = [];
    // The report may be ready before the socket is: then there is nothing more to hear, and the state can be read.
    const listening = (async () => {
      for await (const { data } of heard) {
        seen.push(data.reportChanged);
        if (data.reportChanged.state === 'READY') return;
      }
    })();
    await finished(app, watched.id);
    await Promise.race([listening, new Promise((done) => setTimeout(done, 5_000))]);
    await heard.return?.();
    expect(seen.at(-1)).toMatchObject({ state: 'READY', progress: 1 });
    const progress = seen.map((one) => one.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });
});
