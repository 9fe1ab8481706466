import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate, resultsOf, scoreOf } from '../assessment/scene.js';
import {
  acceptedProof,
  createMutation,
  createTask,
  dayFromToday,
  newTask,
  reopenMutation,
  returnMutation,
  scene,
  start,
  startMutation,
  submit,
  submitMutation,
  taskOf,
  updateMutation,
  verify,
  verifyMutation,
} from './scene.js';
import type { Scene } from './scene.js';

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
/** A result that no other test has used. */
const fresh = (): string => world.results[at++]!.id;
const numbers = async () =>
  (await app.sql<{ number: number }>('select number from remediation_task order by number')).map(
    (row) => row.number,
  );

describe('making tasks', () => {
  it('takes everything down, once, with a code of its own', async () => {
    const results = [fresh(), fresh()];
    const task = await createTask(app, [...results, results[0]!], {
      description: '两台',
      budget: 1200.5,
      effortDays: 3,
      ownerId: app.fixture.north.members.CONTRIBUTOR,
    });
    expect(task).toMatchObject({
      title: '关闭不用的端口',
      state: 'OPEN',
      priority: 'HIGH',
      dueOn: dayFromToday(30),
      originalDueOn: dayFromToday(30),
      overdue: false,
      overdueDays: 0,
      budget: 1200.5,
      effortDays: 3,
      unit: { name: '放射科' },
      owner: { displayName: 'north CONTRIBUTOR' },
      history: [{ action: 'task.created', actorName: 'north COMPLIANCE_OFFICER' }],
    });
    expect(task.code).toMatch(/^ZG-\d{4}$/);
    expect(new Set(task.results.map((result: { id: string }) => result.id))).toEqual(new Set(results));
    const [event] = await app.sql('select topics from event where object_id = $1', [task.id]);
    expect(event.topics).toEqual([
      `assessment:${world.assessmentId}`,
      ...results.map((id) => `result:${id}`),
    ]);
  });

  it('numbers have no gaps, neither after a failed batch nor under many callers at once', async () => {
    const before = (await numbers()).length;
    const failed = await officer().fails(createMutation, {
      input: { tasks: [newTask(app, [fresh()]), newTask(app, ['019b0000-0000-7000-8000-000000000000'])] },
    });
    expect(failed.code).toBe('NOT_FOUND');
    await Promise.all(Array.from({ length: 8 }, () => createTask(app, [fresh()])));
    const after = await numbers();
    expect(after).toHaveLength(before + 8);
    expect(after).toEqual(after.map((_, index) => index + 1));
  });

  it('a client key makes one task, however often and however fast it is sent', async () => {
    const input = { tasks: [newTask(app, [fresh()], { clientKey: 'double-click' })] };
    const answers = await Promise.all([1, 2, 3].map(() => officer().query(createMutation, { input })));
    const ids = new Set(answers.map((answer) => answer.createRemediationTasks.tasks[0].id));
    expect(ids.size).toBe(1);
    expect(
      await app.sql('select 1 from remediation_task where client_key = $1', ['double-click']),
    ).toHaveLength(1);
    expect((await app.as('MANAGER').fails(createMutation, { input })).code).toBe('CONFLICT');
  });

  it.each([
    ['no result', { resultIds: [] }, 'tasks.0.resultIds'],
    ['an empty title', { title: '  ' }, 'tasks.0.title'],
    ['a negative budget', { budget: -1 }, 'tasks.0.budget'],
    ['10 KB of title', { title: '长'.repeat(10_000) }, 'tasks.0.title'],
    ['a control character', { description: '\u0007' }, 'tasks.0.description'],
  ])('refuses %s and names the field', async (_name, more, field) => {
    const failure = await officer().fails(createMutation, {
      input: { tasks: [newTask(app, [world.results[0]!.id], more)] },
    });
    expect(failure.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(failure.fields ?? {})).toEqual([field]);
  });
});

