import type { Caller } from './caller.js';

export interface ResultRow {
  readonly id: string;
  readonly verdict: string;
  readonly version: number;
  readonly control: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly category: string;
    readonly weight: string | null;
  };
}

export interface AssessmentRow {
  readonly id: string;
  readonly results: readonly ResultRow[];
}

/** Opens the assessment of one system for a period. */
export async function openAssessment(
  officer: Caller,
  systemId: string,
  name: string,
  year: number,
): Promise<AssessmentRow> {
  const { createAssessment } = await officer.ask<{ createAssessment: { assessment: AssessmentRow } }>(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id
       results { id verdict version control { id code name category weight } } } } }`,
    {
      input: {
        frameworkCode: 'mlps-2.0',
        systemId,
        name,
        period: String(year),
        periodStart: `${year}-01-01`,
        periodEnd: `${year}-12-31`,
      },
    },
  );
  return createAssessment.assessment;
}

const notApplicable = /电磁防护|可信验证/;
const chunk = 100;

/** Rates the first `share` of each five results; most are met, some not. The pattern is fixed, so are the scores. */
export async function rateShare(
  officer: Caller,
  assessment: AssessmentRow,
  share: number,
): Promise<ResultRow[]> {
  const rated = assessment.results.filter((_, at) => (at * 7) % 20 < share * 20);
  const ratings = rated.map((result, at) => ({ resultId: result.id, ...answer(result, at) }));
  for (let from = 0; from < ratings.length; from += chunk) {
    await officer.ask(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      {
        input: { ratings: ratings.slice(from, from + chunk) },
      },
    );
  }
  return rated.map((result, at) => ({ ...result, verdict: answer(result, at).verdict }));
}

function answer(result: ResultRow, at: number) {
  const { name } = result.control;
  if (notApplicable.test(name)) {
    return {
      verdict: 'NOT_APPLICABLE',
      notApplicableReason: `本系统现有设备不具备“${name}”的适用条件，已由信息科书面说明。`,
    };
  }
  switch (at % 12) {
    case 4:
      return {
        verdict: 'PARTIAL',
        currentState: `“${name}”已有措施，但未覆盖东院区的设备。`,
        gap: '东院区尚未纳入，缺少近半年的记录。',
        suggestion: '把东院区纳入同一策略，并补齐记录。',
      };
    case 9:
      return {
        verdict: 'UNMET',
        currentState: `尚未落实“${name}”的要求。`,
        gap: '没有相应措施，也没有审批过的替代办法。',
        suggestion: '立项整改，落实后补充截图和验收记录。',
      };
    case 7:
      return {
        verdict: 'PARTIAL',
        currentState: `“${name}”的制度已发布，执行记录不完整。`,
        gap: '缺少最近一次检查的签字记录。',
        suggestion: '按季度执行并留存签字记录。',
      };
    default:
      return { verdict: 'MET', currentState: `“${name}”已落实，由信息科按季度检查并留存记录。` };
  }
}
