import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { acceptedProof, submit, taskOf, verify } from '../remediation/scene.js';
import {
  answerMutation,
  assignMutation,
  changeNoteMutation,
  createMutation,
  inspectionFields,
  inspectionOf,
  inspectionScene,
  interpretMutation,
  itemsOf,
  move,
  newInspection,
  note,
  noteFields,
  noteMutation,
  planMutation,
  stepMutation,
  updateMutation,
} from './scene.js';
import type { InspectionScene } from './scene.js';

let app: TestApp;
let officer: Caller;
let world: InspectionScene;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  world = await inspectionScene(app);
});
afterAll(() => app.close());

const actions = async (id: string): Promise<string[]> =>
  (await app.sql('select action from event where object_id = $1 order by seq', [id])).map(
    ({ action }) => action,
  );
const notesOf = async (caller: Caller, id: string, filter: Record<string, unknown> = {}): Promise<any[]> => {
  const text = `query ($id: ID!, $filter: InspectionNoteFilter) { inspection(id: $id) { notes(filter: $filter) { nodes { ${noteFields} } } } }`;
  return (await caller.query(text, { id, filter })).inspection.notes.nodes;
};

describe('an inspection', () => {
  it('is made once, over an assessment or with one of its own, and changed at the version that was seen', async () => {
    const input = {
      name: '联合检查',
      kind: 'JOINT',
      inspectingBody: '市委网信办',
      noticeNumber: '网信〔2026〕8 号',
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      visitFrom: '2026-12-10',
      indicators: { frameworkCode: 'joint-inspection-2026' },
      clientKey: 'once',
    };
    const made = (await officer.query(createMutation, { input })).createInspection.inspection;
    expect((await officer.query(createMutation, { input })).createInspection.inspection.id).toBe(made.id);
    expect(made).toMatchObject({ state: 'PREPARING', viewerCanEdit: true, viewerCanReopen: false });
    expect(made.readiness.items).toBeGreaterThan(20);
    const change = { id: made.id, version: made.version, visitTo: '2026-12-11', noticeNumber: null };
    const { inspection } = (await officer.query(updateMutation, { input: change })).updateInspection;
    expect(inspection).toMatchObject({
      visitTo: '2026-12-11',
      noticeNumber: null,
      inspectingBody: '市委网信办',
    });
    expect((await officer.fails(updateMutation, { input: change })).code).toBe('CONFLICT');
    await officer.query(updateMutation, { input: { ...change, version: inspection.version } });
    expect(await actions(made.id)).toEqual(['inspection.created', 'inspection.changed']);
    const code = async (more: Record<string, unknown>) =>
      (await officer.fails(createMutation, { input: { ...input, clientKey: 'bad', ...more } })).code;
    expect(await code({ indicators: null })).toBe('BAD_USER_INPUT');
    expect(await code({ assessmentId: world.assessmentId })).toBe('BAD_USER_INPUT');
    expect(await code({ visitTo: '2026-12-01' })).toBe('BAD_USER_INPUT');
    expect(await code({ periodTo: '2025-12-01' })).toBe('BAD_USER_INPUT');
    expect(await code({ visitFrom: null, visitTo: '2026-12-01' })).toBe('BAD_USER_INPUT');
    expect(await code({ previousId: world.assessmentId })).toBe('NOT_FOUND');
  });

  it('takes over from the previous one what was said of the control with the same code, and is compared with it', async () => {
    const last = await inspectionScene(app);
    const [first, second] = await itemsOf(officer, last.inspection.id);
    const words = { interpretation: '看机房出入记录', interviewee: '机房管理员', place: '机房' };
    await officer.query(interpretMutation, { input: { id: first.id, version: first.version, ...words } });
    await officer.query(assignMutation, {
      input: { ids: [first.id], unitId: app.fixture.north.units.radiology },
    });
    await rate(officer, [
      { resultId: first.result.id, verdict: 'UNMET', gap: '缺' },
      { resultId: second.result.id, verdict: 'MET' },
    ]);
    await note(officer, last.inspection.id, { itemId: first.id });
    const now = await inspectionScene(app, { previousId: last.inspection.id });
    const [own, other] = await itemsOf(officer, now.inspection.id);
    expect(own).toMatchObject({ ...words, control: first.control, unit: { name: expect.any(String) } });
    await rate(officer, [
      { resultId: own.result.id, verdict: 'PARTIAL', gap: '还缺' },
      { resultId: other.result.id, verdict: 'UNMET', gap: '丢了' },
    ]);
    const rows = `comparison { previous { id } counts { change count } rows(changes: [BETTER, WORSE]) { totalCount nodes { change before after findingsBefore control { code } } } }`;
    const { comparison } = await inspectionOf(officer, now.inspection.id, rows);
    expect(comparison.previous).toEqual({ id: last.inspection.id });
    expect(comparison.counts).toContainEqual({ change: 'SAME', count: now.results.length - 2 });
    expect(comparison.rows.nodes).toEqual([
      { change: 'BETTER', before: 'UNMET', after: 'PARTIAL', findingsBefore: 1, control: first.control },
      { change: 'WORSE', before: 'MET', after: 'UNMET', findingsBefore: 0, control: second.control },
    ]);
    expect(
      (await inspectionOf(officer, last.inspection.id, 'comparison { previous { id } }')).comparison,
    ).toBeNull();
  });
});

