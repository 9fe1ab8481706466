import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { newId } from '../../../server/platform/ids.js';
import { fixture } from '../../support/fixture.js';
import { tell } from '../../support/story.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { chance } from '../past/replay.steps.js';
import { expectSumsToBeLives } from './sums.scene.js';

const seed = Number(process.env.HENGJIAN_SEED ?? Date.now() % 1_000_000);
const random = chance(seed);
const today = dayOf(new Date());
const states = ['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED', 'VERIFIED', 'RETURNED'] as const;

let app: TestApp;
let clients: Client[];
beforeAll(async () => {
  app = await createTestApp();
  clients = [new Client(app.ownerUrl), new Client(app.ownerUrl)];
  await Promise.all(clients.map((client) => client.connect()));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await app.close();
});

const { organizationId, units, members } = fixture.north;
const planId = newId();
let number = 0;
const ids: string[] = [];
const unit = () => random.one([units.radiology, units.information, units.campus, null])!;
const day = (at: string) => addDays(at, random.below(40) - 10);
const money = () => (random.below(2) ? random.below(500) * 100 : null);

async function make(at: string, count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => {
    const due = day(at);
    return {
      id: newId(),
      number: (number += 1),
      unit: unit(),
      due,
      original: random.below(4) ? due : day(at),
      state: random.below(8) ? 'OPEN' : random.one(states),
      budget: money(),
    };
  });
  await app.sql(
    `insert into remediation_task (id, organization_id, number, title, state, priority, unit_id, owner_id, due_on, original_due_on, budget, verified_at)
     select id, $1, number, '任务', state, 'HIGH', unit, $2, due, original, budget, now()
     from jsonb_to_recordset($3) as x(id uuid, number integer, unit uuid, state text, due date, original date, budget numeric)`,
    [organizationId, members.CONTRIBUTOR, JSON.stringify(made)],
  );
  ids.push(...made.map(({ id }) => id));
  return made.map(({ id }) => id);
}

/** Changes of several tasks in one statement, whatever the rules of the house say. */
const changes: readonly ((at: string) => [string, unknown])[] = [
  () => [`state = $2, verified_at = now()`, random.one(states)],
  () => [`state = $2, verified_at = now()`, random.one(states)],
  () => [`state = $2, verified_at = now()`, random.one(states)],
  () => ['unit_id = $2', unit()],
  (at) => ['due_on = $2', day(at)],
  () => ['budget = $2', money()],
  () => ['actual_cost = $2', money()],
  (at) => ['original_due_on = $2', day(at)],
  () => ['title = $2', `任务 ${random.below(100)}`],
  () => ['effort_days = $2', random.below(20)],
];

async function change(at: string): Promise<void> {
  const [set, value] = random.one(changes)!(at);
  const some = random.some(ids, 4);
  await app.sql(`update remediation_task set ${set} where id = any ($1)`, [some, value]);
}

/** As plans are approved: the baseline and what it holds in one statement. */
const approve = (at: string, taskIds = random.some(ids, 6), client?: Client): Promise<unknown> => {
  const text = `with made as (insert into plan_baseline (id, organization_id, plan_id, number, starts_on, ends_on, requested_by, approved_by)
      values ($1, $2, $3, $4, $5, $5, $6, $7))
    insert into baseline_task (organization_id, baseline_id, task_id, due_on) select $2, $1, t, $5 from unnest($8::uuid[]) t`;
  const parameters = [
    newId(),
    organizationId,
    planId,
    (number += 1),
    day(at),
    members.COMPLIANCE_OFFICER,
    members.MANAGER,
    taskIds,
  ];
  return client ? client.query(text, parameters) : app.sql(text, parameters);
};

it(`random lives of tasks are counted as they are told (seed ${seed})`, async () => {
  await app.sql(
    `insert into remediation_plan (id, organization_id, name, starts_on, ends_on) values ($1, $2, '计划', '2026-01-01', '2026-12-31')`,
    [planId, organizationId],
  );
  const first = addDays(today, -50);
  await tell(app, first, async (_told, moveTo) => {
    for (let at = first; at < today; at = addDays(at, 1 + random.below(4))) {
      // Several times on a day, some of them before Shanghai's day is that of UTC.
      for (const hour of [2, 7, 9, 20].slice(random.below(3))) {
        await moveTo(at, hour);
        if (ids.length < 20 || random.below(3) === 0) await make(at, 1 + random.below(4));
        for (let count = random.below(4); count > 0; count -= 1) await change(at);
        if (random.below(6) === 0) await approve(at);
        if (random.below(3) > 0) continue;
        // All at one moment: only what stands at the end was ever so.
        await app.sql('begin');
        await make(at, 1);
        await change(at);
        await change(at);
        await app.sql('commit');
      }
    }
  });
  await expectSumsToBeLives(app);
}, 60_000);

it('nobody waits for the counts of another, in whatever order units are changed', async () => {
  const [one, other] = clients as [Client, Client];
  const [a, b, c, d] = (await make(today, 4)) as [string, string, string, string];
  const move = (client: Client, id: string, to: string) =>
    client.query('update remediation_task set unit_id = $2, due_on = due_on + 1 where id = $1', [id, to]);
  for (const client of clients) await client.query(`begin; set local lock_timeout = '500ms'`);
  await move(one, a, units.radiology);
  await move(other, b, units.information);
  await move(one, c, units.information);
  await move(other, d, units.radiology);
  for (const client of clients) await client.query('commit');
  await expectSumsToBeLives(app);
});

it('a task that moves while its plan is approved takes the new promise along', async () => {
  const [one, other] = clients as [Client, Client];
  const made = await make(today, 3);
  await one.query('begin');
  await approve(today, made, one);
  const moved = other.query('update remediation_task set unit_id = $2 where id = any ($1)', [
    made,
    units.radiology,
  ]);
  await one.query('commit');
  await moved;
  await expectSumsToBeLives(app);
});

it('the application reads its own sums and writes none', async () => {
  const { database } = app.house.deps;
  const rows = (hospital: 'north' | 'south') =>
    database.read(app.actor('MANAGER', hospital), (reads) =>
      reads.query('test', 'select 1 from progress_day union all select 1 from progress_verification'),
    );
  expect((await rows('north')).length).toBeGreaterThan(0);
  expect(await rows('south')).toEqual([]);
  for (const statement of [
    'update progress_day set tasks = 0',
    'delete from progress_verification',
    `select recount_progress('${organizationId}')`,
    `select add_progress('{}')`,
  ])
    await expect(
      database.write(app.actor('MANAGER'), (tx) => tx.query('test', statement)),
      statement,
    ).rejects.toThrow(/permission denied/);
});
