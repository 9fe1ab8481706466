import { afterAll, beforeAll, expect, it } from 'vitest';
import { rectificationDocument } from '../../../server/features/report/rectification/report.js';
import { rectificationSnapshot } from '../../../server/features/report/rectification/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import {
  acceptedProof,
  createTask,
  dayFromToday,
  requestDelayMutation,
  scene,
  start,
  submit,
  verify,
} from '../remediation/scene.js';
import { createMutation, download, finished } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

const createPlan = `mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id version } } }`;

async function newPlan(more: Record<string, unknown> = {}): Promise<string> {
  const input = { name: '三级整改', startsOn: dayFromToday(-10), endsOn: dayFromToday(400), ...more };
  const data = await app.as('COMPLIANCE_OFFICER').query(createPlan, { input });
  return data.createRemediationPlan.plan.id;
}

/** What a document is made from, without making a file. */
async function read(document: 'RECTIFICATION_PLAN' | 'RECTIFICATION_REPORT', planId: string) {
  const data = await app.house.deps.database.read(systemActor(app.fixture.north.organizationId), (reads) =>
    rectificationSnapshot(reads, { planId, document, number: 'N', generatedBy: '甲', at: new Date() }),
  );
  const model = rectificationDocument(data);
  expect(JSON.stringify(rectificationDocument(data))).toBe(JSON.stringify(model));
  return { data, words: JSON.stringify(model) };
}

/** A plan with a task that was verified, one that asks for delay, one whose risk is accepted, and one that nobody began. */
async function rectified() {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { results } = await scene(app);
  await rate(
    officer,
    results.slice(0, 5).map(({ id }, at) => ({
      resultId: id,
      verdict: at === 1 ? 'PARTIAL' : 'UNMET',
      gap: `缺口 ${at}`,
    })),
  );
  const planId = await newPlan({ source: 'INSPECTION', sourceReference: '网信办〔2026〕3号' });
  const task = (at: number, more: Record<string, unknown>) =>
    createTask(app, [results[at]!.id], { planId, ...more });
  const done = await task(0, { title: '机房加固', budget: 120_000, effortDays: 5, dueOn: dayFromToday(20) });
  const delayed = await task(1, { title: '口令策略', dueOn: dayFromToday(40) });
  const accepted = await task(2, { title: '更换设备', budget: 30_000, dueOn: dayFromToday(100) });
  await task(3, { title: '异地灾备', dueOn: dayFromToday(390), unitId: app.fixture.north.units.information });
  const proof = await acceptedProof(app);
  const submitted = await submit(app, done, [proof]);
  await verify(app, submitted, {
    rerates: [{ resultId: results[0]!.id, verdict: 'MET', currentState: '已加固' }],
  });
  const begun = await start(app, delayed);
  await app.as('CONTRIBUTOR').query(requestDelayMutation, {
    input: {
      taskId: begun.id,
      requestedDueOn: dayFromToday(70),
      reason: '厂商排期',
    },
  });
  const asked = await app
    .as('CONTRIBUTOR')
    .query(
      'mutation ($input: RequestRiskAcceptanceInput!) { requestRiskAcceptance(input: $input) { task { version } } }',
      {
        input: {
          taskId: accepted.id,
          version: accepted.version,
          until: dayFromToday(90),
          reason: '停机窗口未定',
        },
      },
    );
  await app
    .as('MANAGER')
    .query(
      'mutation ($input: DecideRiskAcceptanceInput!) { decideRiskAcceptance(input: $input) { task { id } } }',
      {
        input: {
          taskId: accepted.id,
          version: asked.requestRiskAcceptance.task.version,
          approve: true,
          note: '加强监测',
        },
      },
    );
  return { planId, results, done, delayed, proof };
}

