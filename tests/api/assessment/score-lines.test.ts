import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { newId } from '../../../server/platform/ids.js';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { chance } from '../past/replay.steps.js';
import { startRating } from './ratings.scene.js';
import { assign, createAssessment, registerSystem, resultsOf } from './scene.js';

const seed = Number(process.env.HENGJIAN_SEED ?? Date.now() % 1_000_000);
const random = chance(seed);
const today = dayOf(new Date());

interface Point {
  readonly id: string;
  readonly assessmentId: string;
  readonly at: number;
  readonly declared: number;
  readonly proven: number;
}
interface Life {
  readonly id: string;
  readonly line: string;
  readonly periodEnd: string;
  readonly createdAt: number;
  readonly points: readonly Point[];
}

let app: TestApp;
let officer: Caller;
let systems: string[];
let law: string;
let lives: Life[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const { radiology, information } = app.fixture.north.units;
  systems = [];
  for (const ownerUnitId of [radiology, information])
    systems.push(await registerSystem(officer, { ownerUnitId }));
  const made: [id: string, line: string][] = [];
  // Two and three periods of the same system: the line goes on from one to the next.
  for (const [nth, systemId] of systems.entries())
    for (let more = 0; more < 2 + nth; more += 1)
      made.push([await createAssessment(officer, systemId), systemId]);
  law = await startRating(officer, 'csl-2025');
  lives = [...made, [law, 'law'] as const].map(([id, line]) => life(id, line));
  await keep(lives);
});
afterAll(() => app.close());

/** Made some time ago, with scores that move now and then, some of them on one day, some across midnight in Shanghai. */
function life(id: string, line: string): Life {
  const createdAt = Date.now() - (2 + random.below(300)) * 86_400_000 - random.below(86_400_000);
  const points: Point[] = [];
  for (let at = createdAt; at < Date.now();) {
    points.push({
      id: newId(),
      assessmentId: id,
      at,
      declared: random.below(1_001) / 10,
      proven: random.below(1_001) / 10,
    });
    at += 1_000 + (random.below(3) === 0 ? random.below(3_600_000) : random.below(30 * 86_400_000));
  }
  return { id, line, periodEnd: `20${24 + random.below(3)}-12-31`, createdAt, points };
}

async function keep(all: readonly Life[]): Promise<void> {
  await app.sql('set session_replication_role = replica');
  await app.sql(`delete from score_point`);
  const rows = all.flatMap(({ points }) =>
    points.map((point) => ({ ...point, at: new Date(point.at).toISOString() })),
  );
  await app.sql(
    `insert into score_point (id, organization_id, assessment_id, at, declared, proven)
     select x.id, $1, x."assessmentId", x.at, x.declared, x.proven
     from jsonb_to_recordset($2::jsonb) as x(id uuid, "assessmentId" uuid, at timestamptz, declared float8, proven float8)`,
    [app.fixture.north.organizationId, JSON.stringify(rows)],
  );
  await app.sql(
    `update assessment a set created_at = x."createdAt", period_start = '2023-01-01', period_end = x."periodEnd"
     from jsonb_to_recordset($1::jsonb) as x(id uuid, "createdAt" timestamptz, "periodEnd" date) where x.id = a.id`,
    [JSON.stringify(all.map((one) => ({ ...one, createdAt: new Date(one.createdAt).toISOString() })))],
  );
  await app.sql('set session_replication_role = default');
}

const query = `query ($scope: ScoreScope, $from: Date!, $to: Date!) { scoreLines(scope: $scope, from: $from, to: $to) { totalCount
  lines { assessment { id subject { id kind } } points { day declared proven moves assessmentId } } } }`;
const read = async (from: string, to: string, scope: object = {}, caller = officer) =>
  (await caller.query(query, { scope, from, to })).scoreLines;

const endOf = (day: string): number => Date.parse(`${addDays(day, 1)}T00:00:00+08:00`);
const order = (one: Life, other: Life): number =>
  one.periodEnd.localeCompare(other.periodEnd) || one.createdAt - other.createdAt;

/** What stood at the end of a day, told from the lives one by one. */
function stood(own: readonly Life[], day: string) {
  const there = own
    .filter(({ createdAt }) => createdAt < endOf(day))
    .toSorted(order)
    .at(-1);
  const point = there?.points.filter(({ at }) => at < endOf(day)).at(-1);
  return point && { declared: point.declared, proven: point.proven, assessmentId: point.assessmentId };
}

