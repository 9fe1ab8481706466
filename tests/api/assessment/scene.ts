import type { Role } from '../../../server/platform/access/permissions.js';
import type { Hospital } from '../../support/fixture.js';
import type { Caller, TestApp } from '../../support/test-app.js';

/** S3A2: electric power and backup (A class) are chosen at level 2, everything else at level 3. */
const grading = {
  informationObject: 'SOCIAL',
  informationDegree: 'SERIOUS',
  serviceObject: 'SOCIAL',
  serviceDegree: 'GENERAL',
};
const fullGrading = { ...grading, serviceDegree: 'SERIOUS' };

export interface SceneResult {
  readonly id: string;
  readonly version: number;
  readonly verdict: string;
  readonly proofState: string;
  readonly provenVerdict: string;
  readonly control: {
    readonly id: string;
    readonly code: string;
    readonly category: string;
    readonly weight: string | null;
  };
}

export const resultFields = `id version verdict proofState provenVerdict currentState gap notApplicableReason riskJudgement carriedFromOn
  evidenceCount validEvidenceCount viewerCanRate unit { name } assignee { displayName } control { id code category weight }`;

let systems = 0;

export async function registerSystem(
  officer: Caller,
  options: { full?: boolean; ownerUnitId?: string; technologies?: string[] } = {},
): Promise<string> {
  systems += 1;
  const data = await officer.query(
    `mutation ($input: RegisterSystemInput!) { registerSystem(input: $input) { system { id } } }`,
    {
      input: {
        code: `SYS-${systems}`,
        name: `医院信息系统 ${systems}`,
        grading: options.full ? fullGrading : grading,
        technologies: options.technologies ?? [],
        ownerUnitId: options.ownerUnitId,
      },
    },
  );
  return data.registerSystem.system.id;
}

export async function createAssessment(
  officer: Caller,
  systemId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const data = await officer.query(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
    {
      input: {
        frameworkCode: 'mlps-2.0',
        systemId,
        period: '2026 年度',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
        ...more,
      },
    },
  );
  return data.createAssessment.assessment.id;
}

/** A system graded S3A3G3 with a fresh level-3 assessment. */
export async function freshAssessment(
  app: TestApp,
  more: Record<string, unknown> = {},
): Promise<{ systemId: string; id: string }> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const systemId = await registerSystem(officer, { full: true });
  return { systemId, id: await createAssessment(officer, systemId, more) };
}

export async function resultsOf(
  caller: Caller,
  id: string,
  filter?: Record<string, unknown>,
): Promise<SceneResult[]> {
  const data = await caller.query(
    `query ($id: ID!, $filter: ResultFilter) { assessment(id: $id) { results(filter: $filter) { ${resultFields} } } }`,
    { id, filter },
  );
  return data.assessment.results;
}

export interface Rating {
  readonly resultId: string;
  readonly [field: string]: unknown;
}

export const rateMutation = `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) {
  results { ${resultFields} } assessment { id version score { declared { value met open conclusion provisional } proven { value met } } } } }`;

export const rate = (caller: Caller, ratings: readonly Rating[]) => caller.query(rateMutation, { ratings });

/** Rates everything of an assessment MET, in as few calls as the limit allows. */
export async function rateAll(caller: Caller, id: string): Promise<void> {
  const results = await resultsOf(caller, id);
  await rate(
    caller,
    results.map((result) => ({ resultId: result.id, verdict: 'MET' })),
  );
}

export async function scoreOf(caller: Caller, id: string) {
  const data = await caller.query(
    `query ($id: ID!) { assessment(id: $id) { version state score { edition nextChangeAt declared { value conclusion provisional met partial unmet notApplicable open applicable vetoes { resultId case { code } control { code } judgement majorDanger } } proven { value conclusion met unmet } } } }`,
    { id },
  );
  return data.assessment;
}

export async function assign(
  app: TestApp,
  resultIds: readonly string[],
  to: { unitId?: string | null; assigneeId?: string | null },
): Promise<void> {
  await app
    .as('COMPLIANCE_OFFICER')
    .query(`mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }`, {
      input: { resultIds, ...to },
    });
}

export const everybody: readonly [Role, Hospital][] = [
  ['COMPLIANCE_OFFICER', 'north'],
  ['MANAGER', 'north'],
  ['CONTRIBUTOR', 'north'],
  ['SERVICE_ENGINEER', 'north'],
  ['INSPECTOR', 'north'],
];