it('items are assigned together, their results with them, and found by unit, day and words', async () => {
  const { inspection } = await inspectionScene(app);
  const ids = (await itemsOf(officer, inspection.id)).slice(0, 3).map(({ id }) => id);
  const input = {
    ids,
    unitId: app.fixture.north.units.radiology,
    personId: app.fixture.north.members.CONTRIBUTOR,
    dueOn: '2026-03-01',
  };
  const { items } = (await officer.query(assignMutation, { input })).assignInspectionItems;
  expect(items).toHaveLength(3);
  expect(items[0]).toMatchObject({
    dueOn: '2026-03-01',
    overdue: true,
    person: { displayName: 'north CONTRIBUTOR' },
  });
  // The same again tells nobody; null clears, what is left out stays.
  await officer.query(assignMutation, { input });
  await officer.query(assignMutation, { input: { ids: [ids[2]], personId: null } });
  expect((await actions(inspection.id)).filter((one) => one === 'inspection.itemsAssigned')).toHaveLength(2);
  const results = await app.sql<{ unit_id: string; assignee_id: string | null }>(
    `select r.unit_id, r.assignee_id from result r join inspection_item i on i.result_id = r.id where i.id = any ($1) order by i.position`,
    [ids],
  );
  expect(results.map((row) => row.unit_id)).toEqual(Array(3).fill(input.unitId));
  expect(results.map((row) => row.assignee_id)).toEqual([input.personId, input.personId, null]);
  const count = async (filter: Record<string, unknown>) =>
    (await itemsOf(officer, inspection.id, filter)).length;
  expect(await count({ unitId: input.unitId })).toBe(3);
  expect(await count({ personId: input.personId })).toBe(2);
  expect(await count({ dueUntil: '2026-03-01' })).toBe(3);
  expect(await count({ unassigned: false })).toBe(3);
  expect(await count({ unitId: input.unitId, search: items[1].control.code })).toBe(1);
  expect(await count({ search: '，' })).toBe(0);
  const [other] = await itemsOf(officer, world.inspection.id);
  expect((await officer.fails(assignMutation, { input: { ids: [ids[0], other.id] } })).code).toBe(
    'BAD_USER_INPUT',
  );
});

