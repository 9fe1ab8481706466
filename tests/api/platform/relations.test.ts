import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RelationMark } from '../../../server/platform/graphql/relation.js';
import { createSchema } from '../../../server/platform/graphql/schema.js';
import { createRooms } from '../../../server/features/rooms.js';
import { RelationWall } from '../../../server/platform/graphql/relation-wall.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { submitProof, acceptProof } from '../assessment/proofs.js';
import { createTask, scene } from '../remediation/scene.js';
import type { Scene } from '../remediation/scene.js';

let app: TestApp;
let here: Scene;
let controlId: string;
let taskId: string;
let evidenceId: string;
beforeAll(async () => {
  app = await createTestApp();
  here = await scene(app);
  const [first] = here.results;
  controlId = first!.control.id;
  evidenceId = await submitProof(app, { controlIds: [controlId], unitId: app.fixture.north.units.radiology });
  await acceptProof(app, evidenceId);
  await app
    .as('COMPLIANCE_OFFICER')
    .query(`mutation ($input: RateResultsInput!) { rateResults(input: $input) { results { id } } }`, {
      input: { ratings: [{ resultId: first!.id, version: first!.version, verdict: 'UNMET' }] },
    });
  taskId = (await createTask(app, [first!.id])).id;
});
afterAll(() => app.close());

const fromSystem = `query ($id: ID!) { informationSystem(id: $id) { id assessments { id name results { verdict } } } }`;
const fromControl = `query ($id: ID!) { control(id: $id) { id
  evidenceLinks { id evidence { title } } mappingOffers(first: 5) { totalCount nodes { evidence { title } } }
  results(first: 5) { totalCount nodes { id } } openTasks(first: 5) { totalCount nodes { title } } } }`;
const fromResult = `query ($id: ID!, $control: ID!) { assessment(id: $id) { id result(controlId: $control) { id
  evidenceLinks { id } evidenceLinkHistory { kind } tasks { title } } } }`;
const fromTask = `query ($id: ID!) { remediationTask(id: $id) { id results { id } proofs { id } plan { assessment { id } } } }`;

describe('whoever may read one room', () => {
  it('as a system administrator reads systems without their assessments', async () => {
    const { informationSystem } = await app
      .as('SYSTEM_ADMINISTRATOR')
      .query(fromSystem, { id: here.systemId });
    expect(informationSystem).toEqual({ id: here.systemId, assessments: [] });
    const seen = await app.as('COMPLIANCE_OFFICER').query(fromSystem, { id: here.systemId });
    expect(seen.informationSystem.assessments).toHaveLength(1);
  });

  it('reads controls without proofs, answers and tasks', async () => {
    const nothing = { totalCount: 0, nodes: [] };
    expect(await (await tokenOf(app, ['framework:read']))(fromControl, { id: controlId })).toEqual({
      data: {
        control: {
          id: controlId,
          evidenceLinks: [],
          mappingOffers: nothing,
          results: nothing,
          openTasks: nothing,
        },
      },
    });
    const all = await app.as('COMPLIANCE_OFFICER').query(fromControl, { id: controlId });
    expect(all.control.evidenceLinks).toHaveLength(1);
    expect([all.control.results.totalCount, all.control.openTasks.totalCount]).toEqual([1, 1]);
  });

  it('reads answers without proofs and tasks', async () => {
    const variables = { id: here.assessmentId, control: controlId };
    const { data } = await (await tokenOf(app, ['assessment:read']))(fromResult, variables);
    expect(data.assessment.result).toMatchObject({ evidenceLinks: [], evidenceLinkHistory: [], tasks: [] });
    const { assessment } = await app.as('COMPLIANCE_OFFICER').query(fromResult, variables);
    expect(assessment.result.evidenceLinks).toHaveLength(1);
    expect(assessment.result.evidenceLinkHistory.length).toBeGreaterThan(0);
    expect(assessment.result.tasks).toHaveLength(1);
  });

  it('reads tasks without answers and proofs', async () => {
    const { data } = await (await tokenOf(app, ['remediation:read']))(fromTask, { id: taskId });
    expect(data.remediationTask).toMatchObject({ results: [], proofs: [] });
    expect(data.remediationTask.plan?.assessment ?? null).toBeNull();
  });
});

it('every way from one room into another asks for the permission of the other', () => {
  const rooms = createRooms(app.house.deps).all;
  const wall = new RelationWall(rooms);
  const guarded = Object.values(createSchema(rooms).getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) => {
          const mark = field.extensions.relation as RelationMark | undefined;
          const needed = mark ? wall.needed(type.name, field, mark) : [];
          return needed.length > 0 ? [`${type.name}.${field.name}: ${needed.join(' ')}`] : [];
        })
      : [],
  );
  expect(guarded).toEqual(
    expect.arrayContaining([
      'InformationSystem.assessments: assessment:read',
      'Control.evidenceLinks: evidence:read',
      'Control.mappingOffers: evidence:read',
      'Control.results: assessment:read',
      'Control.openTasks: remediation:read',
      'Result.evidenceLinks: evidence:read',
      'Result.evidenceLinkHistory: evidence:read',
      'Result.tasks: remediation:read',
      'RemediationTask.proofs: evidence:read',
      'RemediationTask.results: assessment:read',
      'RemediationPlan.assessment: assessment:read',
      'Report.assessment: assessment:read',
    ]),
  );
});
