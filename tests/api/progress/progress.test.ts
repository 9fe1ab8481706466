import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecast, mostWeeks } from '../../../server/features/progress/forecast.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { newId } from '../../../server/platform/ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { chance } from '../past/replay.steps.js';
import { recount } from './sums.scene.js';

/** One row of a task as it stood for a while. */
interface Held {
  readonly state: string;
  readonly dueOn: string;
  readonly since: Date;
  readonly until: Date | null;
}
interface Task {
  readonly id: string;
  readonly unitId: string | null;
  readonly ownerId: string | null;
  readonly planId: string | null;
  readonly originalDueOn: string;
  readonly budget: number | null;
  readonly cost: number | null;
  readonly effort: number | null;
  readonly held: readonly Held[];
  /** Due day in the baseline of its plan. */
  readonly promised?: string;
}

const today = dayOf(new Date());
const seed = Number(process.env.HENGJIAN_SEED ?? Date.now() % 1_000_000);
const random = chance(seed);
const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
const chanceOf = (share: number): boolean => random.below(1_000_000) < share * 1_000_000;
const between = (low: number, high: number): number => low + random.below(high - low + 1);

let app: TestApp;
let manager: Caller;
const planId = newId();
let tasks: Task[];
beforeAll(async () => {
  app = await createTestApp();
  manager = app.as('MANAGER');
  const { organizationId, members, units } = app.fixture.north;
  await app.sql(
    `insert into remediation_plan (id, organization_id, name, starts_on, ends_on) values ($1, $2, '计划', '2026-01-01', '2026-12-31')`,
    [planId, organizationId],
  );
  tasks = Array.from({ length: 120 }, () =>
    randomTask(
      [units.radiology, units.information, units.campus, null],
      [members.CONTRIBUTOR, members.MANAGER, null],
    ),
  );
  await keep(organizationId, tasks);
});
afterAll(() => app.close());

const next: Record<string, readonly string[]> = {
  OPEN: ['IN_PROGRESS'],
  IN_PROGRESS: ['SUBMITTED'],
  SUBMITTED: ['VERIFIED', 'VERIFIED', 'RETURNED'],
  RETURNED: ['IN_PROGRESS'],
  VERIFIED: ['OPEN'],
};

/** A life of up to two hundred days in random steps, some of them minutes apart, some across midnight in Shanghai. */
function randomTask(units: readonly (string | null)[], owners: readonly (string | null)[]): Task {
  let at = Date.now() - between(1, 200) * 86_400_000 - between(0, 86_399) * 1000;
  const originalDueOn = addDays(dayOf(new Date(at)), between(0, 90));
  let [state, dueOn] = ['OPEN', originalDueOn];
  const held: Held[] = [];
  for (;;) {
    const until = at + (chanceOf(0.2) ? between(1, 3_600) : between(3_600, 40 * 86_400)) * 1000;
    const isLast = until >= Date.now() || (state === 'VERIFIED' && chanceOf(0.8));
    held.push({ state, dueOn, since: new Date(at), until: isLast ? null : new Date(until) });
    if (isLast) break;
    at = until;
    if (chanceOf(0.2)) dueOn = addDays(dueOn, between(1, 30));
    else state = pick(next[state]!);
  }
  return {
    id: newId(),
    unitId: pick(units),
    ownerId: pick(owners),
    planId: chanceOf(0.5) ? planId : null,
    originalDueOn,
    budget: chanceOf(0.5) ? between(1, 500) * 100 : null,
    cost: chanceOf(0.4) ? between(1, 400) * 100 : null,
    effort: chanceOf(0.6) ? between(1, 20) : null,
    held,
  };
}

