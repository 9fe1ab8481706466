import type { Caller } from './caller.js';
import type { Username } from './people.js';

export interface ResultRow {
  readonly id: string;
  readonly control: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly category: string;
  };
}

export interface AssessmentRow {
  readonly id: string;
  readonly version: number;
  readonly results: readonly ResultRow[];
}

export interface Rating {
  readonly resultId: string;
  readonly verdict: string;
  readonly currentState?: string;
  readonly gap?: string;
  readonly suggestion?: string;
  readonly notApplicableReason?: string;
}

/** Opens the assessment of one system for a year, with the answers of the one before where there is one. */
export async function openAssessment(
  officer: Caller,
  systemId: string,
  name: string,
  year: number,
  carryForwardFromId?: string,
): Promise<AssessmentRow> {
  const { createAssessment } = await officer.ask<{ createAssessment: { assessment: AssessmentRow } }>(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id version
       results { id control { id code name category } } } } }`,
    {
      input: {
        frameworkCode: 'mlps-2.0',
        systemId,
        name,
        period: String(year),
        periodStart: `${year}-01-01`,
        periodEnd: `${year}-12-31`,
        carryForwardFromId: carryForwardFromId ?? null,
      },
    },
  );
  return createAssessment.assessment;
}

const chunk = 200;

export async function rate(caller: Caller, ratings: readonly Rating[]): Promise<void> {
  for (let from = 0; from < ratings.length; from += chunk) {
    await caller.ask(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      { input: { ratings: ratings.slice(from, from + chunk) } },
    );
  }
}

export async function assign(
  officer: Caller,
  results: readonly ResultRow[],
  unitId: string | undefined,
): Promise<void> {
  await officer.ask(
    'mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }',
    {
      input: { resultIds: results.map(({ id }) => id), unitId },
    },
  );
}

export async function closeAssessment(officer: Caller, { id }: AssessmentRow): Promise<void> {
  const { assessment } = await officer.ask<{ assessment: { version: number } }>(
    'query ($id: ID!) { assessment(id: $id) { version } }',
    { id },
  );
  await officer.ask(
    'mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id } } }',
    { id, version: assessment.version },
  );
}

/** `share` of each twenty results, always the same ones. */
export const shareOf = (assessment: AssessmentRow, share: number): readonly ResultRow[] =>
  assessment.results.filter((_, at) => (at * 7) % 20 < share * 20);

/** Whose business a category is: the department, and the person who rates it there. */
export const departments: Readonly<Record<string, { readonly unit: string; readonly who: Username }>> = {
  PES: { unit: 'EQ', who: 'equipment' },
  CNS: { unit: 'EAST-IT', who: 'eastcampus' },
  ABS: { unit: 'IT', who: 'contributor' },
  CES: { unit: 'IT', who: 'contributor' },
  HRS: { unit: 'HR', who: 'personnel' },
};
export const headOffice = { unit: 'SEC', who: 'officer' } as const;

const notApplicable = /电磁防护|可信验证/;

/** The verdict on the n-th result; most are met, some not. The pattern is fixed, so are the scores. */
export function answer(result: ResultRow, at: number): Rating {
  const { name } = result.control;
  const resultId = result.id;
  if (notApplicable.test(name)) {
    return {
      resultId,
      verdict: 'NOT_APPLICABLE',
      notApplicableReason: `本系统现有设备不具备“${name}”的适用条件，已由信息科书面说明。`,
    };
  }
  switch (at % 12) {
    case 4:
      return {
        resultId,
        verdict: 'PARTIAL',
        currentState: `“${name}”已有措施，但未覆盖东院区的设备。`,
        gap: '东院区尚未纳入，缺少近半年的记录。',
        suggestion: '把东院区纳入同一策略，并补齐记录。',
      };
    case 9:
      return {
        resultId,
        verdict: 'UNMET',
        currentState: `尚未落实“${name}”的要求。`,
        gap: '没有相应措施，也没有审批过的替代办法。',
        suggestion: '立项整改，落实后补充截图和验收记录。',
      };
    case 7:
      return {
        resultId,
        verdict: 'PARTIAL',
        currentState: `“${name}”的制度已发布，执行记录不完整。`,
        gap: '缺少最近一次检查的签字记录。',
        suggestion: '按季度执行并留存签字记录。',
      };
    default:
      return { resultId, verdict: 'MET', currentState: `“${name}”已落实，由责任科室按季度检查并留存记录。` };
  }
}

export const isGap = ({ verdict }: Rating): boolean => verdict === 'UNMET' || verdict === 'PARTIAL';