describe('on the day', () => {
  it('notes are kept once, answered with evidence, and findings close by verified tasks', async () => {
    const { inspection } = await inspectionScene(app, { inspectingBody: '市委网信办' });
    const [item] = await itemsOf(officer, inspection.id);
    const { radiology } = app.fixture.north.units;
    await officer.query(assignMutation, { input: { ids: [item.id], unitId: radiology } });
    const onSite = await move(officer, 'beginInspectionVisit', inspection);
    expect(onSite.state).toBe('ON_SITE');
    const asked = await note(app.as('MANAGER'), inspection.id, {
      kind: 'REQUEST',
      text: '看值班表',
      itemId: item.id,
      clientKey: 'tablet',
    });
    const again = await note(app.as('MANAGER'), inspection.id, {
      kind: 'REQUEST',
      text: '看值班表',
      clientKey: 'tablet',
    });
    expect(again.id).toBe(asked.id);
    const evidenceId = await acceptedProof(app);
    const answer = { id: asked.id, version: asked.version, evidenceIds: [evidenceId] };
    const answered = (await officer.query(answerMutation, { input: answer })).answerInspectionNote.note;
    expect(answered).toMatchObject({
      state: 'ANSWERED',
      evidences: [{ id: evidenceId }],
      createdBy: { displayName: 'north MANAGER' },
      answeredBy: { displayName: 'north COMPLIANCE_OFFICER' },
    });
    expect((await officer.fails(answerMutation, { input: answer })).code).toBe('CONFLICT');
    const remark = await note(officer, inspection.id, { kind: 'REMARK', text: '组长：张处' });
    const words = { id: remark.id, version: remark.version, answer: '好' };
    expect((await officer.fails(answerMutation, { input: words })).code).toBe('INVALID_STATE');
    const graded = { id: remark.id, version: remark.version, severity: 'HIGH' };
    expect((await officer.fails(changeNoteMutation, { input: graded })).code).toBe('BAD_USER_INPUT');

    const high = await note(officer, inspection.id, {
      itemId: item.id,
      severity: 'HIGH',
      text: '弱口令\n三台',
    });
    await note(officer, inspection.id, { text: '无主问题' });
    const onTheSpot = await note(officer, inspection.id, { severity: 'LOW', text: '标签脱落' });
    const fixed = { id: onTheSpot.id, version: onTheSpot.version, answer: '当场贴好' };
    await officer.query(answerMutation, { input: fixed });
    const over = await move(officer, 'endInspectionVisit', onSite);
    const close = { id: over.id, version: over.version };
    expect((await officer.fails(stepMutation('closeInspection'), close)).message).toMatch(/^2 findings/);

    const plan = { inspectionId: inspection.id, startsOn: '2026-12-10', highDays: 5 };
    const planned = (await officer.query(planMutation, { input: plan })).planInspectionFindings;
    expect(planned).toMatchObject({ createdTasks: 2, plan: { name: `${inspection.name} – rectification` } });
    expect(planned.inspection).toMatchObject({
      plan: { source: 'INSPECTION', sourceReference: `市委网信办 ${inspection.name}` },
      rectification: { findings: 3, planned: 2, settled: 1, nextDueOn: '2026-12-15' },
    });
    // A double click finds nothing left.
    const twice = (await officer.query(planMutation, { input: plan })).planInspectionFindings;
    expect(twice).toMatchObject({ createdTasks: 0, plan: { id: planned.plan.id } });
    const found = await notesOf(officer, inspection.id, { kinds: ['FINDING'] });
    expect(
      found.map(({ task }) => task && [task.title, task.priority, task.dueOn, task.results.length]),
    ).toEqual([
      null,
      ['无主问题', 'MEDIUM', '2027-01-09', 0],
      [`${item.control.code} 弱口令`, 'HIGH', '2026-12-15', 1],
    ]);
    const late = { id: high.id, version: found[2].version, text: 'x' };
    expect((await officer.fails(changeNoteMutation, { input: late })).code).toBe('INVALID_STATE');
    for (const { task } of found.filter((one) => one.task)) {
      const open = await taskOf(officer, task.id);
      const done = await submit(app, open, [evidenceId], open.unit ? 'CONTRIBUTOR' : 'COMPLIANCE_OFFICER');
      await verify(app, done);
    }
    const settled = await inspectionOf(officer, inspection.id);
    expect(settled.rectification).toMatchObject({ settled: 3, nextDueOn: null });
    const closed = await move(officer, 'closeInspection', settled);
    expect(closed).toMatchObject({
      state: 'CLOSED',
      viewerCanEdit: false,
      viewerCanNote: false,
      viewerCanReopen: true,
    });
    const more = { inspectionId: inspection.id, kind: 'REMARK', text: 'x', clientKey: 'late' };
    expect((await officer.fails(noteMutation, { input: more })).code).toBe('INVALID_STATE');
    expect((await officer.fails(stepMutation('reopenInspection'), { ...closed, reason: ' ' })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await move(officer, 'reopenInspection', closed, '补充材料')).state).toBe('RECTIFYING');
  });
});