/** As the rows and their histories stand in the tables. */
async function keep(organizationId: string, made: readonly Task[]): Promise<void> {
  const rows = made.flatMap((task, number) =>
    task.held.map((row) => ({ ...task, ...row, number: number + 1, organizationId, held: undefined })),
  );
  const columns = `id, organization_id, number, title, state, priority, unit_id, owner_id, plan_id, due_on, original_due_on, budget,
    actual_cost, effort_days, created_at, verified_at, row_since`;
  const values = `x.id, x."organizationId", x.number, '任务', x.state, 'HIGH', x."unitId", x."ownerId", x."planId", x."dueOn",
    x."originalDueOn", x.budget, x.cost, x.effort, x.since, case when x.state = 'VERIFIED' then x.since end, x.since`;
  const source = `from jsonb_to_recordset($1::jsonb) as x(id uuid, "organizationId" uuid, number integer, state text, "unitId" uuid,
    "ownerId" uuid, "planId" uuid, "dueOn" date, "originalDueOn" date, budget numeric, cost numeric, effort numeric, since timestamptz,
    until timestamptz)`;
  // Else a row would hold from its insertion on.
  await app.sql('set session_replication_role = replica');
  await app.sql(
    `insert into remediation_task (${columns}) select ${values} ${source} where x.until is null`,
    [JSON.stringify(rows)],
  );
  await app.sql(
    `insert into remediation_task_history (${columns}, row_until) select ${values}, x.until ${source} where x.until is not null`,
    [JSON.stringify(rows)],
  );
  await app.sql('set session_replication_role = default');
  await recount(app);
}

const query = `query ($from: Date!, $to: Date!, $scope: ProgressScope) { remediationProgress(from: $from, to: $to, scope: $scope) {
  days { day tasks done overdue planned } weeks { endsOn verified }
  measures { verified verifiedFirstTime returned reopened cycleDays cycleDaysMost slipped slippedDays budget spent }
  forecast { basis weeks pace lowPace highPace finishOn earliestOn latestOn }
  byUnit { unit { id } open overdue dueSoon effortDays } byOwner { owner { id } open overdue dueSoon effortDays } } }`;
const read = async (variables: object, caller = manager) =>
  (await caller.query(query, variables as Record<string, unknown>)).remediationProgress;

