import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { enterEmrCategories, record, recordMutation, startRating } from './ratings.scene.js';
import { registerSystem } from './scene.js';

let app: TestApp;
let officer: Caller;
let south: Caller;
let id: string;
const item = controlId('emr-2018', '01.01');
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  await enterEmrCategories(officer);
  id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  await record(officer, id, [{ controlId: item, kind: 'USE', ratio: 0.9 }]);
});
afterAll(() => app.close());

it('another hospital sees nothing of it and changes nothing', async () => {
  const input = { assessmentId: id, measures: [{ controlId: item, kind: 'USE', ratio: 0.1 }] };
  expect((await south.fails(recordMutation, { input })).code).toBe('NOT_FOUND');
  const { latestAssessments, officialTables } = await south.query(
    `{ latestAssessments { id } officialTables(frameworkCode: "emr-2018") { entered categories { level } history { source } } }`,
  );
  expect(latestAssessments).toEqual([]);
  expect(officialTables).toEqual([{ entered: false, categories: [], history: [] }]);
  const own = await startRating(south, 'emr-2018', { targetLevel: '3' });
  const { assessment } = await south.query(
    `query ($id: ID!) { assessment(id: $id) { measures(controlId: "${item}") { recorded history { share } } } }`,
    { id: own },
  );
  expect(assessment.measures.every(({ recorded, history }: any) => !recorded && history.length === 0)).toBe(
    true,
  );
});

it('subjects of another hospital are unknown', async () => {
  const create = `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`;
  const system = await registerSystem(officer);
  const input = {
    frameworkCode: 'm29-2022',
    period: '2026',
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
  };
  for (const subject of [
    { kind: 'SYSTEM', id: system },
    { kind: 'UNIT', id: app.fixture.north.units.radiology },
    { kind: 'ORGANIZATION', id: app.fixture.north.organizationId },
  ])
    expect((await south.fails(create, { input: { ...input, subject } })).code).toBe('NOT_FOUND');
  expect((await south.fails(create, { input: { ...input, carryForwardFromId: id } })).code).toBe('NOT_FOUND');
});

it('the tables hold the organization in every key, and the past is read-only', async () => {
  const [measure] = await app.sql(`select id, assessment_id from measure limit 1`);
  const { database } = app.house.deps;
  const as = (statement: string) =>
    database.write(app.actor('COMPLIANCE_OFFICER', 'south'), (tx) => tx.query('test', statement));
  for (const table of [
    'measure',
    'measure_history',
    'official_table',
    'official_table_history',
    'gap_estimate',
  ])
    expect(await as(`select 1 from ${table}`)).toEqual([]);
  const organization = app.fixture.south.organizationId;
  await expect(
    as(
      `insert into measure (id, organization_id, assessment_id, control_id, kind, level) values (gen_random_uuid(), '${organization}', '${measure.assessment_id}', '${item}', 'QUALITY', 3)`,
    ),
  ).rejects.toThrow(/foreign key/);
  for (const table of ['measure_history', 'official_table_history'])
    await expect(as(`delete from ${table}`)).rejects.toThrow(/permission denied/);
});
