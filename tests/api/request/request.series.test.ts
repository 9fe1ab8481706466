import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeriesService } from '../../../server/features/request/series.service.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { accept, controlIds, newText, today } from '../evidence/evidence.requests.js';
import { answer, askSeries, batch, cancel, listSeries, requestOf, stopSeries } from './scene.js';

let app: TestApp;
let officer: Caller;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  controls = await controlIds(officer, 2);
});
afterAll(() => app.close());

/** First day of the month that many months from this one. */
function month(offset: number): string {
  const at = new Date(`${today().slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + offset);
  return at.toISOString().slice(0, 10);
}

async function start(more: Record<string, unknown> = {}): Promise<any> {
  const input = {
    title: '月度备份日志',
    targets: [{ unitId: app.fixture.north.units.radiology }],
    controlIds: controls,
    frequency: 'MONTHLY',
    startsOn: month(-3),
    dueDays: 5,
    ...more,
  };
  return (await officer.query(askSeries, { input })).createEvidenceRequestSeries.series[0];
}

const seriesOf = async (id: string): Promise<any> =>
  (await officer.query(listSeries, { filter: {}, first: 100 })).evidenceRequestSeries.nodes.find(
    (one: { id: string }) => one.id === id,
  );

const requestsIn = async (id: string): Promise<number> =>
  (await app.sql('select 1 from evidence_request where series_id = $1', [id])).length;

describe('a series', () => {
  it('shows the chain: what is proven, waived, missing, under way and next', async () => {
    const series = await start({ startsOn: month(-4) });
    expect(series.periods.map((period: any) => period.startsOn)).toEqual([-4, -3, -2, -1, 0, 1].map(month));
    const [first, second, third] = series.periods.map((period: any) => period.request);
    const contributor = app.as('CONTRIBUTOR');
    const data = await contributor.query(answer, {
      input: { requestId: first.id, evidences: [newText('备份日志')] },
    });
    await app.as('MANAGER').query(accept, { ids: [data.answerEvidenceRequest.request.answers[0].id] });
    await batch(officer, cancel, { ids: [second.id], reason: '当月停机' });
    await contributor.query(answer, { input: { requestId: third.id, evidences: [newText('迟交的日志')] } });
    // The month before this one is due on its fifth day after; make it past, whatever day it is today.
    await app.sql('update request_series set due_days = 0 where id = $1', [series.id]);
    const now = await seriesOf(series.id);
    expect(now.periods.map((period: any) => period.status)).toEqual([
      'PROVEN',
      'WAIVED',
      'UNDER_REVIEW',
      'MISSING',
      // On the last day of a month it is due today, which has not passed.
      'OPEN',
      'UPCOMING',
    ]);
    expect(now.missingCount).toBe(1);
    const missing = (await officer.query(listSeries, { filter: { missing: true } })).evidenceRequestSeries;
    expect(missing.nodes.map((one: any) => one.id)).toContain(series.id);
  });

  it('takes the calendar period that a day lies in', async () => {
    const year = today().slice(0, 4);
    const series = await start({ frequency: 'YEARLY', startsOn: `${year}-02-11`, title: '年度演练' });
    expect(series).toMatchObject({ startsOn: `${year}-01-01`, frequency: 'YEARLY' });
    expect(series.periods[0]).toMatchObject({
      startsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
      status: 'OPEN',
    });
    expect(series.periods[1]).toMatchObject({ status: 'UPCOMING', request: null });
  });

  it('opens what has begun by itself, once, however often it is looked at', async () => {
    const series = await start({ title: '自动出现', startsOn: month(0) });
    expect(await requestsIn(series.id)).toBe(1);
    // Two months pass.
    await app.sql('update request_series set starts_on = $2 where id = $1', [series.id, month(-2)]);
    const service = new SeriesService(app.house.deps.database);
    await Promise.all([service.openAll(), service.openAll(), service.openAll()]);
    await service.openAll();
    expect(await requestsIn(series.id)).toBe(3);
    const [row] = await app.sql<{ n: number }>(
      `select count(*)::integer as n from request_control c join evidence_request q on q.id = c.request_id where q.series_id = $1`,
      [series.id],
    );
    expect(row!.n).toBe(6);
  });

  it('opens nothing more when it is stopped, and keeps what is open', async () => {
    const series = await start({ title: '停止' });
    const { stopEvidenceRequestSeries } = await officer.query(stopSeries, { ids: [series.id] });
    expect(stopEvidenceRequestSeries.series[0].stoppedAt).not.toBeNull();
    expect(stopEvidenceRequestSeries.series[0].periods.at(-1).status).not.toBe('UPCOMING');
    expect(await requestsIn(series.id)).toBe(4);
    expect(await requestOf(officer, series.periods[3].request.id)).toMatchObject({ state: 'OPEN' });
  });

  it('refuses a start too early, an end before it, and too much at once', async () => {
    const base = {
      title: 'x',
      targets: [{ unitId: app.fixture.north.units.radiology }],
      controlIds: controls,
      frequency: 'MONTHLY',
      startsOn: month(-1),
    };
    const refused = async (more: object): Promise<any> =>
      officer.fails(askSeries, { input: { ...base, ...more } });
    expect((await refused({ startsOn: month(-40) })).fields).toHaveProperty('startsOn');
    expect((await refused({ endsOn: month(-2) })).fields).toHaveProperty('endsOn');
    expect((await refused({ dueDays: 91 })).code).toBe('BAD_USER_INPUT');
  });
});
