import { afterAll, beforeAll, expect, it } from 'vitest';
import { assessmentsByIds, resultsByIds, scoresOf } from '../../../server/features/assessment/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { freshAssessment, rate, rateMutation, registerSystem, resultsOf } from './scene.js';
import type { SceneResult } from './scene.js';

let app: TestApp;
let south: Caller;
let id: string;
let systemId: string;
let results: SceneResult[];
beforeAll(async () => {
  app = await createTestApp();
  south = app.as('COMPLIANCE_OFFICER', 'south');
  ({ id, systemId } = await freshAssessment(app));
  results = await resultsOf(app.as('COMPLIANCE_OFFICER'), id);
  await rate(app.as('COMPLIANCE_OFFICER'), [
    { resultId: results[0]!.id, verdict: 'MET', currentState: '北院内部情况' },
  ]);
});
afterAll(() => app.close());

it('another hospital neither lists nor counts it, and its ids are unknown there', async () => {
  const data = await south.query(
    `query ($id: ID!, $result: ID!, $system: ID!) { assessment(id: $id) { id } one: node(id: $id) { id } two: node(id: $result) { id }
      assessments { totalCount } filtered: assessments(filter: { systemId: $system, search: "医院" }) { totalCount nodes { id } }
      several: assessments(filter: { systemIds: [$system] }) { totalCount } systemScores { declared } }`,
    { id, result: results[0]!.id, system: systemId },
  );
  expect(data).toEqual({
    assessment: null,
    one: null,
    two: null,
    assessments: { totalCount: 0 },
    filtered: { totalCount: 0, nodes: [] },
    several: { totalCount: 0 },
    systemScores: [],
  });
});

it('another hospital can change nothing of it', async () => {
  expect(
    (await south.fails(rateMutation, { ratings: [{ resultId: results[0]!.id, verdict: 'UNMET' }] })).code,
  ).toBe('NOT_FOUND');
  const calls: [string, Record<string, unknown>][] = [
    [`mutation ($id: ID!) { closeAssessment(id: $id, version: 1) { assessment { id } } }`, { id }],
    [
      `mutation ($id: ID!) { reopenAssessment(id: $id, version: 1, reason: "x") { assessment { id } } }`,
      { id },
    ],
    [
      `mutation ($id: ID!) { updateAssessment(input: { id: $id, version: 1, name: "x" }) { assessment { id } } }`,
      { id },
    ],
    [
      `mutation ($id: ID!) { assignResults(input: { resultIds: [$id], unitId: null }) { assessment { id } } }`,
      { id: results[1]!.id },
    ],
  ];
  for (const [text, variables] of calls) expect((await south.fails(text, variables)).code).toBe('NOT_FOUND');
  expect(await app.sql('select verdict from result where id = $1', [results[0]!.id])).toEqual([
    { verdict: 'MET' },
  ]);
});

it('nothing of another hospital can be put into an own assessment', async () => {
  const own = await registerSystem(south);
  const create = `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id results { id } } } }`;
  const input = {
    frameworkCode: 'mlps-2.0',
    systemId: own,
    period: '2026',
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
  };
  expect((await south.fails(create, { input: { ...input, systemId } })).code).toBe('NOT_FOUND');
  expect((await south.fails(create, { input: { ...input, carryForwardFromId: id } })).code).toBe('NOT_FOUND');
  const { createAssessment } = await south.query(create, { input });
  const [first] = createAssessment.assessment.results;
  const assign = `mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }`;
  const { units, members } = app.fixture.north;
  expect(
    (await south.fails(assign, { input: { resultIds: [first.id], unitId: units.information } })).code,
  ).toBe('NOT_FOUND');
  expect(
    (await south.fails(assign, { input: { resultIds: [first.id], assigneeId: members.MANAGER } })).code,
  ).toBe('NOT_FOUND');
  // Ratings of both hospitals in one call: none of them happens.
  const mixed = await south.fails(rateMutation, {
    ratings: [
      { resultId: first.id, verdict: 'MET' },
      { resultId: results[0]!.id, verdict: 'MET' },
    ],
  });
  expect(mixed.code).toBe('NOT_FOUND');
  expect(await app.sql('select verdict from result where id = $1', [first.id])).toEqual([
    { verdict: 'OPEN' },
  ]);
});

it('the same client key in two hospitals means two assessments', async () => {
  const create = `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`;
  const ids: string[] = [];
  for (const hospital of ['north', 'south'] as const) {
    const officer = app.as('COMPLIANCE_OFFICER', hospital);
    const own = await registerSystem(officer);
    const input = {
      frameworkCode: 'mlps-2.0',
      systemId: own,
      period: '2026',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      clientKey: 'same',
    };
    ids.push((await officer.query(create, { input })).createAssessment.assessment.id);
  }
  expect(new Set(ids).size).toBe(2);
});

it('row security alone keeps rows apart, and the past cannot be written', async () => {
  const { database } = app.house.deps;
  await database.read(app.actor('COMPLIANCE_OFFICER', 'south'), async (reads) => {
    expect(await assessmentsByIds(reads, [id])).toEqual([]);
    expect(await resultsByIds(reads, [results[0]!.id])).toEqual([]);
    expect(await scoresOf(reads, [id])).toEqual([]);
    for (const table of ['assessment', 'result', 'result_history', 'assessment_score', 'score_point']) {
      const rows = await reads.query(`test.${table}`, `select 1 from ${table} where organization_id = $1`, [
        app.fixture.north.organizationId,
      ]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });
  const north = app.actor('COMPLIANCE_OFFICER');
  for (const statement of [
    'delete from result_history',
    `update result_history set verdict = 'MET'`,
    'delete from result',
    'delete from score_point',
  ]) {
    await expect(database.write(north, (tx) => tx.query('test.past', statement))).rejects.toThrow(
      /permission denied/,
    );
  }
});