describe('changing tasks', () => {
  it('changes many at once, empties by null and tells only about what differs', async () => {
    const one = await createTask(app, [fresh()], { budget: 10 });
    const two = await createTask(app, [fresh()], { priority: 'LOW', budget: 10 });
    const { updateRemediationTasks } = await officer().query(updateMutation, {
      input: { ids: [one.id, two.id], priority: 'LOW', budget: null },
    });
    expect(
      updateRemediationTasks.tasks.map((task: { priority: string; budget: unknown }) => [
        task.priority,
        task.budget,
      ]),
    ).toEqual([
      ['LOW', null],
      ['LOW', null],
    ]);
    await officer().query(updateMutation, { input: { ids: [one.id, two.id], priority: 'LOW' } });
    expect(
      (await taskOf(officer(), two.id)).history.map((event: { action: string }) => event.action),
    ).toEqual(['task.changed', 'task.created']);
  });

  it('a stale version loses, and so does a version for many', async () => {
    const task = await createTask(app, [fresh()]);
    await officer().query(updateMutation, {
      input: { ids: [task.id], version: task.version, title: '新标题' },
    });
    expect(
      (
        await officer().fails(updateMutation, {
          input: { ids: [task.id], version: task.version, title: '旧标题' },
        })
      ).code,
    ).toBe('CONFLICT');
    expect((await taskOf(officer(), task.id)).title).toBe('新标题');
    const other = await createTask(app, [fresh()]);
    expect(
      (await officer().fails(updateMutation, { input: { ids: [task.id, other.id], version: 1 } })).code,
    ).toBe('BAD_USER_INPUT');
  });

  it('the due day cannot be changed by hand', async () => {
    const answer = await officer().run(
      `mutation { updateRemediationTasks(input: { ids: [], dueOn: "2030-01-01" }) { tasks { id } } }`,
    );
    expect(answer.errors?.[0]?.message).toContain('dueOn');
  });
});