it('the scheme is filled from plan and tasks, and names what a person has to add', async () => {
  const { planId, done } = await rectified();
  const { data, words } = await read('RECTIFICATION_PLAN', planId);
  expect(data.tasks.map(({ title }) => title)).toEqual(['机房加固', '口令策略', '更换设备', '异地灾备']);
  for (const said of [
    '本方案来自监督检查（网信办〔2026〕3号）。',
    '完成整改任务 4 项，关闭差距 4 条，涉及 2 个科室、1 项测评。',
    'GB/T 22239-2019',
    '近期（90 天内）',
    '远期（一年以上）',
    `${done.code} 机房加固`,
    '预算合计 15万元',
    '有 2 项任务没有填写预算',
    '技术整改任务',
    '【待补充】各项的规格要点、数量和单价',
    '【待补充】每项上线或停机变更的回退方案',
    '计划尚未批准，没有基线。',
    '各科室预算',
  ])
    expect(words).toContain(said);
  const { words: bare } = await read('RECTIFICATION_PLAN', await newPlan());
  expect(bare).toContain('【待补充】方案由哪次检查、测评或决定而来');
  expect(bare).toContain('计划中还没有任务。');
});

it('the report says of each task what was before, what is now, and why the others are not done', async () => {
  const { planId, results, done, proof } = await rectified();
  const { data, words } = await read('RECTIFICATION_REPORT', planId);
  const [first] = data.tasks;
  expect(first).toMatchObject({
    code: done.code,
    state: 'VERIFIED',
    submissionNote: '已关闭并复核',
    proofs: [1],
    gaps: [
      {
        code: results[0]!.control.code,
        // As it was when the task was made, although verifying has rated it again.
        before: { verdict: 'UNMET', said: '缺口 0' },
        now: { verdict: 'MET', proven: 'MET', said: '已加固' },
      },
    ],
  });
  expect(data.assessments).toMatchObject([{ unit: '%', target: '第三级' }]);
  const [{ before, now }] = data.assessments as [any];
  expect(now.proven).toBeGreaterThan(before.proven);
  for (const said of [
    '4 项任务中已验证 1 项（25%），未完成 3 项，整改尚未完成。',
    '计划内 4 条差距，已关闭 1 条，尚有 3 条没有实证符合。',
    `${results[0]!.control.code} 不符合：缺口 0`,
    `${results[0]!.control.code} 符合：已加固`,
    '（待审批）：厂商排期',
    '风险接受：停机窗口未定',
    '加强监测',
    '1 项任务的风险经批准接受',
  ])
    expect(words).toContain(said);
  expect(data.classification).toBe('内部');
  await app.sql(`update evidence set label = 'SENSITIVE' where id = $1`, [proof]);

  const officer = app.as('COMPLIANCE_OFFICER');
  const input = { kind: 'RECTIFICATION_REPORT', planId };
  const { createReport } = await officer.query(createMutation, { input });
  const report = await finished(app, createReport.report.id);
  expect(report).toMatchObject({ state: 'READY', title: '三级整改 整改报告' });
  expect(report.number).toContain('-RC-');
  // It names sensitive evidence now: only those who may see such open it.
  expect((await download(app, report.downloadUrl, 'MANAGER')).statusCode).toBe(200);
  expect((await download(app, report.downloadUrl, 'INSPECTOR')).statusCode).toBe(403);
  const list = `query ($filter: ReportFilter) { reports(filter: $filter) { nodes { id plan { name } system { id } } } }`;
  expect((await officer.query(list, { filter: { planId } })).reports.nodes).toEqual([
    { id: report.id, plan: { name: '三级整改' }, system: null },
  ]);
  expect((await officer.query(list, { filter: { planId: await newPlan() } })).reports.nodes).toEqual([]);
});

it('asks for a plan in sight, of who sees the whole of it', async () => {
  const planId = await newPlan();
  for (const kind of ['RECTIFICATION_PLAN', 'RECTIFICATION_REPORT']) {
    const input = { kind, planId };
    expect(await app.as('MANAGER').fails(createMutation, { input: { kind } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { planId: expect.any(String) },
    });
    expect((await app.as('MANAGER', 'south').fails(createMutation, { input })).code).toBe('NOT_FOUND');
    for (const role of ['CONTRIBUTOR', 'SERVICE_ENGINEER', 'INSPECTOR'] as const)
      expect((await app.as(role).fails(createMutation, { input })).code).toBe('FORBIDDEN');
  }
});