function days(from: string, to: string): string[] {
  const all: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all;
}

function checkEveryDay(lines: any[], own: readonly Life[], from: string, to: string): void {
  const expected = [...Map.groupBy(own, ({ line }) => line).values()].filter((each) => stood(each, to));
  expect(lines).toHaveLength(expected.length);
  for (const each of expected) {
    const ids = new Set(each.map(({ id }) => id));
    const line = lines.find((one) => ids.has(one.assessment.id));
    const newest = each
      .filter(({ createdAt }) => createdAt < endOf(to))
      .toSorted(order)
      .at(-1);
    expect(line.assessment.id).toBe(newest!.id);
    for (const day of days(from, to)) {
      const point = line.points.filter((one: any) => one.day <= day).at(-1);
      const { declared, proven, assessmentId } = point ?? {};
      expect(point && { declared, proven, assessmentId }, `${day}, seed ${seed}`).toEqual(stood(each, day));
    }
    // A point stands only where something moved, or where the period begins.
    for (const { day, moves } of line.points) expect(moves > 0 || day === from, day).toBe(true);
  }
}

describe(`score lines (seed ${seed})`, () => {
  it.each([
    ['a year', addDays(today, -364), today],
    ['a month that is over', addDays(today, -90), addDays(today, -60)],
    ['one day', addDays(today, -30), addDays(today, -30)],
  ])('say of every day what stood at its end: %s', async (_name, from, to) => {
    const { lines, totalCount } = await read(from, to);
    checkEveryDay(lines, lives, from, to);
    expect(totalCount).toBe(lines.length);
  });

  it('narrow to a rule book, a system, and a unit with those below it', async () => {
    const [from, to] = [addDays(today, -200), today];
    const { units } = app.fixture.north;
    const of = (line: string | undefined) => lives.filter((one) => one.line === line);
    for (const [scope, own] of [
      [{ frameworkCode: 'csl-2025' }, of('law')],
      [{ systemId: systems[1] }, of(systems[1])],
      [{ unitId: units.radiology }, of(systems[0])],
      [{ unitId: units.campus, frameworkCode: 'mlps-2.0' }, [...of(systems[0]), ...of(systems[1])]],
      [{ unitId: newId() }, []],
    ] as const)
      checkEveryDay((await read(from, to, scope)).lines, own, from, to);
  });

  it('show what is in sight, and nothing of another hospital', async () => {
    const [from, to] = [addDays(today, -200), today];
    // His unit owns the first system; a result of the law is his own.
    const [result] = await resultsOf(officer, law);
    const { CONTRIBUTOR } = app.fixture.north.members;
    const inSight = async () =>
      new Set(
        (await read(from, to, {}, app.as('CONTRIBUTOR'))).lines.map(
          (one: any) => one.assessment.subject.kind,
        ),
      );
    expect(await inSight()).toEqual(new Set(['SYSTEM']));
    await assign(app, [result!.id], { assigneeId: CONTRIBUTOR });
    expect(await inSight()).toEqual(new Set(['SYSTEM', 'ORGANIZATION']));
    expect((await read(from, to, {}, app.as('MANAGER', 'south'))).lines).toEqual([]);
    expect((await read(from, to, { systemId: systems[0] }, app.as('MANAGER', 'south'))).totalCount).toBe(0);
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails(query, { from, to })).code).toBe('FORBIDDEN');
  });

  it('say what is wrong with a period or a scope', async () => {
    const refusals: [object, string][] = [
      [{ from: today, to: addDays(today, -1) }, 'BAD_USER_INPUT'],
      [{ from: today, to: addDays(today, 1) }, 'BAD_USER_INPUT'],
      [{ from: addDays(today, -731), to: today }, 'LIMIT_EXCEEDED'],
      [{ from: today, to: today, scope: { frameworkCode: 'none' } }, 'NOT_FOUND'],
      [{ from: today, to: today, scope: { systemId: 'x' } }, 'NOT_FOUND'],
    ];
    for (const [variables, code] of refusals)
      expect((await officer.fails(query, variables as Record<string, unknown>)).code).toBe(code);
  });

  it('take one statement, and one for the assessments', async () => {
    const ask = () => read(addDays(today, -364), today);
    await ask();
    const statements = (await sent(ask)).filter((one) => !/^(begin|commit)/.test(one));
    expect(statements).toEqual(['steering.scoreLines', 'assessment.byIds']);
  });
});
