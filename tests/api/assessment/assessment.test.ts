import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  createAssessment,
  freshAssessment,
  rate,
  rateAll,
  rateMutation,
  registerSystem,
  resultsOf,
  scoreOf,
} from './scene.js';
import type { SceneResult } from './scene.js';

interface ChosenControl {
  readonly dimension: string;
  readonly level: string;
  readonly requirementSet: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const close = `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id state closedAt version viewerCanRate viewerCanClose viewerCanReopen } } }`;
const reopen = `mutation ($id: ID!, $version: Int!, $reason: String!) { reopenAssessment(id: $id, version: $version, reason: $reason) { assessment { state closedAt version } } }`;

describe('creating', () => {
  it('chooses the 211 items of level 3 for S3A3 and starts with everything open', async () => {
    const { id, systemId } = await freshAssessment(app);
    const data = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { name subject { kind id name } system { id } framework { code } targetLevel gradingCode requirementSets
        scoringEdition attentionFactor partialCredit state version createdBy { displayName } categoryScores { category total open declaredRate }
        results { verdict proofState provenVerdict control { code level } } scoreHistory { declared proven } viewerCanRate viewerCanManage viewerCanClose viewerCanReopen } }`,
      { id },
    );
    expect(data.assessment).toMatchObject({
      subject: { kind: 'SYSTEM', id: systemId },
      targetLevel: 'L3',
      gradingCode: 'S3A3G3',
      requirementSets: ['general'],
      scoringEdition: 'MLPS_2025',
      attentionFactor: 0.5,
      partialCredit: 0,
      state: 'OPEN',
      createdBy: { displayName: 'north COMPLIANCE_OFFICER' },
      viewerCanRate: true,
      viewerCanManage: true,
      viewerCanClose: true,
      viewerCanReopen: false,
    });
    expect(data.assessment.name).toContain('2026 年度');
    expect(data.assessment.results).toHaveLength(211);
    expect(
      new Set(
        data.assessment.results.map(
          (result: SceneResult) => `${result.verdict} ${result.proofState} ${result.provenVerdict}`,
        ),
      ),
    ).toEqual(new Set(['OPEN NOT_NEEDED OPEN']));
    expect(data.assessment.results[0].control.code).toBe('8.1.1.1-a');
    expect(
      data.assessment.categoryScores.map((each: { category: string; total: number }) => [
        each.category,
        each.total,
      ]),
    ).toEqual([
      ['PES', 22],
      ['CNS', 8],
      ['ABS', 20],
      ['CES', 34],
      ['SMC', 12],
      ['PSS', 7],
      ['ORS', 14],
      ['HRS', 12],
      ['CMS', 34],
      ['MMS', 48],
    ]);
    expect(data.assessment.scoreHistory).toEqual([{ declared: 0, proven: 0 }]);
  });

  it('takes A-class controls at the lower service level and the extensions of the technologies', async () => {
    const systemId = await registerSystem(officer(), { technologies: ['CLOUD'] });
    const id = await createAssessment(officer(), systemId);
    const data = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { gradingCode requirementSets results { control { code dimension level requirementSet } } } }`,
      { id },
    );
    expect(data.assessment).toMatchObject({ gradingCode: 'S3A2G3', requirementSets: ['general', 'cloud'] });
    const controls = data.assessment.results.map((result: { control: ChosenControl }) => result.control);
    expect(
      controls.filter((control: ChosenControl) => control.dimension === 'A' && control.level !== 'L2'),
    ).toEqual([]);
    expect(
      controls.filter((control: ChosenControl) => control.dimension !== 'A' && control.level !== 'L3'),
    ).toEqual([]);
    expect(controls.filter((control: ChosenControl) => control.requirementSet === 'cloud')).toHaveLength(46);
  });