/** The same, told from the lives one by one. Periods that end today are answered from sums, all others from rows. */
function expected(lives: readonly Task[], from: string, to: string) {
  const endOf = (day: string) => Date.parse(`${addDays(day, 1)}T00:00:00+08:00`);
  const at = (task: Task, day: string): Held | undefined =>
    task.held.find(
      ({ since, until }) => since.getTime() < endOf(day) && (until === null || until.getTime() >= endOf(day)),
    );
  const list = (first: string, last: string): string[] => {
    const days: string[] = [];
    for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
    return days;
  };
  const count = <T>(items: readonly T[], which: (item: T) => boolean): number => items.filter(which).length;
  const madeOn = (task: Task) => dayOf(task.held[0]!.since);
  const steps = lives.flatMap((task) =>
    task.held.flatMap((row, nth) =>
      nth > 0 && task.held[nth - 1]!.state === row.state
        ? []
        : [
            {
              row,
              day: dayOf(row.since),
              before: task.held[nth - 1]?.state,
              wasReturned: task.held.slice(0, nth + 1).some(({ state }) => state === 'RETURNED'),
              days:
                (row.since.getTime() -
                  (
                    task.held.slice(0, nth).find(({ state }) => state === 'IN_PROGRESS') ?? task.held[0]!
                  ).since.getTime()) /
                86_400_000,
            },
          ],
    ),
  );
  const inPeriod = steps.filter(({ day }) => day >= from && day <= to);
  const verified = inPeriod.filter(({ row }) => row.state === 'VERIFIED');
  const share = (part: number): number | null => {
    const sorted = verified.map(({ days }) => days).toSorted((a, b) => a - b);
    if (sorted.length === 0) return null;
    const place = part * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  const there = lives.flatMap((task) => {
    const row = at(task, to);
    return row ? [{ task, row }] : [];
  });
  const slipped = there.filter(({ task, row }) => row.dueOn > task.originalDueOn);
  const dayCount = (later: string, sooner: string) => (Date.parse(later) - Date.parse(sooner)) / 86_400_000;
  const oldest = lives.map(madeOn).toSorted()[0];
  const weeks = Array.from({ length: mostWeeks }, (_, n) => addDays(to, -7 * n))
    .filter((ends) => oldest !== undefined && addDays(ends, -6) >= oldest)
    .map((endsOn) => ({
      endsOn,
      verified: count(
        steps,
        ({ row, day }) => row.state === 'VERIFIED' && day > addDays(endsOn, -7) && day <= endsOn,
      ),
    }))
    .toReversed();
  const left = there.filter(({ row }) => row.state !== 'VERIFIED');
  const loads = (key: 'unitId' | 'ownerId', name: 'unit' | 'owner') =>
    [...Map.groupBy(left, ({ task }) => task[key])].map(([id, own]) => ({
      [name]: id === null ? null : { id },
      open: own.length,
      overdue: count(own, ({ row }) => row.dueOn < to),
      dueSoon: count(own, ({ row }) => row.dueOn >= to && row.dueOn <= addDays(to, 30)),
      effortDays: own.reduce((sum, { task }) => sum + (task.effort ?? 0), 0),
    }));
  return {
    days: list(from, to).map((day) => {
      const rows = lives.flatMap((task) => at(task, day) ?? []);
      return {
        day,
        tasks: rows.length,
        done: count(rows, ({ state }) => state === 'VERIFIED'),
        overdue: count(rows, ({ state, dueOn }) => state !== 'VERIFIED' && dueOn < day),
        planned: count(lives, (task) => madeOn(task) <= day && (task.promised ?? task.originalDueOn) > day),
      };
    }),
    weeks,
    measures: {
      verified: verified.length,
      verifiedFirstTime: count(verified, ({ wasReturned }) => !wasReturned),
      returned: count(inPeriod, ({ row }) => row.state === 'RETURNED'),
      reopened: count(inPeriod, ({ before }) => before === 'VERIFIED'),
      cycleDays: share(0.5),
      cycleDaysMost: share(0.85),
      slipped: slipped.length,
      slippedDays: slipped.reduce((sum, { task, row }) => sum + dayCount(row.dueOn, task.originalDueOn), 0),
      budget: there.reduce((sum, { task }) => sum + (task.budget ?? 0), 0),
      spent: there.reduce((sum, { task }) => sum + (task.cost ?? 0), 0),
    },
    forecast: forecast(
      weeks.map((week) => week.verified),
      left.length,
      to,
    ),
    byUnit: loads('unitId', 'unit'),
    byOwner: loads('ownerId', 'owner'),
  };
}

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(6)) : one)),
  );
const sorted = <T extends { byUnit: unknown[]; byOwner: unknown[] }>(value: T): unknown => {
  const order = (loads: unknown[]) => loads.map((one) => JSON.stringify(one)).toSorted();
  return rounded({ ...value, byUnit: order(value.byUnit), byOwner: order(value.byOwner) });
};

