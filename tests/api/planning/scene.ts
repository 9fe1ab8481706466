import type { Caller, TestApp } from '../../support/test-app.js';
import { freshAssessment, resultsOf } from '../assessment/scene.js';
import type { SceneResult } from '../assessment/scene.js';

const outcome = 'value level decided lowestLevel highestLevel conclusion conclusionKey met applicable';
export const scenarioFields = `alternative { id name budget version } choices { year package { id name } }
  cost { low likely high unknown } overBudget years { year endsOn packages effortDays cost { low likely high unknown } } problems
  effects { assessment { id } reachesTarget points { year day gaps declared { ${outcome} } proven { ${outcome} } } }`;
export const packageFields = `id place name goal measures startQuarter endQuarter startsOn endsOn costLow costLikely costHigh effortDays
  resultCount predecessorIds version unit { name } owner { displayName } figures { kind level value grade control { code } }`;
export const roadmapFields = `id name note startsOn endsOn years packageCount alternativeCount version viewerCanEdit assessments { id }
  owner { displayName } packages { ${packageFields} }`;

export const createMutation = `mutation ($input: CreateRoadmapInput!) { createRoadmap(input: $input) { roadmap { ${roadmapFields} } } }`;
export const updateMutation = `mutation ($input: UpdateRoadmapInput!) { updateRoadmap(input: $input) { roadmap { ${roadmapFields} } } }`;
export const deleteMutation = `mutation ($id: ID!) { deleteRoadmap(id: $id) { deletedIds } }`;
export const addMutation = `mutation ($input: CreateRoadmapPackagesInput!) { createRoadmapPackages(input: $input) { packages { ${packageFields} } } }`;
export const changeMutation = `mutation ($input: UpdateRoadmapPackageInput!) { updateRoadmapPackage(input: $input) { packages { ${packageFields} } } }`;
export const orderMutation = `mutation ($input: OrderRoadmapPackagesInput!) { orderRoadmapPackages(input: $input) { roadmap { packages { name place } } } }`;
export const dropMutation = `mutation ($ids: [ID!]!) { deleteRoadmapPackages(ids: $ids) { deletedIds roadmap { packages { name place predecessorIds } scenarios { choices { package { name } } } } } }`;
export const alternativeMutation = `mutation ($input: CreateRoadmapAlternativeInput!) { createRoadmapAlternative(input: $input) { chosenBy alternative { id version name budget } } }`;
export const changeAlternativeMutation = `mutation ($input: UpdateRoadmapAlternativeInput!) { updateRoadmapAlternative(input: $input) { chosenBy alternative { id version name budget } } }`;

let made = 0;

export async function newRoadmap(
  caller: Caller,
  assessmentIds: readonly string[],
  more: Record<string, unknown> = {},
): Promise<any> {
  made += 1;
  const input = {
    name: '三年安全规划',
    startsOn: '2027-01-01',
    years: 3,
    assessmentIds,
    clientKey: `roadmap-${made}`,
    ...more,
  };
  return (await caller.query(createMutation, { input })).createRoadmap.roadmap;
}

export async function addPackages(
  caller: Caller,
  roadmapId: string,
  packages: readonly Record<string, unknown>[],
): Promise<any[]> {
  return (await caller.query(addMutation, { input: { roadmapId, packages } })).createRoadmapPackages.packages;
}

export async function addAlternative(caller: Caller, input: Record<string, unknown>): Promise<any> {
  return (await caller.query(alternativeMutation, { input })).createRoadmapAlternative;
}

export async function roadmapOf(caller: Caller, id: string, more = '', asOf?: string): Promise<any> {
  const data = await caller.query(
    `query ($id: ID!, $asOf: AsOf) { roadmap(id: $id, asOf: $asOf) { ${roadmapFields} ${more} } }`,
    { id, asOf },
  );
  return data.roadmap;
}

export const scenariosOf = async (caller: Caller, id: string, more = ''): Promise<any[]> =>
  (await roadmapOf(caller, id, `scenarios { ${scenarioFields} ${more} }`)).scenarios;

export interface PlanningScene {
  readonly assessmentId: string;
  readonly results: SceneResult[];
  readonly roadmap: any;
}

/** A fresh MLPS assessment and a roadmap over it. */
export async function planningScene(app: TestApp): Promise<PlanningScene> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { id } = await freshAssessment(app);
  return {
    assessmentId: id,
    results: await resultsOf(officer, id),
    roadmap: await newRoadmap(officer, [id]),
  };
}
