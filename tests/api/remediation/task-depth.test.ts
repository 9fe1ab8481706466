import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  acceptedProof,
  createTask,
  dayFromToday,
  scene,
  start,
  startMutation,
  submit,
  updateMutation,
  verify,
} from './scene.js';
import type { Scene, SceneTask } from './scene.js';

const depth = `id version state openPredecessors viewerCanKeepSteps viewerActions steps { id title doneAt doneBy { displayName } }
  contributors { id displayName } predecessors { code } successors { code } history { action after }`;
const setSteps = `mutation ($input: SetTaskStepsInput!) { setTaskSteps(input: $input) { task { ${depth} } } }`;
const tickStep = `mutation ($input: TickTaskStepInput!) { tickTaskStep(input: $input) { task { ${depth} } } }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const fresh = (): string => world.results[at++]!.id;
const make = (more: Record<string, unknown> = {}) => createTask(app, [fresh()], more);
const waitsFor = (task: SceneTask, predecessors: readonly SceneTask[]) =>
  officer().query(updateMutation, {
    input: { ids: [task.id], predecessorIds: predecessors.map(({ id }) => id) },
  });
const depthOf = async (id: string, caller = officer()) =>
  (await caller.query(`query ($id: ID!) { remediationTask(id: $id) { ${depth} } }`, { id })).remediationTask;

describe('dependencies', () => {
  it('refuse every circle: itself, two, five, and through a change of several', async () => {
    const chain = [await make(), await make(), await make(), await make(), await make()];
    const [first, second, , , last] = chain as [SceneTask, SceneTask, SceneTask, SceneTask, SceneTask];
    const refused = async (ids: string[], predecessorIds: string[]) => {
      const failure = await officer().fails(updateMutation, { input: { ids, predecessorIds } });
      expect(failure.fields).toHaveProperty('predecessorIds');
    };
    await refused([first.id], [first.id]);
    for (const [index, task] of chain.entries()) if (index > 0) await waitsFor(task, [chain[index - 1]!]);
    await refused([first.id], [second.id]);
    await refused([first.id], [last.id]);
    await refused([first.id, last.id], [chain[2]!.id]);
    expect((await depthOf(first.id)).predecessors).toEqual([]);
    expect((await depthOf(first.id)).successors).toEqual([{ code: second.code }]);
  });

  it('two people at once cannot close a circle halfway each', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c, d] = [await make(), await make(), await make(), await make()];
      await waitsFor(b!, [a!]);
      await waitsFor(d!, [c!]);
      const outcomes = await Promise.allSettled([waitsFor(a!, [d!]), waitsFor(c!, [b!])]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('a task may begin before what it waits for, and that is told', async () => {
    const before = await make();
    const after = await make();
    await waitsFor(after, [before]);
    expect(await depthOf(after.id)).toMatchObject({
      openPredecessors: 1,
      predecessors: [{ code: before.code }],
    });
    await start(app, { ...after, version: (await depthOf(after.id)).version });
    const { history } = await depthOf(after.id);
    const begun = history.find(({ action }: { action: string }) => action === 'task.started');
    expect(JSON.parse(begun.after)).toMatchObject({ begunBefore: [before.code] });
    await verify(app, await submit(app, before, [await acceptedProof(app)]));
    expect(await depthOf(after.id)).toMatchObject({ openPredecessors: 0 });
  });
});

describe('steps', () => {
  const titles = (steps: readonly { title: string }[]) => steps.map(({ title }) => title);

  it('keep their order and who ticked them, and several people tick without a version', async () => {
    const task = await make();
    const input = { taskId: task.id, version: task.version, steps: [{ title: '采购' }, { title: '上架' }] };
    const { setTaskSteps } = await app.as('CONTRIBUTOR').query(setSteps, { input });
    const [buy, mount] = setTaskSteps.task.steps;
    expect((await officer().fails(setSteps, { input })).code).toBe('CONFLICT');
    await Promise.all(
      [buy, mount].map((step, index) =>
        app
          .as(index === 0 ? 'CONTRIBUTOR' : 'COMPLIANCE_OFFICER')
          .query(tickStep, { input: { taskId: task.id, stepId: step.id, done: true } }),
      ),
    );
    const now = await depthOf(task.id);
    expect(now.steps).toMatchObject([
      { title: '采购', doneBy: { displayName: 'north CONTRIBUTOR' } },
      { title: '上架', doneBy: { displayName: 'north COMPLIANCE_OFFICER' } },
    ]);
    // Ticking what is ticked changes nothing, and tells nobody.
    await officer().query(tickStep, { input: { taskId: task.id, stepId: buy.id, done: true } });
    expect((await depthOf(task.id)).version).toBe(now.version);
    const reordered = [{ id: mount.id, title: '上架加电' }, { title: '验收' }];
    const { setTaskSteps: again } = await officer().query(setSteps, {
      input: { taskId: task.id, version: now.version, steps: reordered },
    });
    expect(titles(again.task.steps)).toEqual(['上架加电', '验收']);
    expect(again.task.steps[0].doneBy.displayName).toBe('north COMPLIANCE_OFFICER');
    expect(again.task.steps[1].doneAt).toBeNull();
  });

  it('are refused for others, with foreign or doubled ids, in masses, and when verified', async () => {
    const task = await make();
    const { version } = task;
    const wrong = (steps: unknown[]) =>
      officer().fails(setSteps, { input: { taskId: task.id, version, steps } });
    expect((await wrong([{ id: task.id, title: '冒名' }])).code).toBe('NOT_FOUND');
    expect((await wrong([{ title: '' }])).code).toBe('BAD_USER_INPUT');
    expect((await wrong(Array.from({ length: 51 }, () => ({ title: '步' })))).code).toBe('BAD_USER_INPUT');
    const input = { taskId: task.id, version, steps: [{ title: '一步' }] };
    expect((await app.as('INSPECTOR').fails(setSteps, { input })).code).toBe('FORBIDDEN');
    expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(setSteps, { input })).code).toBe('NOT_FOUND');
    const { setTaskSteps } = await officer().query(setSteps, { input });
    const [step] = setTaskSteps.task.steps;
    const doubled = [step, step].map(({ id, title }) => ({ id, title }));
    const again = { taskId: task.id, version: setTaskSteps.task.version, steps: doubled };
    expect((await officer().fails(setSteps, { input: again })).code).toBe('NOT_FOUND');
    await verify(
      app,
      await submit(app, { ...task, version: setTaskSteps.task.version }, [await acceptedProof(app)]),
    );
    const tick = { taskId: task.id, stepId: step.id, done: true };
    expect((await officer().fails(tickStep, { input: tick })).code).toBe('INVALID_STATE');
  });
});

describe('contributors', () => {
  it('see a task of another unit and work on it, until they are taken off', async () => {
    const { units, members } = app.fixture.north;
    const task = await make({ unitId: units.information });
    const hand = app.as('CONTRIBUTOR');
    expect(await depthOf(task.id, hand)).toBeNull();
    expect((await hand.fails(startMutation, { id: task.id, version: task.version })).code).toBe('NOT_FOUND');
    await officer().query(updateMutation, {
      input: { ids: [task.id], contributorIds: [members.CONTRIBUTOR, members.CONTRIBUTOR] },
    });
    const seen = await depthOf(task.id, hand);
    expect(seen).toMatchObject({
      contributors: [{ displayName: 'north CONTRIBUTOR' }],
      viewerCanKeepSteps: true,
      viewerActions: ['START'],
    });
    const mine = '{ remediationTasks(filter: { mine: true }, first: 100) { nodes { id } } }';
    expect((await hand.query(mine)).remediationTasks.nodes).toContainEqual({ id: task.id });
    await hand.query(startMutation, { id: task.id, version: seen.version });
    await officer().query(updateMutation, { input: { ids: [task.id], contributorIds: [] } });
    expect(await depthOf(task.id, hand)).toBeNull();
  });

  it('nobody of another hospital can be named, neither as contributor nor as predecessor', async () => {
    const task = await make();
    const south = await app.sql<{ id: string }>(
      `select id from membership where organization_id = $1 limit 1`,
      [app.fixture.south.organizationId],
    );
    const change = (input: object) =>
      officer().fails(updateMutation, { input: { ids: [task.id], ...input } });
    expect((await change({ contributorIds: [south[0]!.id] })).code).toBe('NOT_FOUND');
    expect((await change({ predecessorIds: [south[0]!.id] })).code).toBe('NOT_FOUND');
  });
});

it('one task closes gaps of several assessments and rates all of them again', async () => {
  const other = await scene(app);
  const own = fresh();
  const foreign = other.results[0]!.id;
  const task = await createTask(app, [own, foreign], { dueOn: dayFromToday(5) });
  const proof = await acceptedProof(app);
  await verify(app, await submit(app, task, [proof]), {
    rerates: [own, foreign].map((resultId) => ({ resultId, verdict: 'MET' })),
  });
  const rows = await app.sql('select id, verdict from result where id = any ($1)', [[own, foreign]]);
  expect(rows.map(({ verdict }) => verdict)).toEqual(['MET', 'MET']);
  const links = await app.sql('select distinct system_id from evidence_link where evidence_id = $1', [proof]);
  expect(links).toHaveLength(2);
});

describe('comments', () => {
  const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id body task { code } mentions { id } } } }`;
  const talk = `query ($id: ID!) { remediationTask(id: $id) { comments { totalCount nodes { body } } } }`;
  const people = `query ($id: ID!) { mentionableMembers(taskId: $id) { id } }`;
  const mentions = '{ mentions(unread: true) { totalCount nodes { comment { body task { id } } } } }';

  it('are read by whoever sees the task, and name only those', async () => {
    const { units, members } = app.fixture.north;
    const task = await make({ unitId: units.information });
    const hand = app.as('CONTRIBUTOR');
    const input = { taskId: task.id, body: '请看 @贡献者', mentionIds: [members.CONTRIBUTOR] };
    expect((await officer().fails(add, { input })).fields).toHaveProperty('mentionIds');
    expect((await hand.fails(add, { input: { taskId: task.id, body: '插话' } })).code).toBe('NOT_FOUND');
    const { id } = task;
    const blind = (await officer().query(people, { id })).mentionableMembers;
    expect(blind).not.toContainEqual({ id: members.CONTRIBUTOR });
    await officer().query(updateMutation, {
      input: { ids: [id], contributorIds: [members.CONTRIBUTOR] },
    });
    expect((await officer().query(people, { id })).mentionableMembers).toContainEqual({
      id: members.CONTRIBUTOR,
    });
    const { addComment } = await officer().query(add, { input });
    expect(addComment.comment).toMatchObject({ task: { code: task.code } });
    expect((await hand.query(talk, { id })).remediationTask.comments).toMatchObject({ totalCount: 1 });
    expect((await hand.query(mentions)).mentions.nodes).toEqual([
      { comment: { body: '请看 @贡献者', task: { id } } },
    ]);
    // Taken off the task, the talk is closed to him as well.
    await officer().query(updateMutation, { input: { ids: [id], contributorIds: [] } });
    expect((await hand.query(mentions)).mentions.totalCount).toBe(0);
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await hand.query(node, { id: addComment.comment.id })).node).toBeNull();
    expect((await app.as('MANAGER', 'south').query(node, { id: addComment.comment.id })).node).toBeNull();
    const foreign = { input: { taskId: id, body: '外院' } };
    expect((await app.as('MANAGER', 'south').fails(add, foreign)).code).toBe('NOT_FOUND');
  });
});
