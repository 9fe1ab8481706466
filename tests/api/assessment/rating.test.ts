import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { assign, freshAssessment, rate, rateMutation, resultsOf, scoreOf } from './scene.js';
import type { SceneResult } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');

describe('rating', () => {
  let id: string;
  let results: SceneResult[];
  beforeAll(async () => {
    ({ id } = await freshAssessment(app));
    results = await resultsOf(officer(), id);
  });
  const at = (index: number) => results[index]!.id;

  it('changes verdict, texts and scores at once and keeps the former answer in history', async () => {
    const first = await rate(officer(), [
      { resultId: at(0), verdict: 'PARTIAL', currentState: '已装门禁', gap: '没有记录' },
    ]);
    expect(first.rateResults.results[0]).toMatchObject({
      version: 2,
      verdict: 'PARTIAL',
      gap: '没有记录',
      proofState: 'MISSING',
      provenVerdict: 'UNMET',
    });
    const second = await rate(officer(), [{ resultId: at(0), version: 2, verdict: 'MET' }]);
    expect(second.rateResults.results[0]).toMatchObject({
      version: 3,
      verdict: 'MET',
      currentState: '已装门禁',
      gap: null,
    });
    expect(second.rateResults.assessment.score).toMatchObject({
      declared: { value: expect.closeTo(100 / 211, 6), met: 1, open: 210, provisional: true },
      proven: { value: 0, met: 0 },
    });
    const data = await officer().query(
      `query ($id: ID!, $control: ID!) { assessment(id: $id) { result(controlId: $control) { ratedBy { displayName } ratedAt history { verdict actorName note } } } }`,
      { id, control: results[0]!.control.id },
    );
    expect(data.assessment.result).toMatchObject({
      ratedBy: { displayName: 'north COMPLIANCE_OFFICER' },
      history: [
        { verdict: 'MET', actorName: 'north COMPLIANCE_OFFICER', note: '已装门禁' },
        { verdict: 'PARTIAL', note: '没有记录' },
      ],
    });
    // The text that the verdict no longer speaks of comes back with it.
    const third = await rate(officer(), [{ resultId: at(0), verdict: 'UNMET' }]);
    expect(third.rateResults.results[0].gap).toBe('没有记录');
  });

  it('rates 211 results in one call, and a double click writes nothing', async () => {
    const fresh = await freshAssessment(app);
    const all = (await resultsOf(officer(), fresh.id)).map((result) => ({
      resultId: result.id,
      verdict: 'MET',
    }));
    const data = await rate(officer(), all);
    expect(data.rateResults.assessment.score.declared).toMatchObject({
      value: 100,
      conclusion: 'CONFORMING',
      provisional: false,
    });
    expect(data.rateResults.assessment.score.proven.value).toBe(0);
    const [before] = await app.sql('select count(*)::int as events from event');
    const again = await rate(officer(), all);
    expect(again.rateResults.results.every((result: SceneResult) => result.version === 2)).toBe(true);
    const [after] = await app.sql('select count(*)::int as events from event');
    expect(after).toEqual(before);
  });

  it('is all or nothing when one of the versions is stale, and names it', async () => {
    const [fresh] = await app.sql('select version from result where id = $1', [at(1)]);
    await rate(officer(), [{ resultId: at(2), verdict: 'MET' }]);
    const failure = await officer().fails(rateMutation, {
      ratings: [
        { resultId: at(1), version: fresh.version, verdict: 'MET' },
        { resultId: at(2), version: 1, verdict: 'UNMET' },
      ],
    });
    expect(failure).toMatchObject({
      code: 'CONFLICT',
      staleResultIds: at(2),
      message: expect.stringContaining(results[2]!.control.code),
    });
    expect(await app.sql('select verdict from result where id = $1', [at(1)])).toEqual([{ verdict: 'OPEN' }]);
  });

  it('asks for the reasons that a verdict or a judgement needs', async () => {
    const fails = (rating: object) =>
      officer().fails(rateMutation, { ratings: [{ resultId: at(3), ...rating }] });
    expect(await fails({ verdict: 'NOT_APPLICABLE' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'ratings.0.notApplicableReason': expect.any(String) },
    });
    expect(await fails({ verdict: 'NOT_APPLICABLE', notApplicableReason: '   ' })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await fails({ verdict: 'MET', gap: '有差距' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'ratings.0.gap': expect.any(String) },
    });
    expect(await fails({ currentState: 'x'.repeat(10_001) })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await fails({ currentState: 'a\u0000b' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    const fine = await rate(officer(), [
      { resultId: at(3), verdict: 'NOT_APPLICABLE', notApplicableReason: '没有机房' },
    ]);
    expect(fine.rateResults.results[0]).toMatchObject({
      notApplicableReason: '没有机房',
      proofState: 'NOT_NEEDED',
      provenVerdict: 'NOT_APPLICABLE',
    });
    expect((await scoreOf(officer(), id)).score.declared).toMatchObject({
      notApplicable: 1,
      applicable: 210,
    });
  });

  it('refuses a result named twice, results of two assessments, an empty list and unknown ids', async () => {
    const other = await freshAssessment(app);
    const [foreign] = await resultsOf(officer(), other.id);
    const fails = (ratings: object[]) => officer().fails(rateMutation, { ratings });
    expect(
      await fails([
        { resultId: at(4), verdict: 'MET' },
        { resultId: at(4), verdict: 'UNMET' },
      ]),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(
      await fails([
        { resultId: at(4), verdict: 'MET' },
        { resultId: foreign!.id, verdict: 'MET' },
      ]),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await fails([])).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await fails([{ resultId: 'nonsense', verdict: 'MET' }])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fails([{ resultId: app.fixture.north.organizationId, verdict: 'MET' }])).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('vetoes the conclusion by a high risk until somebody judges it mitigated, with a reason', async () => {
    const fresh = await freshAssessment(app, { scoringEdition: 'MLPS_2021' });
    const all = await resultsOf(officer(), fresh.id);
    const risky = (await resultsOf(officer(), fresh.id, { highRisk: true }))[0]!;
    await rate(
      officer(),
      all.map((result) => ({ resultId: result.id, verdict: result.id === risky.id ? 'UNMET' : 'MET' })),
    );
    const vetoed = (await scoreOf(officer(), fresh.id)).score.declared;
    expect(vetoed).toMatchObject({ conclusion: 'POOR', provisional: true });
    expect(vetoed.vetoes[0]).toMatchObject({
      resultId: risky.id,
      judgement: 'PENDING',
      control: { code: risky.control.code },
      case: { code: expect.any(String) },
    });
    expect(
      await officer().fails(rateMutation, { ratings: [{ resultId: risky.id, riskJudgement: 'MITIGATED' }] }),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    await rate(officer(), [{ resultId: risky.id, riskJudgement: 'MITIGATED', riskReason: '有专人值守' }]);
    expect((await scoreOf(officer(), fresh.id)).score.declared).toMatchObject({
      provisional: false,
      vetoes: [],
    });
    const harmless = (await resultsOf(officer(), fresh.id, { highRisk: false }))[0]!;
    expect(
      await officer().fails(rateMutation, {
        ratings: [{ resultId: harmless.id, riskJudgement: 'CONFIRMED', riskReason: 'x' }],
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('counts both of two ratings at the same time', async () => {
    const fresh = await freshAssessment(app);
    const all = await resultsOf(officer(), fresh.id);
    await Promise.all(
      all.slice(0, 8).map((result) => rate(officer(), [{ resultId: result.id, verdict: 'MET' }])),
    );
    expect((await scoreOf(officer(), fresh.id)).score.declared.met).toBe(8);
    const points = await app.sql(
      'select declared from score_point where assessment_id = $1 order by declared',
      [fresh.id],
    );
    expect(points).toHaveLength(9);
  });
});

describe('finding results', () => {
  it('narrows by verdict, category, weight, assignment, words and proof', async () => {
    const { id } = await freshAssessment(app);
    const all = await resultsOf(officer(), id);
    await rate(officer(), [
      { resultId: all[0]!.id, verdict: 'MET', currentState: '抗震证明在档案室' },
      { resultId: all[1]!.id, verdict: 'UNMET' },
    ]);
    await assign(app, [all[5]!.id], { unitId: app.fixture.north.units.information });
    await assign(app, [all[6]!.id], { assigneeId: app.fixture.north.members.COMPLIANCE_OFFICER });
    const found = async (filter: object) =>
      (await resultsOf(officer(), id, filter as Record<string, unknown>)).map((result) => result.id);
    expect(await found({ verdicts: ['MET', 'UNMET'] })).toEqual([all[0]!.id, all[1]!.id]);
    expect(await found({ declaredNotProven: true })).toEqual([all[0]!.id]);
    expect(await found({ proofStates: ['MISSING'] })).toEqual([all[0]!.id]);
    expect(await found({ declaredNotProven: false })).toHaveLength(210);
    expect(await found({ search: '档案室' })).toEqual([all[0]!.id]);
    expect(await found({ search: '8.1.1.1-B' })).toEqual([all[1]!.id]);
    expect(await found({ search: '100%' })).toEqual([]);
    expect(await found({ categories: ['CNS'] })).toHaveLength(8);
    expect(await found({ weights: ['KEY'] })).toHaveLength(39);
    expect(await found({ unitId: app.fixture.north.units.information })).toEqual([all[5]!.id]);
    expect(await found({ mine: true })).toEqual([all[5]!.id, all[6]!.id]);
    expect(await found({ assigneeId: app.fixture.north.members.COMPLIANCE_OFFICER })).toEqual([all[6]!.id]);
  });
});

describe('history', () => {
  it('keeps every state with the time it held, without gaps', async () => {
    const { id } = await freshAssessment(app);
    const [one] = await resultsOf(officer(), id);
    for (const verdict of ['MET', 'PARTIAL', 'UNMET'])
      await rate(officer(), [{ resultId: one!.id, verdict }]);
    const past = await app.sql(
      'select verdict, valid_from, valid_to from result_history where id = $1 order by valid_from',
      [one!.id],
    );
    const [present] = await app.sql('select verdict, valid_from from result where id = $1', [one!.id]);
    expect([...past, present].map((row) => row.verdict)).toEqual(['OPEN', 'MET', 'PARTIAL', 'UNMET']);
    expect(past.map((row) => row.valid_to)).toEqual([...past.slice(1), present].map((row) => row.valid_from));
  });
});

describe('explaining', () => {
  it('shows steps, deductions and the rule in the language of the caller', async () => {
    const { id } = await freshAssessment(app);
    const all = await resultsOf(officer(), id);
    await rate(officer(), [{ resultId: all[0]!.id, verdict: 'MET' }]);
    const data = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { scoreExplanation(basis: DECLARED) { edition basis conclusion conclusionRule notes steps { label formula value } highRisks { resultId }
        deductions { resultId deduction weight weightVerification x reason control { code } } } score { declared { value } } } }`,
      { id },
    );
    const { scoreExplanation: explained, score } = data.assessment;
    expect(explained).toMatchObject({
      edition: 'MLPS_2025',
      basis: 'DECLARED',
      conclusion: 'NONCONFORMING',
      conclusionRule: expect.stringContaining('nonconforming'),
    });
    expect(explained.steps.at(-1).value).toBe(score.declared.value);
    expect(explained.deductions).toHaveLength(210);
    expect(explained.deductions[0]).toMatchObject({
      weightVerification: 'VERIFIED',
      x: 0,
      control: { code: expect.any(String) },
    });
  });
});
