import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  answerMutation,
  changeNoteMutation,
  inspectionOf,
  inspectionScene,
  itemsOf,
  move,
  note,
  noteFields,
  planMutation,
  removeNoteMutation,
} from './scene.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
let inspection: any;
let items: any[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
  ({ inspection } = await inspectionScene(app));
  items = await itemsOf(officer, inspection.id);
});
afterAll(() => app.close());

const change = async (caller: Caller, one: any, more: Record<string, unknown>): Promise<any> =>
  (await caller.query(changeNoteMutation, { input: { id: one.id, version: one.version, ...more } }))
    .updateInspectionNote.note;
const changeFails = async (caller: Caller, one: any, more: Record<string, unknown>): Promise<string> =>
  (await caller.fails(changeNoteMutation, { input: { id: one.id, version: one.version, ...more } })).code;
const removing = ({ id, version }: any, reason = '记错了') => ({ input: { id, version, reason } });
const notesOf = async (caller: Caller, asOf?: string): Promise<any[]> =>
  (await inspectionOf(caller, inspection.id, `notes { nodes { ${noteFields} } }`, asOf)).notes.nodes;
const lastEvent = async () =>
  (
    await app.sql<any>(
      `select action, before, after, reason from event where object_id = $1 order by seq desc limit 1`,
      [inspection.id],
    )
  )[0];

it('a note changes its kind, words and item, and says so in the trail', async () => {
  const made = await note(officer, inspection.id, { kind: 'REQUEST', text: '要台账' });
  const finding = await change(officer, made, { kind: 'FINDING', text: '没有台账', itemId: items[1].id });
  expect(finding).toMatchObject({
    kind: 'FINDING',
    severity: 'MEDIUM',
    text: '没有台账',
    item: { id: items[1].id },
  });
  expect(await lastEvent()).toMatchObject({
    action: 'inspection.noteChanged',
    before: { kind: 'REQUEST', text: '要台账', itemId: null, severity: null },
    after: { kind: 'FINDING', text: '没有台账', itemId: items[1].id, severity: 'MEDIUM' },
  });
  const asked = await change(officer, finding, { kind: 'REQUEST', itemId: null });
  expect(asked).toMatchObject({ severity: null, item: null, text: '没有台账' });
  expect(await changeFails(officer, asked, { severity: 'HIGH' })).toBe('BAD_USER_INPUT');
  expect(await changeFails(officer, asked, { text: ' ' })).toBe('BAD_USER_INPUT');
  expect(await changeFails(officer, asked, { itemId: inspection.id })).toBe('NOT_FOUND');
  expect(await changeFails(officer, finding, { text: 'x' })).toBe('CONFLICT');
  const answer = { id: asked.id, version: asked.version, answer: '已出示' };
  const answered = (await officer.query(answerMutation, { input: answer })).answerInspectionNote.note;
  expect(await changeFails(officer, answered, { kind: 'REMARK' })).toBe('INVALID_STATE');
});

it('goes when it was a mistake, once, with the reason; past days still show it', async () => {
  const made = await note(manager, inspection.id, { text: '看错机柜', itemId: items[0].id });
  const [{ now }] = await app.sql('select clock_timestamp() as now');
  expect((await manager.fails(removeNoteMutation, removing(made, ' '))).code).toBe('BAD_USER_INPUT');
  const left = (await manager.query(removeNoteMutation, removing(made))).removeInspectionNote.inspection;
  expect(left.rectification.findings).toBe(0);
  expect((await notesOf(manager)).map(({ id }) => id)).not.toContain(made.id);
  expect(await lastEvent()).toMatchObject({
    action: 'inspection.noteRemoved',
    before: { kind: 'FINDING', text: '看错机柜', itemId: items[0].id, severity: 'MEDIUM' },
    reason: '记错了',
  });
  expect((await manager.fails(removeNoteMutation, removing(made))).code).toBe('NOT_FOUND');
  const past = await notesOf(manager, new Date(now).toISOString());
  expect(past.find(({ id }) => id === made.id)).toMatchObject({ text: '看错机柜', viewerCanChange: false });

  const twice = await note(officer, inspection.id, { text: '两台平板' });
  const codes = await Promise.all(
    [0, 1].map(async () => {
      const { errors } = await officer.run(removeNoteMutation, removing(twice));
      return errors?.[0]?.extensions?.code ?? 'DONE';
    }),
  );
  expect(codes.toSorted()).toEqual(['DONE', 'NOT_FOUND']);
  const removed = await app.sql(
    `select 1 from event where action = 'inspection.noteRemoved' and before->>'text' = '两台平板'`,
  );
  expect(removed).toHaveLength(1);
});

it('is its author’s and of who runs inspections, and of nobody in another hospital', async () => {
  const own = await note(manager, inspection.id, { text: '经理记的' });
  const others = await note(officer, inspection.id, { text: '专员记的' });
  const seen = new Map((await notesOf(manager)).map((one) => [one.id, one.viewerCanChange]));
  expect([seen.get(own.id), seen.get(others.id)]).toEqual([true, false]);
  expect(await changeFails(manager, others, { text: 'x' })).toBe('FORBIDDEN');
  expect((await manager.fails(removeNoteMutation, removing(others))).code).toBe('FORBIDDEN');
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect(await changeFails(south, own, { text: 'x' })).toBe('NOT_FOUND');
  expect((await south.fails(removeNoteMutation, removing(own))).code).toBe('NOT_FOUND');
  for (const role of ['CONTRIBUTOR', 'INSPECTOR'] as const)
    expect((await app.as(role).fails(removeNoteMutation, removing(own))).code).toBe('FORBIDDEN');
  expect(await change(officer, own, { text: '专员改的' })).toMatchObject({ text: '专员改的' });
});

it('stays as it is once it has become a task, or the inspection is over', async () => {
  const scene = await inspectionScene(app);
  const onSite = await move(officer, 'beginInspectionVisit', scene.inspection);
  const planned = await note(officer, onSite.id, { text: '转任务' });
  const remark = await note(officer, onSite.id, { kind: 'REMARK', text: '已到场' });
  await officer.query(planMutation, { input: { inspectionId: onSite.id, startsOn: '2026-12-10' } });
  const [{ version }] = await app.sql('select version from inspection_note where id = $1', [planned.id]);
  const asTask = { id: planned.id, version };
  expect(await changeFails(officer, asTask, { text: 'x' })).toBe('INVALID_STATE');
  expect((await officer.fails(removeNoteMutation, removing(asTask))).code).toBe('INVALID_STATE');
  const now = await inspectionOf(officer, onSite.id);
  await move(officer, 'cancelInspection', now, '改期');
  expect(await changeFails(officer, remark, { text: 'x' })).toBe('INVALID_STATE');
  expect((await officer.fails(removeNoteMutation, removing(remark))).code).toBe('INVALID_STATE');
});