describe(`progress (seed ${seed})`, () => {
  it.each([
    ['the last month', addDays(today, -30), today],
    ['a period in the past', addDays(today, -150), addDays(today, -60)],
    ['one day', addDays(today, -40), addDays(today, -40)],
    ['before there was anything', addDays(today, -500), addDays(today, -400)],
    ['two years', addDays(today, -730), today],
  ])('is what the lives of the tasks say: %s', async (_name, from, to) => {
    const said = await read({ from, to });
    expect(sorted(said)).toEqual(sorted(expected(tasks, from, to)));
  });

  it('narrows to a plan, and to a unit with those below it', async () => {
    const { units } = app.fixture.north;
    const [from, to] = [addDays(today, -90), today];
    const ofPlan = tasks.filter((task) => task.planId === planId);
    expect(sorted(await read({ from, to, scope: { planId } }))).toEqual(sorted(expected(ofPlan, from, to)));
    const ofRadiology = tasks.filter(({ unitId }) => unitId === units.radiology);
    expect(sorted(await read({ from, to, scope: { unitId: units.radiology } }))).toEqual(
      sorted(expected(ofRadiology, from, to)),
    );
    const below = tasks.filter(({ unitId }) => unitId !== null);
    expect(sorted(await read({ from, to, scope: { unitId: units.campus } }))).toEqual(
      sorted(expected(below, from, to)),
    );
    for (const scope of [{ systemId: newId() }, { frameworkCode: 'mlps-2.0' }, { planId: newId() }])
      expect((await read({ from, to, scope })).days.at(-1)).toMatchObject({ tasks: 0, planned: 0 });
  });

  it('holds tasks of approved plans to the baseline that was in force on the last day', async () => {
    const { organizationId, members } = app.fixture.north;
    const day = addDays(today, -60);
    const held = tasks
      .filter((task) => task.planId === planId && dayOf(task.held[0]!.since) <= addDays(day, -1))
      .slice(0, 20);
    const baseline = newId();
    await app.sql(
      `insert into plan_baseline (id, organization_id, plan_id, number, starts_on, ends_on, requested_by, approved_by, created_at)
       values ($1, $2, $3, 1, '2026-01-01', '2026-12-31', $4, $5, $6)`,
      [
        baseline,
        organizationId,
        planId,
        members.COMPLIANCE_OFFICER,
        members.MANAGER,
        `${day}T10:00:00+08:00`,
      ],
    );
    await app.sql(
      `insert into baseline_task (organization_id, baseline_id, task_id, due_on) select $1, $2, t, $4 from unnest($3::uuid[]) t`,
      [organizationId, baseline, held.map(({ id }) => id), addDays(today, 5)],
    );
    const ids = new Set(held.map(({ id }) => id));
    const promised = tasks.map((task) =>
      ids.has(task.id) ? { ...task, promised: addDays(today, 5) } : task,
    );
    const [from, before] = [addDays(today, -90), addDays(day, -1)];
    expect(sorted(await read({ from, to: today }))).toEqual(sorted(expected(promised, from, today)));
    // Nobody had approved it yet.
    expect(sorted(await read({ from, to: before }))).toEqual(sorted(expected(tasks, from, before)));
    await app.sql('delete from baseline_task');
    await app.sql('delete from plan_baseline');
    await recount(app);
  });

  it('counts what the caller may see, and nothing of another hospital', async () => {
    const { units, members } = app.fixture.north;
    const [from, to] = [addDays(today, -90), today];
    const own = tasks.filter(
      ({ unitId, ownerId }) => unitId === units.radiology || ownerId === members.CONTRIBUTOR,
    );
    expect(sorted(await read({ from, to }, app.as('CONTRIBUTOR')))).toEqual(sorted(expected(own, from, to)));
    expect(sorted(await read({ from, to }, app.as('MANAGER', 'south')))).toEqual(
      sorted(expected([], from, to)),
    );
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails(query, { from, to })).code).toBe('FORBIDDEN');
  });

  it('says what is wrong with a period or a scope', async () => {
    const refusals: [object, string][] = [
      [{ from: today, to: addDays(today, -1) }, 'BAD_USER_INPUT'],
      [{ from: today, to: addDays(today, 1) }, 'BAD_USER_INPUT'],
      [{ from: addDays(today, -731), to: today }, 'LIMIT_EXCEEDED'],
      [{ from: today, to: today, scope: { frameworkCode: 'none' } }, 'NOT_FOUND'],
      [{ from: today, to: today, scope: { planId: 'x' } }, 'NOT_FOUND'],
    ];
    for (const [variables, code] of refusals)
      expect((await manager.fails(query, variables as Record<string, unknown>)).code).toBe(code);
  });
});