describe('who may', () => {
  it('readers read, managers note, people with own work see their items only', async () => {
    const { inspection } = await inspectionScene(app);
    const items = await itemsOf(officer, inspection.id);
    const contributor = app.as('CONTRIBUTOR');
    expect(await inspectionOf(contributor, inspection.id)).toBeNull();
    const { radiology } = app.fixture.north.units;
    await officer.query(assignMutation, { input: { ids: [items[0].id], unitId: radiology } });
    await note(officer, inspection.id, { text: '别处' });
    await note(officer, inspection.id, { text: '本科室', itemId: items[0].id });
    expect(await inspectionOf(contributor, inspection.id)).toMatchObject({
      viewerCanEdit: false,
      viewerCanNote: false,
      readiness: { items: 1 },
      rectification: { findings: 1 },
    });
    expect((await notesOf(contributor, inspection.id)).map(({ text }) => text)).toEqual(['本科室']);
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await contributor.query(node, { id: items[1].id })).toEqual({ node: null });
    expect(await contributor.query(node, { id: items[0].id })).toEqual({ node: { id: items[0].id } });
    expect(await inspectionOf(app.as('INSPECTOR'), inspection.id)).toMatchObject({ viewerCanNote: false });
    const change = { id: inspection.id, version: inspection.version, name: 'x' };
    const words = { inspectionId: inspection.id, kind: 'REMARK', text: 'x', clientKey: 'role' };
    for (const role of ['INSPECTOR', 'CONTRIBUTOR', 'SERVICE_ENGINEER'] as const) {
      expect((await app.as(role).fails(updateMutation, { input: change })).code).toBe('FORBIDDEN');
      expect((await app.as(role).fails(noteMutation, { input: words })).code).toBe('FORBIDDEN');
    }
    expect((await app.as('MANAGER').fails(updateMutation, { input: change })).code).toBe('FORBIDDEN');
    expect((await app.as('MANAGER').run(noteMutation, { input: words })).errors).toBeUndefined();
  });

  it('another hospital neither sees nor changes anything, also behind row security', async () => {
    const { inspection, assessmentId } = world;
    const [item] = await itemsOf(officer, inspection.id);
    const own = await note(officer, inspection.id, {});
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect(await inspectionOf(south, inspection.id)).toBeNull();
    expect((await south.query('{ inspections { totalCount } }')).inspections.totalCount).toBe(0);
    const { id, version } = inspection;
    const inputs: [string, Record<string, unknown>][] = [
      [updateMutation, { id, version, name: 'x' }],
      [assignMutation, { ids: [item.id], dueOn: '2027-01-01' }],
      [interpretMutation, { id: item.id, version: item.version, place: 'x' }],
      [noteMutation, { inspectionId: id, kind: 'REMARK', text: 'x', clientKey: 's' }],
      [changeNoteMutation, { id: own.id, version: own.version, text: 'x' }],
      [answerMutation, { id: own.id, version: own.version, answer: 'x' }],
      [planMutation, { inspectionId: id, startsOn: '2026-12-10' }],
    ];
    for (const [text, input] of inputs) expect((await south.fails(text, { input })).code).toBe('NOT_FOUND');
    expect((await south.fails(stepMutation('beginInspectionVisit'), { id, version })).code).toBe('NOT_FOUND');
    await expect(newInspection(south, { assessmentId })).rejects.toThrow(/NOT_FOUND/);
    const foreign = { ids: [item.id], unitId: app.fixture.south.units.radiology };
    expect((await officer.fails(assignMutation, { input: foreign })).code).toBe('NOT_FOUND');
    const tables = ['inspection', 'inspection_item', 'inspection_note', 'inspection_note_history'];
    const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), async (reads) => {
      const found = [];
      for (const table of tables) found.push(...(await reads.query('t', `select id from ${table}`)));
      return found;
    });
    expect(rows).toEqual([]);
  });
});

it('a past day shows an inspection as it was, and how ready it was then', async () => {
  const { inspection } = await inspectionScene(app);
  const [item] = await itemsOf(officer, inspection.id);
  const [{ now }] = await app.sql('select clock_timestamp() as now');
  await rate(officer, [{ resultId: item.result.id, verdict: 'UNMET', gap: '缺' }]);
  const gone = await move(officer, 'cancelInspection', inspection, '改期');
  expect(gone).toMatchObject({ state: 'CANCELLED', reason: '改期', readiness: { ready: 1 } });
  const asked = `query ($id: ID!, $asOf: AsOf) { inspections(asOf: $asOf, filter: { states: [PREPARING] }) { nodes { id } }
    inspection(id: $id, asOf: $asOf) { ${inspectionFields} items(first: 1) { nodes { ready problems { kind } } } notes { totalCount } comparison { previous { id } } } }`;
  const past = await officer.query(asked, { id: inspection.id, asOf: new Date(now).toISOString() });
  expect(past.inspections.nodes).toContainEqual({ id: inspection.id });
  expect(past.inspection).toMatchObject({
    state: 'PREPARING',
    viewerCanEdit: false,
    readiness: { ready: 0 },
  });
  expect(past.inspection.items.nodes[0].problems[0]).toEqual({ kind: 'UNRATED' });
});
