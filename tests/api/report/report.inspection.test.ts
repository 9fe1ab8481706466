import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes } from '../../../server/features/report/minutes/report.js';
import { inspectionReport } from '../../../server/features/report/inspection/report.js';
import { inspectionSheets } from '../../../server/features/report/inspection/sheets.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  assignMutation,
  inspectionOf,
  inspectionScene,
  itemsOf,
  move,
  note,
  planMutation,
} from '../inspection/scene.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { acceptedProof, submit, taskOf, verify } from '../remediation/scene.js';
import { createMutation, finished } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

/** Makes the document and answers what it was made from, and all its words. */
async function made(kind: string, inspectionId: string) {
  const input = { kind, inspectionId };
  const { createReport } = await app.as('COMPLIANCE_OFFICER').query(createMutation, { input });
  const report = await finished(app, createReport.report.id);
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  return { report, data: row!.data, words: JSON.stringify(inspectionReport(row!.data)) };
}

it('the work plan says what the screen says; the reply says what became of each finding', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { inspection } = await inspectionScene(app, {
    inspectingBody: '市网信办',
    noticeNumber: '网信办〔2026〕3号',
    visitFrom: '2026-12-10',
    visitTo: '2026-12-11',
  });
  const [first, second] = await itemsOf(officer, inspection.id);
  await officer.query(assignMutation, {
    input: { ids: [first.id, second.id], unitId: app.fixture.north.units.information, dueOn: '2026-12-01' },
  });
  const plan = await made('INSPECTION_PLAN', inspection.id);
  expect(plan.report.number).toContain('-WP-');
  expect(plan.report).toMatchObject({
    state: 'READY',
    failure: null,
    title: `${inspection.name} 迎检工作方案`,
  });
  const { readiness } = await inspectionOf(officer, inspection.id);
  expect([plan.data.items.length, plan.data.ready]).toEqual([readiness.items, readiness.ready]);
  for (const said of [
    '市网信办',
    '网信办〔2026〕3号',
    '2026年12月10日至2026年12月11日',
    '未自评',
    '缺证据',
    first.control.code,
  ])
    expect(plan.words).toContain(said);

  await move(officer, 'beginInspectionVisit', await inspectionOf(officer, inspection.id));
  const weak = await note(officer, inspection.id, { text: '弱口令', severity: 'HIGH', itemId: first.id });
  await note(officer, inspection.id, { text: '日志不足六个月', severity: 'LOW' });
  await officer.query(planMutation, {
    input: { inspectionId: inspection.id, noteIds: [weak.id], startsOn: '2026-12-11' },
  });
  const reply = await made('INSPECTION_REPLY', inspection.id);
  expect(reply.report.number).toContain('-RC-');
  for (const said of [
    '市网信办：',
    '检查共发现问题 2 个，其中高风险 1 个',
    '尚未完成 2 个',
    '弱口令',
    '日志不足六个月',
    '整改中',
    '尚未安排',
  ])
    expect(reply.words).toContain(said);
  expect(reply.words).not.toContain('全部问题已整改完毕');
  expect(reply.words).not.toContain('佐证清单');
});

