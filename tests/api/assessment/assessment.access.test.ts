import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  assign,
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

let app: TestApp;
let id: string;
let results: SceneResult[];
beforeAll(async () => {
  app = await createTestApp();
  ({ id } = await freshAssessment(app));
  results = await resultsOf(app.as('COMPLIANCE_OFFICER'), id);
  await assign(app, [results[0]!.id], { unitId: app.fixture.north.units.radiology });
  await assign(app, [results[1]!.id], { assigneeId: app.fixture.north.members.CONTRIBUTOR });
  await assign(app, [results[2]!.id], { unitId: app.fixture.north.units.information });
});
afterAll(() => app.close());

const contributor = () => app.as('CONTRIBUTOR');
const flags = `query ($id: ID!) { assessment(id: $id) { viewerCanRate viewerCanManage viewerCanClose viewerCanReopen results { id viewerCanRate } } }`;

describe('who may do what', () => {
  it.each<[Role, boolean, boolean]>([
    ['COMPLIANCE_OFFICER', true, true],
    ['MANAGER', false, false],
    ['INSPECTOR', false, false],
  ])('%s: rate %s, manage %s', async (role, mayRate, mayManage) => {
    const { assessment } = await app.as(role).query(flags, { id });
    expect(assessment).toMatchObject({
      viewerCanRate: mayRate,
      viewerCanManage: mayManage,
      viewerCanClose: mayManage,
      viewerCanReopen: false,
    });
    expect(assessment.results).toHaveLength(211);
    expect(
      new Set(
        assessment.results.map((result: SceneResult & { viewerCanRate: boolean }) => result.viewerCanRate),
      ),
    ).toEqual(new Set([mayRate]));
    const rated = await app
      .as(role)
      .run(rateMutation, { ratings: [{ resultId: results[9]!.id, verdict: 'MET' }] });
    expect(rated.errors?.[0]?.extensions.code).toBe(mayRate ? undefined : 'FORBIDDEN');
  });

  it('a closed assessment is read-only for everybody, and the flags say so', async () => {
    const closed = await freshAssessment(app);
    await rateAll(app.as('COMPLIANCE_OFFICER'), closed.id);
    const { version } = await scoreOf(app.as('COMPLIANCE_OFFICER'), closed.id);
    await app
      .as('COMPLIANCE_OFFICER')
      .query(
        `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id } } }`,
        { id: closed.id, version },
      );
    const { assessment } = await app.as('COMPLIANCE_OFFICER').query(flags, { id: closed.id });
    expect(assessment).toMatchObject({
      viewerCanRate: false,
      viewerCanManage: false,
      viewerCanClose: false,
      viewerCanReopen: true,
    });
    expect(assessment.results[0].viewerCanRate).toBe(false);
    const assigned = await app
      .as('COMPLIANCE_OFFICER')
      .fails(`mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }`, {
        input: { resultIds: [assessment.results[0].id], unitId: null },
      });
    expect(assigned.code).toBe('INVALID_STATE');
  });
});

describe('people who see only their own work', () => {
  it('see the results of their unit and their own, and may rate only those', async () => {
    const own = await resultsOf(contributor(), id);
    expect(own.map((result) => result.id)).toEqual([results[0]!.id, results[1]!.id]);
    await rate(
      contributor(),
      own.map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    const failure = await contributor().fails(rateMutation, {
      ratings: [{ resultId: results[2]!.id, verdict: 'MET' }],
    });
    expect(failure.code).toBe('NOT_FOUND');
    const mixed = await contributor().fails(rateMutation, {
      ratings: [
        { resultId: results[0]!.id, verdict: 'UNMET' },
        { resultId: results[2]!.id, verdict: 'MET' },
      ],
    });
    expect(mixed.code).toBe('NOT_FOUND');
    expect(await app.sql('select verdict from result where id = $1', [results[0]!.id])).toEqual([
      { verdict: 'MET' },
    ]);
  });

  it('read the numbers, but no deduction or veto of somebody else, and no result by another way', async () => {
    const foreign = results[2]!;
    const data = await contributor().query(
      `query ($id: ID!, $control: ID!, $result: ID!) { node(id: $result) { id } assessment(id: $id) { result(controlId: $control) { id } score { declared { open } proven { vetoes { resultId } } }
        scoreExplanation(basis: PROVEN) { deductions { resultId } highRisks { resultId } } } }`,
      { id, control: foreign.control.id, result: foreign.id },
    );
    expect(data.node).toBeNull();
    expect(data.assessment.result).toBeNull();
    expect(data.assessment.score.declared.open).toBeGreaterThan(200);
    const shown = data.assessment.scoreExplanation.deductions.map(
      (each: { resultId: string }) => each.resultId,
    );
    expect(shown.toSorted()).toEqual([results[0]!.id, results[1]!.id].toSorted());
  });

  it('do not see assessments without work of theirs, neither by id nor in lists nor in totals', async () => {
    const other = await freshAssessment(app);
    const data = await contributor().query(
      `query ($id: ID!) { assessment(id: $id) { id } node(id: $id) { id } assessments { totalCount nodes { id } } systemScores { assessment { id } } }`,
      { id: other.id },
    );
    expect(data).toMatchObject({
      assessment: null,
      node: null,
      assessments: { totalCount: 1, nodes: [{ id }] },
      systemScores: [],
    });
  });

  it('see the assessments of systems that their unit owns', async () => {
    const officer = app.as('COMPLIANCE_OFFICER');
    const systemId = await registerSystem(officer, { ownerUnitId: app.fixture.north.units.radiology });
    const owned = await createAssessment(officer, systemId);
    const data = await contributor().query(
      `query ($id: ID!) { assessment(id: $id) { system { id } results { id } } systemScores { system { id } } }`,
      { id: owned },
    );
    expect(data).toEqual({
      assessment: { system: { id: systemId }, results: [] },
      systemScores: [{ system: { id: systemId } }],
    });
  });

  it('a service engineer reads but never rates', async () => {
    const engineer = app.as('SERVICE_ENGINEER');
    const [own] = await resultsOf(engineer, id);
    expect(own).toMatchObject({ id: results[0]!.id, viewerCanRate: false });
    expect(
      (await engineer.fails(rateMutation, { ratings: [{ resultId: own!.id, verdict: 'MET' }] })).code,
    ).toBe('FORBIDDEN');
  });
});