describe('from start to verification', () => {
  it('verification links the proofs and rates the results again, all or nothing', async () => {
    const [result, other] = [world.results[at]!, world.results[at + 1]!];
    at += 2;
    await rate(officer(), [
      { resultId: result.id, verdict: 'UNMET', gap: '开着不用的端口' },
      { resultId: other.id, verdict: 'PARTIAL', gap: '一部分' },
    ]);
    const before = await scoreOf(officer(), world.assessmentId);
    const proof = await acceptedProof(app);
    const submitted = await submit(app, await createTask(app, [result.id, other.id]), [proof]);
    expect(submitted).toMatchObject({
      state: 'SUBMITTED',
      submissionNote: '已关闭并复核',
      submittedBy: { displayName: 'north CONTRIBUTOR' },
      proofs: [{ id: proof }],
      viewerActions: [],
    });

    // A verdict that the assessment refuses takes everything back.
    const refused = await app.as('MANAGER').fails(verifyMutation, {
      input: {
        taskId: submitted.id,
        version: submitted.version,
        rerates: [
          { resultId: result.id, verdict: 'MET' },
          { resultId: other.id, verdict: 'NOT_APPLICABLE' },
        ],
      },
    });
    expect(refused.code).toBe('BAD_USER_INPUT');
    expect((await taskOf(officer(), submitted.id)).state).toBe('SUBMITTED');
    expect(await app.sql('select 1 from evidence_link where evidence_id = $1', [proof])).toEqual([]);

    const retest = await acceptedProof(app);
    const verified = await verify(app, submitted, {
      rerates: [
        { resultId: result.id, verdict: 'MET', currentState: '端口已关闭' },
        { resultId: other.id, verdict: 'MET' },
      ],
      evidenceIds: [retest],
      note: '复测通过',
    });
    expect(verified).toMatchObject({
      state: 'VERIFIED',
      verifiedBy: { displayName: 'north MANAGER' },
      viewerActions: ['REOPEN'],
      viewerCanEdit: false,
    });
    expect(new Set(verified.proofs.map((one: { id: string }) => one.id))).toEqual(new Set([proof, retest]));
    const links = await app.sql('select distinct system_id from evidence_link where evidence_id = any ($1)', [
      [proof, retest],
    ]);
    expect(links).toEqual([{ system_id: world.systemId }]);
    const now = await resultsOf(officer(), world.assessmentId);
    expect(
      now.filter((one) => [result.id, other.id].includes(one.id)).map((one) => [one.verdict, one.proofState]),
    ).toEqual([
      ['MET', 'PROVEN'],
      ['MET', 'PROVEN'],
    ]);
    const after = await scoreOf(officer(), world.assessmentId);
    expect(after.score.proven.met).toBe(before.score.proven.met + 2);
    expect(verified.history.map((event: { action: string }) => event.action)).toEqual([
      'task.verified',
      'task.submitted',
      'task.started',
      'task.created',
    ]);
  });

  it('needs a proof, a note and a result of its own', async () => {
    const task = await start(app, await createTask(app, [fresh()]));
    const input = { taskId: task.id, version: task.version, note: '好了', evidenceIds: [] as string[] };
    const contributor = app.as('CONTRIBUTOR');
    expect((await contributor.fails(submitMutation, { input })).fields).toHaveProperty('evidenceIds');
    const proof = await acceptedProof(app);
    expect(
      (await contributor.fails(submitMutation, { input: { ...input, note: ' ', evidenceIds: [proof] } }))
        .fields,
    ).toHaveProperty('note');
    const { submitRemediationTask } = await contributor.query(submitMutation, {
      input: { ...input, evidenceIds: [proof] },
    });
    const foreign = {
      taskId: task.id,
      version: submitRemediationTask.task.version,
      rerates: [{ resultId: fresh(), verdict: 'MET' }],
    };
    expect((await app.as('MANAGER').fails(verifyMutation, { input: foreign })).fields).toHaveProperty(
      'rerates',
    );
  });

  it('goes round through a return and a reopening, each with its reason', async () => {
    const proof = await acceptedProof(app);
    const submitted = await submit(app, await createTask(app, [fresh()]), [proof]);
    const { returnRemediationTask } = await app.as('MANAGER').query(returnMutation, {
      input: { taskId: submitted.id, version: submitted.version, reason: '截图看不清' },
    });
    expect(returnRemediationTask.task).toMatchObject({ state: 'RETURNED', returnReason: '截图看不清' });
    const again = await submit(app, returnRemediationTask.task, []);
    expect(again).toMatchObject({ state: 'SUBMITTED', returnReason: null, proofs: [{ id: proof }] });
    const verified = await verify(app, again);
    const { reopenRemediationTask } = await app
      .as('MANAGER')
      .query(reopenMutation, { id: verified.id, version: verified.version, reason: '又开了' });
    expect(reopenRemediationTask.task).toMatchObject({
      state: 'OPEN',
      verifiedAt: null,
      verifiedBy: null,
      returnReason: '又开了',
    });
    expect(reopenRemediationTask.task.history[0]).toMatchObject({
      action: 'task.reopened',
      reason: '又开了',
    });
  });

  it('steps out of turn are INVALID_STATE, stale ones CONFLICT, and a double click is done once', async () => {
    const task = await createTask(app, [fresh()]);
    const input = { taskId: task.id, version: task.version, note: '好了', evidenceIds: [] };
    expect((await app.as('CONTRIBUTOR').fails(submitMutation, { input })).code).toBe('INVALID_STATE');
    const answers = await Promise.all(
      [1, 2].map(() => app.as('CONTRIBUTOR').run(startMutation, { id: task.id, version: task.version })),
    );
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    expect(answers.find((answer) => answer.errors)!.errors![0]!.extensions.code).toBe('CONFLICT');
    expect(
      (await app.as('CONTRIBUTOR').fails(startMutation, { id: task.id, version: task.version })).code,
    ).toBe('CONFLICT');
  });
});