  it('answers the first assessment when the same client key comes again, also at the same time', async () => {
    const systemId = await registerSystem(officer());
    const ids = await Promise.all(
      [1, 2, 3].map(() => createAssessment(officer(), systemId, { clientKey: 'double-click' })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(
      await app.sql('select count(*)::int as n from assessment where system_id = $1', [systemId]),
    ).toEqual([{ n: 1 }]);
  });

  it('refuses a period that ends before it begins, factors out of range, and unknown frameworks and systems', async () => {
    const systemId = await registerSystem(officer());
    const create = `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`;
    const input = {
      frameworkCode: 'mlps-2.0',
      systemId,
      period: '2026',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
    };
    expect(await officer().fails(create, { input: { ...input, periodEnd: '2025-12-31' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { periodEnd: expect.any(String) },
    });
    expect(await officer().fails(create, { input: { ...input, attentionFactor: 1 } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { attentionFactor: expect.any(String) },
    });
    expect(await officer().fails(create, { input: { ...input, partialCredit: 1.5 } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await officer().fails(create, { input: { ...input, frameworkCode: 'nothing' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await officer().fails(create, { input: { ...input, systemId: 'no-id' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await officer().fails(create, { input: { ...input, period: ' ' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('carries answers forward by control, with the day on which they were given, until they are rated anew', async () => {
    const first = await freshAssessment(app);
    const [one, two] = await resultsOf(officer(), first.id);
    await rate(officer(), [
      { resultId: one!.id, verdict: 'MET', currentState: '机房已验收' },
      { resultId: two!.id, verdict: 'UNMET', gap: '没有防水' },
    ]);
    await app.sql(`update result set rated_at = '2025-06-30T20:00:00Z' where id = $1`, [one!.id]);
    const secondId = await createAssessment(officer(), first.systemId, {
      period: '2027 年度',
      periodStart: '2027-01-01',
      periodEnd: '2027-12-31',
      carryForwardFromId: first.id,
    });
    const data = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { previous { id } results { id verdict currentState gap carriedFromOn ratedAt ratedBy { id } history { verdict } } score { declared { met unmet } } } }`,
      { id: secondId },
    );
    const [carried, gap, open] = data.assessment.results;
    expect(data.assessment.previous.id).toBe(first.id);
    // 20:00 UTC is the next morning in Shanghai.
    expect(carried).toMatchObject({
      verdict: 'MET',
      currentState: '机房已验收',
      carriedFromOn: '2025-07-01',
      ratedAt: null,
      ratedBy: null,
      history: [],
    });
    expect(gap).toMatchObject({ verdict: 'UNMET', gap: '没有防水' });
    expect(open).toMatchObject({ verdict: 'OPEN', carriedFromOn: null });
    expect(data.assessment.score.declared).toMatchObject({ met: 1, unmet: 1 });
    const thirdId = await createAssessment(officer(), first.systemId, { carryForwardFromId: secondId });
    expect((await resultsOf(officer(), thirdId))[0]).toMatchObject({ carriedFromOn: '2025-07-01' });
    const confirmed = await rate(officer(), [{ resultId: carried.id, verdict: 'MET' }]);
    expect(confirmed.rateResults.results[0]).toMatchObject({ verdict: 'MET', carriedFromOn: null });
  });
});

describe('changing', () => {
  it('computes the scores by another edition and keeps a stale change out', async () => {
    const { id } = await freshAssessment(app);
    await rateAll(officer(), id);
    const update = `mutation ($input: UpdateAssessmentInput!) { updateAssessment(input: $input) { assessment { version scoringEdition score { edition declared { value conclusion } } } } }`;
    const { version } = await scoreOf(officer(), id);
    const data = await officer().query(update, {
      input: { id, version, scoringEdition: 'MLPS_2021', name: '年度自评' },
    });
    expect(data.updateAssessment.assessment).toEqual({
      version: version + 1,
      scoringEdition: 'MLPS_2021',
      score: { edition: 'MLPS_2021', declared: { value: 100, conclusion: 'EXCELLENT' } },
    });
    expect(await officer().fails(update, { input: { id, version, name: '太晚' } })).toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('closing and reopening', () => {
  it('is refused while results are open, and says how many', async () => {
    const { id } = await freshAssessment(app);
    const [one] = await resultsOf(officer(), id);
    await rate(officer(), [{ resultId: one!.id, verdict: 'MET' }]);
    const { version } = await scoreOf(officer(), id);
    const failure = await officer().fails(close, { id, version });
    expect(failure).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining('210') });
  });

  it('makes everything read-only until it is opened again with a reason', async () => {
    const { id } = await freshAssessment(app);
    await rateAll(officer(), id);
    const { version } = await scoreOf(officer(), id);
    const closed = await officer().query(close, { id, version });
    expect(closed.closeAssessment.assessment).toMatchObject({
      state: 'CLOSED',
      closedAt: expect.any(String),
      viewerCanRate: false,
      viewerCanClose: false,
      viewerCanReopen: true,
    });
    const [one] = await resultsOf(officer(), id);
    expect(
      await officer().fails(rateMutation, { ratings: [{ resultId: one!.id, verdict: 'UNMET' }] }),
    ).toMatchObject({ code: 'INVALID_STATE' });
    const after = closed.closeAssessment.assessment.version;
    expect(await officer().fails(close, { id, version: after })).toMatchObject({ code: 'INVALID_STATE' });
    expect(await officer().fails(reopen, { id, version: after, reason: '  ' })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await officer().fails(reopen, { id, version, reason: '复核' })).toMatchObject({
      code: 'CONFLICT',
    });
    const opened = await officer().query(reopen, { id, version: after, reason: '复核' });
    expect(opened.reopenAssessment.assessment).toMatchObject({ state: 'OPEN', closedAt: null });
    const events = await app.sql(
      `select action, reason from event where object_id = $1 and action like 'assessment.%ed' and action <> 'assessment.rescored' order by seq`,
      [id],
    );
    expect(events).toEqual([
      { action: 'assessment.created', reason: null },
      { action: 'assessment.closed', reason: null },
      { action: 'assessment.reopened', reason: '复核' },
    ]);
  });
});

describe('listing', () => {
  it('pages by cursor without gaps and filters by system, state and words', async () => {
    const systemId = await registerSystem(officer());
    const ids: string[] = [];
    for (const name of ['甲', '乙', '丙'])
      ids.push(await createAssessment(officer(), systemId, { name: `城北专项 ${name}` }));
    const list = `query ($filter: AssessmentFilter, $after: String) { assessments(filter: $filter, first: 2, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`;
    const first = (await officer().query(list, { filter: { systemId } })).assessments;
    const second = (await officer().query(list, { filter: { systemId }, after: first.pageInfo.endCursor }))
      .assessments;
    expect([...first.nodes, ...second.nodes].map((node: { id: string }) => node.id)).toEqual(
      ids.toReversed(),
    );
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(second.pageInfo.hasNextPage).toBe(false);
    const search = (await officer().query(list, { filter: { search: '专项 乙' } })).assessments;
    expect(search.nodes).toEqual([{ id: ids[1] }]);
    expect((await officer().query(list, { filter: { search: '%' } })).assessments.totalCount).toBe(0);
    expect(
      (await officer().query(list, { filter: { systemId, states: ['CLOSED'] } })).assessments.totalCount,
    ).toBe(0);
    // Of several systems, and by what their periods touch.
    const other = await registerSystem(officer());
    const next = { period: '2027 年度', periodStart: '2027-01-01', periodEnd: '2027-12-31' };
    const later = await createAssessment(officer(), other, next);
    const of = async (filter: Record<string, unknown>) =>
      (await officer().query(list, { filter: { systemIds: [systemId, other], ...filter } })).assessments;
    expect((await of({})).totalCount).toBe(4);
    expect((await of({ periodFrom: '2027-01-01', periodTo: '2027-12-31' })).nodes).toEqual([{ id: later }]);
    expect((await of({ periodFrom: '2026-12-31', periodTo: '2026-12-31' })).totalCount).toBe(3);
    expect((await of({ periodTo: '2025-12-31' })).totalCount).toBe(0);
    const ofSystem = await officer().query(
      `query ($id: ID!) { informationSystem(id: $id) { assessments { id } } }`,
      { id: systemId },
    );
    expect(ofSystem.informationSystem.assessments).toHaveLength(3);
  });

  it('answers the dashboard from summaries, the newest assessment per system', async () => {
    const { systemId, id } = await freshAssessment(app);
    const newer = await createAssessment(officer(), systemId, {
      period: '2027 年度',
      periodStart: '2027-01-01',
      periodEnd: '2027-12-31',
    });
    const data = await officer().query(
      `{ systemScores(frameworkCode: "mlps-2.0") { system { id name } assessment { id } declared proven open gaps provisional declaredConclusion } }`,
    );
    const rows = data.systemScores.filter((row: { system: { id: string } }) => row.system.id === systemId);
    expect(rows).toMatchObject([
      { assessment: { id: newer }, declared: 0, proven: 0, open: 211, gaps: 0, provisional: true },
    ]);
    expect(rows[0].assessment.id).not.toBe(id);
  });
});
