import { afterAll, beforeAll, expect, it } from 'vitest';
import { roadmapReport } from '../../../server/features/report/roadmap/report.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { addAlternative, addPackages, planningScene, roadmapOf, scenarioFields } from '../planning/scene.js';
import { createMutation, download, finished } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

it('says what the roadmap says on its screen, and what is assumed', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { roadmap, results, assessmentId } = await planningScene(app);
  await rate(
    officer,
    results.slice(0, 20).map(({ id }) => ({ resultId: id, verdict: 'UNMET' })),
  );
  const [one] = await addPackages(officer, roadmap.id, [
    {
      name: '主机加固',
      goal: '双因素登录',
      measures: '堡垒机\n口令策略',
      costLow: 80_000,
      costLikely: 120_000,
      costHigh: 180_000,
      endQuarter: 2,
      resultIds: results.slice(0, 20).map(({ id }) => id),
    },
    { name: '机房改造', startQuarter: 9, endQuarter: 12 },
  ]);
  await addAlternative(officer, {
    roadmapId: roadmap.id,
    name: '20 万元方案',
    budget: 200_000,
    choices: [{ packageId: one.id }],
  });
  const input = { kind: 'ROADMAP', roadmapId: roadmap.id };
  const { createReport } = await officer.query(createMutation, { input });
  const report = await finished(app, createReport.report.id);
  expect(report).toMatchObject({ state: 'READY', title: '三年安全规划', assessment: null });
  expect(report.number).toContain('-PL-');
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  const { data } = row!;
  const said = await roadmapOf(
    officer,
    roadmap.id,
    `scenarios { ${scenarioFields} } benchmark { place peerCount proven { value } demand { value } assessment { id } }`,
  );
  expect(data.scenarios.map((each: any) => [each.cost, each.budget, each.overBudget])).toEqual(
    said.scenarios.map((each: any) => [each.cost, each.alternative?.budget ?? null, each.overBudget]),
  );
  expect(
    data.scenarios.map(({ effects }: any) =>
      effects[0].points.map((point: any) => [point.proven.value, point.declared.value, point.gaps]),
    ),
  ).toEqual(
    said.scenarios.map(({ effects }: any) =>
      effects[0].points.map((point: any) => [point.proven.value, point.declared.value, point.gaps]),
    ),
  );
  expect(data.assessments).toMatchObject([
    {
      id: assessmentId,
      place: said.benchmark[0].place,
      peerCount: said.benchmark[0].peerCount,
      demand: { value: said.benchmark[0].demand.value },
    },
  ]);
  const text = JSON.stringify(roadmapReport(data));
  expect(text).toBe(JSON.stringify(roadmapReport(data)));
  for (const part of [
    '12万元（8万元至18万元）',
    '为“机房改造”补费用估算。',
    '推算的前提',
    '双因素登录',
    '20 万元方案',
    '第3年末',
  ])
    expect(text).toContain(part);
  const list = `query ($filter: ReportFilter) { reports(filter: $filter) { totalCount nodes { id briefing { month } roadmap { name } } } }`;
  expect((await officer.query(list, { filter: { roadmapId: roadmap.id } })).reports).toEqual({
    totalCount: 1,
    nodes: [{ id: report.id, briefing: null, roadmap: { name: '三年安全规划' } }],
  });
  const file = await download(app, report.downloadUrl, 'MANAGER');
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
}, 60_000);

it('is made for those who see the roadmap', async () => {
  const { roadmap } = await planningScene(app);
  const input = { kind: 'ROADMAP', roadmapId: roadmap.id };
  const officer = app.as('COMPLIANCE_OFFICER');
  expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(createMutation, { input })).code).toBe(
    'NOT_FOUND',
  );
  expect((await officer.fails(createMutation, { input: { kind: 'ROADMAP' } })).code).toBe('BAD_USER_INPUT');
  expect((await app.as('CONTRIBUTOR').fails(createMutation, { input })).code).toMatch(/FORBIDDEN|NOT_FOUND/);
});
