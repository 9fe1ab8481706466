import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { assign } from '../assessment/scene.js';
import { createTask, scene } from './scene.js';
import type { Scene } from './scene.js';

let app: TestApp;
const worlds: Scene[] = [];
const officer = () => app.as('COMPLIANCE_OFFICER');
const assessments = 7;

beforeAll(async () => {
  app = await createTestApp();
  for (let at = 0; at < assessments; at += 1) worlds.push(await scene(app));
  await Promise.all(
    worlds.map(({ results }) =>
      rate(officer(), [
        { resultId: results[0]!.id, verdict: 'UNMET', gap: '量子加密尚未落实' },
        { resultId: results[1]!.id, verdict: 'PARTIAL' },
        { resultId: results[2]!.id, verdict: 'MET' },
        { resultId: results[3]!.id, verdict: 'NOT_APPLICABLE', notApplicableReason: '没有' },
      ]),
    ),
  );
});
afterAll(() => app.close());

const text = `query ($filter: GapFilter, $first: Int = 100, $after: String) { gaps(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } counts { all withTask unmet partial unproven }
  nodes { id verdict assessment { id } control { code } tasks { id } } } }`;
const ask = async (filter: object | null, page: object = {}, caller: Caller = officer()) =>
  (await caller.query(text, { filter, ...page })).gaps;

describe('gaps', () => {
  it('come from every open assessment, page by page, each once and in order', async () => {
    const whole = await ask(null);
    expect(whole.totalCount).toBe(assessments * 3);
    expect(new Set(whole.nodes.map((node: any) => node.assessment.id)).size).toBe(assessments);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: any = await ask(null, { first: 4, after });
      expect(page.totalCount).toBe(whole.totalCount);
      seen.push(...page.nodes.map((node: any) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(whole.nodes.map((node: any) => node.id));
    // Newest assessment first, inside it in the order of the framework.
    expect(seen.slice(0, 3)).toEqual(
      worlds
        .at(-1)!
        .results.slice(0, 3)
        .map(({ id }) => id),
    );
  });

  it('are as many as the summary says, by kind, age and task', async () => {
    const world = worlds[0]!;
    const [unmet, partial, met] = world.results.map(({ id }) => id);
    const old = 'update result set rated_at = now() - make_interval(days => 40) where id = $1';
    await app.sql(old, [unmet]);
    await createTask(app, [partial!]);
    const { gapSummary } = await officer().query(
      'query ($id: ID!) { gapSummary(assessmentId: $id) { openGaps withoutTask declaredNotProven ageBands { count } } }',
      { id: world.assessmentId },
    );
    const of = (filter: object) => ask({ assessmentId: world.assessmentId, ...filter });
    const ids = async (filter: object) => (await of(filter)).nodes.map((node: any) => node.id);
    const all = await of({});
    expect(all.counts).toEqual({ all: 3, withTask: 1, unmet: 1, partial: 1, unproven: 2 });
    expect(gapSummary).toEqual({
      openGaps: all.totalCount,
      withoutTask: (await of({ withoutTask: true })).totalCount,
      declaredNotProven: (await of({ kinds: ['UNPROVEN'] })).totalCount,
      ageBands: [{ count: 2 }, { count: 0 }, { count: 1 }, { count: 0 }],
    });
    expect(await ids({ minimumAgeDays: 31, maximumAgeDays: 90 })).toEqual([unmet]);
    expect(await ids({ maximumAgeDays: 7 })).toEqual([partial, met]);
    expect(await ids({ withoutTask: true })).toEqual([unmet, met]);
    expect(await ids({ withoutTask: false })).toEqual([partial]);
    expect(await ids({ kinds: ['UNMET', 'UNPROVEN'], withoutTask: true })).toEqual([unmet, met]);
    // The numbers of the kinds follow the choice of tasks, not that of kinds.
    expect((await of({ withoutTask: true, kinds: ['UNMET'] })).counts).toEqual({
      all: 3,
      withTask: 1,
      unmet: 1,
      partial: 0,
      unproven: 1,
    });
  });

  it('are found by two Chinese characters of the answer, and by nothing of punctuation', async () => {
    expect((await ask({ search: '量子' })).totalCount).toBe(assessments);
    expect((await ask({ search: '，。' })).totalCount).toBe(0);
    expect((await ask({ search: '，。' })).counts.all).toBe(0);
  });

  it('are for contributors those of their unit or name', async () => {
    const [mine] = worlds[1]!.results;
    await assign(app, [mine!.id], { unitId: app.fixture.north.units.radiology });
    for (const filter of [null, { mine: true }, { unitId: app.fixture.north.units.radiology }]) {
      const gaps = await ask(filter, {}, app.as('CONTRIBUTOR'));
      expect(gaps.nodes.map((node: any) => node.id)).toEqual([mine!.id]);
      expect(gaps.counts.all).toBe(1);
    }
    expect((await ask({ mine: true })).totalCount).toBe(0);
  });

  it('are not for administrators, and not for another hospital', async () => {
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails(text)).code).toBe('FORBIDDEN');
    const south = await ask(null, {}, app.as('MANAGER', 'south'));
    expect([south.totalCount, south.counts.all]).toEqual([0, 0]);
    const foreign = { filter: { assessmentId: worlds[0]!.assessmentId } };
    expect((await app.as('MANAGER', 'south').fails(text, foreign)).code).toBe('NOT_FOUND');
  });

  it('refuse a wrong cursor, a negative age and a page that is too large', async () => {
    const code = async (variables: object) => (await officer().fails(text, { ...variables })).code;
    expect(await code({ after: 'x' })).toBe('BAD_USER_INPUT');
    expect(await code({ after: Buffer.from('["x","y","z"]').toString('base64url') })).toBe('BAD_USER_INPUT');
    expect(await code({ filter: { minimumAgeDays: -1 } })).toBe('BAD_USER_INPUT');
    expect(await code({ first: 101 })).toBe('LIMIT_EXCEEDED');
  });
});

describe('tasks of exactly one unit', () => {
  it('leave out the units below, and can be those of none', async () => {
    const { campus, information } = app.fixture.north.units;
    const [, , third] = worlds[2]!.results;
    const made = [];
    for (const unitId of [campus, information, null])
      made.push(await createTask(app, [third!.id], { unitId }));
    const list = async (filter: object) =>
      (
        await officer().query(
          'query ($filter: RemediationTaskFilter) { remediationTasks(filter: $filter) { nodes { id } } }',
          { filter },
        )
      ).remediationTasks.nodes.map((task: any) => task.id);
    const [ofCampus, ofInformation, ofNobody] = made.map(({ id }) => id);
    expect(await list({ unitId: campus })).toEqual(expect.arrayContaining([ofCampus, ofInformation]));
    expect(await list({ unitId: campus, exactUnit: true })).toEqual([ofCampus]);
    expect(await list({ exactUnit: true })).toEqual([ofNobody]);
  });
});