it('the reply names the proofs of what is settled in footnotes and an annex, and none that is sensitive', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { inspection } = await inspectionScene(app);
  const [first, second] = await itemsOf(officer, inspection.id);
  await officer.query(assignMutation, {
    input: { ids: [first.id, second.id], unitId: app.fixture.north.units.radiology, dueOn: '2026-12-01' },
  });
  await move(officer, 'beginInspectionVisit', await inspectionOf(officer, inspection.id));
  const noted = [
    await note(officer, inspection.id, { text: '弱口令', severity: 'HIGH', itemId: first.id }),
    await note(officer, inspection.id, { text: '日志不足六个月', severity: 'LOW', itemId: second.id }),
  ];
  await officer.query(planMutation, {
    input: { inspectionId: inspection.id, noteIds: noted.map(({ id }) => id), startsOn: '2026-12-11' },
  });
  const notes = await officer.query(
    'query ($id: ID!) { inspection(id: $id) { notes(first: 10) { nodes { text task { id } } } } }',
    { id: inspection.id },
  );
  const taskFor = (said: string) =>
    taskOf(officer, notes.inspection.notes.nodes.find(({ text }: { text: string }) => text === said).task.id);
  const proof = await acceptedProof(app);
  const own = { controlIds: [], unitId: app.fixture.north.units.radiology };
  const secret = await submitProof(app, { ...own, label: 'SENSITIVE', title: '核心口令表' });
  await acceptProof(app, secret);
  await verify(app, await submit(app, await taskFor('弱口令'), [proof, secret], 'COMPLIANCE_OFFICER'));
  // What is still looked at is nothing to show to others.
  const unread = await submitProof(app, own);
  await submit(app, await taskFor('日志不足六个月'), [unread], 'COMPLIANCE_OFFICER');

  const { data, words } = await made('INSPECTION_REPLY', inspection.id);
  expect(data.proofs.map(({ number, tasks }: any) => [number, tasks])).toEqual([
    [1, [data.findings[0].task.code]],
  ]);
  expect(data.findings.map(({ task }: any) => task.proofs)).toEqual([[1], []]);
  expect(words).toContain('"footnote":{"key":"proof 1"');
  expect(words).toContain('附件 2　佐证清单');
  expect(words).toContain('另有 1 份佐证（敏感或审核未通过）不在本函中列出。');
  expect(JSON.stringify(data)).not.toContain('核心口令表');
  const [, annex] = inspectionSheets(data);
  expect(annex!.name).toBe('佐证清单');
  expect(JSON.stringify(annex!.rows)).toContain(data.proofs[0].title);
});

it('minutes name what is open with who does it by when; without an inspection they are empty', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { inspection } = await inspectionScene(app);
  const [first, second] = await itemsOf(officer, inspection.id);
  await officer.query(assignMutation, {
    input: { ids: [first.id, second.id], unitId: app.fixture.north.units.information, dueOn: '2026-12-01' },
  });
  await move(officer, 'beginInspectionVisit', await inspectionOf(officer, inspection.id));
  await note(officer, inspection.id, { text: '弱口令', severity: 'HIGH', itemId: first.id });
  const { createReport } = await officer.query(createMutation, {
    input: { kind: 'MINUTES', inspectionId: inspection.id },
  });
  const report = await finished(app, createReport.report.id);
  expect(report).toMatchObject({ state: 'READY', title: `${inspection.name} 会议纪要` });
  expect(report.number).toContain('-MM-');
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  const words = JSON.stringify(minutes(row!.data));
  for (const said of [
    '研究检查发现的 1 个问题，其中 1 个尚未整改完成。',
    '整改：弱口令',
    `备齐 2 项检查材料：${first.control.code}、${second.control.code}`,
    '2026-12-01',
  ])
    expect(words).toContain(said);

  const empty = await officer.query(createMutation, { input: { kind: 'MINUTES' } });
  expect(await finished(app, empty.createReport.report.id)).toMatchObject({
    state: 'READY',
    title: '会议纪要',
  });
  const input = { kind: 'MINUTES', inspectionId: inspection.id };
  expect((await app.as('MANAGER', 'south').fails(createMutation, { input })).code).toBe('NOT_FOUND');
  expect((await app.as('CONTRIBUTOR').fails(createMutation, { input })).code).toBe('FORBIDDEN');
});

it('is made only by who sees the whole inspection, and of none of another hospital', async () => {
  const { inspection } = await inspectionScene(app);
  const input = { kind: 'INSPECTION_PLAN', inspectionId: inspection.id };
  expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(createMutation, { input })).toMatchObject({
    code: 'NOT_FOUND',
  });
  for (const role of ['CONTRIBUTOR', 'INSPECTOR', 'SYSTEM_ADMINISTRATOR'] as const)
    expect(await app.as(role).fails(createMutation, { input })).toMatchObject({ code: 'FORBIDDEN' });
  expect(
    await app.as('MANAGER').fails(createMutation, { input: { kind: 'INSPECTION_REPLY' } }),
  ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { inspectionId: expect.any(String) } });
});
