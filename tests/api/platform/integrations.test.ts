import { readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLimits } from '../../../server/platform/graphql/limits.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { createTask, dayFromToday, scene } from '../remediation/scene.js';
import type { Scene } from '../remediation/scene.js';

const root = new URL('../../../', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(`schema/example/${name}.graphql`, root), 'utf8');
const readme = readFileSync(new URL('README.md', root), 'utf8');

let app: TestApp;
let world: Scene;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const usernameOf = async (membershipId: string): Promise<string> => {
  const [row] = await app.sql<{ username: string }>(
    `select a.username from account a join membership m on m.account_id = a.id where m.id = $1`,
    [membershipId],
  );
  return row!.username;
};

describe('the documented questions of other systems', () => {
  it.each([
    ['portal', { username: 'x' }],
    ['group', { after: null, from: '2026-01-01', to: '2026-06-30' }],
  ])('%s: costs what the manual says', (name, variables) => {
    const document = parse(textOf(name));
    const cost = checkLimits(app.house.app.schema, document, getOperationAST(document)!, variables);
    expect(readme).toContain(`\`schema/example/${name}.graphql\``);
    expect(readme).toMatch(
      new RegExp(`schema/example/${name}\\.graphql.*${cost.toLocaleString('en')} objects`),
    );
  });

  it('the portal finds the open tasks of the person who is signed in there, due first', async () => {
    const { CONTRIBUTOR, SERVICE_ENGINEER } = app.fixture.north.members;
    const later = await createTask(app, [world.results[0]!.id], {
      ownerId: CONTRIBUTOR,
      dueOn: dayFromToday(9),
    });
    const sooner = await createTask(app, [world.results[1]!.id], {
      ownerId: SERVICE_ENGINEER,
      dueOn: dayFromToday(3),
    });
    await createTask(app, [world.results[2]!.id], { ownerId: SERVICE_ENGINEER });
    await app.sql(`update remediation_task set contributor_ids = array[$2::uuid] where id = $1`, [
      sooner.id,
      CONTRIBUTOR,
    ]);
    const portal = await tokenOf(app, ['remediation:read']);
    const username = await usernameOf(CONTRIBUTOR);
    const { data } = await portal(textOf('portal'), { username: ` ${username.toUpperCase()} ` });
    expect(data.remediationTasks.nodes.map(({ id }: { id: string }) => id)).toEqual([sooner.id, later.id]);
    expect((await portal(textOf('portal'), { username: 'nobody' })).data.remediationTasks.totalCount).toBe(0);
    // Whoever is known in another hospital alone has no tasks here.
    const stranger = await usernameOf(app.fixture.south.members.MANAGER);
    expect((await portal(textOf('portal'), { username: stranger })).data.remediationTasks.totalCount).toBe(0);
  });

  it('the group reads progress, scores and what happened since the last time, in one question', async () => {
    const group = await tokenOf(app, [
      'remediation:read',
      'assessment:read',
      'system:read',
      'change:read',
      'organization:read',
    ]);
    const period = { from: dayFromToday(-30), to: dayFromToday(0) };
    const first = await group(textOf('group'), { after: null, ...period });
    expect(first.errors).toBeUndefined();
    let { endCursor: after, hasMore } = first.data.changes;
    while (hasMore)
      ({ endCursor: after, hasMore } = (await group(textOf('group'), { after, ...period })).data.changes);
    const made = await createTask(app, [world.results[3]!.id], {
      ownerId: app.fixture.north.members.CONTRIBUTOR,
    });
    const ask = async () => (await group(textOf('group'), { after, ...period })).data;
    let next = await ask();
    // The feed waits for the oldest transaction of the whole PostgreSQL, in which other tests write at the same time.
    await expect
      .poll(
        async () => {
          next = await ask();
          return next.changes.changes.map(({ objectId }: { objectId: string }) => objectId);
        },
        { timeout: 20_000 },
      )
      .toContain(made.id);
    const open = (answer: typeof next) =>
      answer.remediationProgress.byUnit.reduce((sum: number, one: { open: number }) => sum + one.open, 0);
    expect(open(next)).toBe(open(first.data) + 1);
  });
});
