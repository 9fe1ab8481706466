import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { acceptProof, submitProof } from '../api/assessment/proofs.js';
import { enterEmrCategories, record, startRating } from '../api/assessment/ratings.scene.js';
import { freshAssessment, rate, resultsOf } from '../api/assessment/scene.js';
import type { SceneResult } from '../api/assessment/scene.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let id: string;
let results: SceneResult[];
beforeAll(async () => {
  app = await createTestApp();
  ({ id } = await freshAssessment(app));
  for (let at = 0; at < 4; at += 1) await freshAssessment(app);
  results = await resultsOf(app.as('COMPLIANCE_OFFICER'), id);
});
afterAll(() => app.close());

/** Statements of the read transactions that one query opens. */
async function statements(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await app.as('COMPLIANCE_OFFICER').query(query, variables);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

/** Statements of the write transactions that `work` causes, named as in the code. */
async function written(work: () => Promise<unknown>): Promise<string[]> {
  const { database } = app.house.deps;
  const names: string[] = [];
  const original = database.write.bind(database);
  const spy = vi.spyOn(database, 'write').mockImplementation((actor, inside) =>
    original(actor, (tx) =>
      inside({
        ...tx,
        query: (name, sql, parameters) => {
          names.push(name);
          return tx.query(name, sql, parameters);
        },
      }),
    ),
  );
  try {
    await work();
    return names;
  } finally {
    spy.mockRestore();
  }
}

it('a whole assessment with controls and rights takes three statements', async () => {
  // The assessment, its results, the editions of the rule book.
  expect(
    await statements(
      `query ($id: ID!) { assessment(id: $id) { name viewerCanRate results { verdict proofState provenVerdict viewerCanRate control { code text } } } }`,
      { id },
    ),
  ).toBe(3);
});

it('everything about 211 results takes one statement per level, whatever their number', async () => {
  const query = `query ($id: ID!, $filter: ResultFilter) { assessment(id: $id) { framework { code } system { name } score { declared { value vetoes { control { code } case { name } } } } categoryScores { category }
    results(filter: $filter) { verdict evidenceCount control { code } unit { name } assignee { displayName } ratedBy { displayName } highRiskCases { code } history { verdict } } } }`;
  const all = await statements(query, { id });
  expect(all).toBeLessThanOrEqual(9);
  await rate(
    app.as('COMPLIANCE_OFFICER'),
    results.slice(0, 50).map((result) => ({ resultId: result.id, verdict: 'PARTIAL' })),
  );
  // One more: there are raters now.
  expect(await statements(query, { id })).toBeLessThanOrEqual(all + 1);
});

it('the dashboard and a list page take one statement each', async () => {
  expect(
    await statements(
      '{ systemScores { declared proven open gaps system { id name code } assessment { id name } } }',
    ),
  ).toBe(1);
  expect(
    await statements(
      '{ assessments(filter: { search: "医院" }) { totalCount nodes { name subject { name } } } }',
    ),
  ).toBe(1);
});

it('rating 1 or 200 results takes the same statements', async () => {
  const ratings = (from: number, to: number) =>
    results.slice(from, to).map((result) => ({ resultId: result.id, verdict: 'MET' }));
  const expected = [
    'result.lock',
    'framework.editions',
    'result.rate',
    'score.lock',
    'score.results',
    'score.save',
  ];
  expect(await written(() => rate(app.as('COMPLIANCE_OFFICER'), ratings(0, 1)))).toEqual(expected);
  expect(await written(() => rate(app.as('COMPLIANCE_OFFICER'), ratings(1, 201)))).toEqual(expected);
});

it('proof of 1 or 30 controls brings the scores of all assessments up to date with the same three statements', async () => {
  const controls = results.map((result) => result.control.id);
  const scoring = async (controlIds: readonly string[]) => {
    const evidence = await submitProof(app, { controlIds });
    const names = await written(() => acceptProof(app, evidence));
    return names.filter((name) => name.startsWith('score.'));
  };
  expect(await scoring(controls.slice(0, 1))).toEqual(['score.lock', 'score.results', 'score.save']);
  expect(await scoring(controls.slice(1, 31))).toEqual(['score.lock', 'score.results', 'score.save']);
});

describe('assessments by other rule books', () => {
  const clauses = (code: string, of: string) =>
    app
      .as('COMPLIANCE_OFFICER')
      .query(
        `query ($id: ID!, $under: String) { assessment(id: $id) { results(filter: { under: $under }) { id } } }`,
        {
          id: of,
          under: code,
        },
      );

  it('a list with light outcomes takes two statements, all details of one four', async () => {
    const emr = await startRating(app.as('COMPLIANCE_OFFICER'), 'emr-2018', { targetLevel: '5' });
    expect(
      await statements(
        '{ latestAssessments { id rating { declared { value level conclusion } proven { value } } } }',
      ),
    ).toBe(3);
    expect(
      await statements(
        `query ($id: ID!) { assessment(id: $id) { rating { declared { items { score control { code } } levels { status } notes { text } } } } }`,
        { id: emr },
      ),
    ).toBe(4);
    // The assessment, its figures, the editions.
    expect(
      await statements(
        `query ($id: ID!) { assessment(id: $id) { measures { share control { code } viewerCanRecord history { share } } } }`,
        {
          id: emr,
        },
      ),
    ).toBeLessThanOrEqual(5);
    expect(
      await statements(
        `query ($id: ID!) { assessment(id: $id) { path { steps { effortDays control { code } result { verdict } } } } }`,
        {
          id: emr,
        },
      ),
    ).toBeLessThanOrEqual(5);
  });

  it('rating one clause or 200, and recording one figure or 150, take the same statements', async () => {
    const officer = app.as('COMPLIANCE_OFFICER');
    const emr = await startRating(officer, 'emr-2018', { targetLevel: '5' });
    const all = (
      await officer.query(
        `query ($id: ID!) { assessment(id: $id) { results { id } measures { kind level control { id } } } }`,
        { id: emr },
      )
    ).assessment;
    const ratings = (from: number, to: number) =>
      all.results.slice(from, to).map((result: { id: string }) => ({ resultId: result.id, verdict: 'MET' }));
    const one = await written(() => rate(officer, ratings(0, 1)));
    expect(one.slice(-3)).toEqual(['score.lock', 'score.results', 'score.save']);
    expect(await written(() => rate(officer, ratings(1, 201)))).toEqual(one);
    const figures = (from: number, to: number) =>
      all.measures
        .slice(from, to)
        .map(({ kind, level, control }: any) => ({ controlId: control.id, kind, level, ratio: 0.5 }));
    const expected = [
      'measure.lock',
      'framework.editions',
      'measure.known',
      'measure.save',
      'score.lock',
      'score.results',
      'score.save',
    ];
    expect(await written(() => record(officer, emr, figures(0, 1)))).toEqual(expected);
    expect(await written(() => record(officer, emr, figures(1, 151)))).toEqual(expected);
    expect((await clauses('01.01', emr)).assessment.results).toHaveLength(24);
  });

  it('entering a table reads every assessment of its book at once, and writes no score that did not move', async () => {
    const names = await written(() => enterEmrCategories(app.as('COMPLIANCE_OFFICER')));
    expect(names).toEqual([
      'framework.editions',
      'officialTable.lock',
      'officialTable.save',
      'score.lock',
      'score.results',
    ]);
  });

  it('a plan from a path takes as many statements for 3 tasks as for 25', async () => {
    const officer = app.as('COMPLIANCE_OFFICER');
    const planned = async (targetScore: number) => {
      const id = await startRating(officer, 'm29-2022');
      return written(() =>
        officer.query(
          `mutation ($input: PlanFromPathInput!) { createPlanFromPath(input: $input) { createdTasks } }`,
          {
            input: {
              assessmentId: id,
              targetScore,
              startsOn: '2026-12-01',
              endsOn: '2026-12-31',
              clientKey: `plan-${targetScore}`,
            },
          },
        ),
      );
    };
    const short = await planned(12);
    expect(short.length).toBeLessThanOrEqual(12);
    expect(await planned(100)).toEqual(short);
  });
});
