import type { Caller } from '../../support/test-app.js';

export const ratingFields = `kind open gaps declared { value level decided lowestLevel highestLevel conclusion provisional met open applicable missingTables { kind level } }
  proven { value level decided lowestLevel highestLevel conclusion provisional met open missingTables { kind level } }`;

/** An assessment by any rule book; about the organization unless `more` says otherwise. */
export async function startRating(
  officer: Caller,
  frameworkCode: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const data = await officer.query(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
    {
      input: {
        frameworkCode,
        period: '2026 年度',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
        ...more,
      },
    },
  );
  return data.createAssessment.assessment.id;
}

export async function ratingOf(caller: Caller, id: string) {
  const data = await caller.query(
    `query ($id: ID!) { assessment(id: $id) { version targetLevel subject { kind id name } rating { ${ratingFields} } } }`,
    { id },
  );
  return data.assessment;
}

/** Rates every result whose code passes, in as many calls as the limit needs. */
export async function rateWhere(
  officer: Caller,
  id: string,
  verdict: string,
  passes: (code: string, level: string | null) => boolean = () => true,
): Promise<number> {
  const data = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results { id control { code level } } } }`,
    { id },
  );
  const chosen = data.assessment.results.filter((each: any) => passes(each.control.code, each.control.level));
  for (let at = 0; at < chosen.length; at += 250) {
    await officer.query(
      `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { assessment { id } } }`,
      { ratings: chosen.slice(at, at + 250).map((each: any) => ({ resultId: each.id, verdict })) },
    );
  }
  return chosen.length;
}

export const recordMutation = `mutation ($input: RecordMeasuresInput!) { recordMeasures(input: $input) {
  measures { id kind level recorded share count grade numerator denominator version proofState control { code } }
  assessment { rating { ${ratingFields} } } } }`;

export const record = (caller: Caller, assessmentId: string, measures: readonly Record<string, unknown>[]) =>
  caller.query(recordMutation, { input: { assessmentId, measures } });

/** Ids of the controls of a rule book by code. */
export async function controlsOf(caller: Caller, frameworkCode: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const { framework } = await caller.query(
    `query ($code: String!) { framework(code: $code) { controls { id code kind } } }`,
    { code: frameworkCode },
  );
  for (const { id, code } of framework.controls) ids.set(code, id);
  return ids;
}

/**
 * Categories for every level of EMR grading that fit the official numbers of basic items. Which items they are is made up:
 * the official annex was never seen.
 */
export async function enterEmrCategories(officer: Caller): Promise<void> {
  const { framework } = await officer.query(
    `{ framework(code: "emr-2018") { gradedScoring { levelTable { level basicRequired } } controls(filter: { assessable: false, level: "0" }) { code gradedItem { categories { level category } } } } }`,
  );
  const items = framework.controls.filter((control: any) => control.gradedItem);
  const categories = framework.gradedScoring.levelTable
    .filter(({ level }: any) => level > 0)
    .map(({ level, basicRequired }: any) => {
      const at = (item: any) =>
        item.gradedItem.categories.find((each: any) => each.level === level)?.category ?? 'NO_ROW';
      const unknown = items.filter((item: any) => at(item) === 'UNKNOWN').map((item: any) => item.code);
      const open = basicRequired - items.filter((item: any) => at(item) === 'BASIC').length;
      return { level, basic: unknown.slice(0, open), elective: unknown.slice(open) };
    });
  await officer.query(
    `mutation ($input: EnterOfficialTableInput!) { enterOfficialTable(input: $input) { table { complete } } }`,
    { input: { frameworkCode: 'emr-2018', kind: 'CATEGORIES', source: '附件 2（测试用）', categories } },
  );
}

export const pathFields = `basis targetLevel targetScore status sentence effortDays cost atLeastDays defaultEstimates withoutCost blockedBy missingTables { kind level }
  steps { place closes resultId level to grade effortDays cost estimate totalEffortDays totalCost required control { code } result { verdict } }`;

export async function pathOf(caller: Caller, id: string, args: Record<string, unknown> = {}) {
  const data = await caller.query(
    `query ($id: ID!, $basis: ScoreBasis, $level: String, $score: Float) { assessment(id: $id) { path(basis: $basis, targetLevel: $level, targetScore: $score) { ${pathFields} } } }`,
    { id, ...args },
  );
  return data.assessment.path;
}

/** Records every figure that the rule book asks for: the same share for all uses, the same index for all qualities. */
export async function recordAll(officer: Caller, id: string, use: number, quality: number): Promise<void> {
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { measures { kind level control { id } } } }`,
    { id },
  );
  const figures = assessment.measures
    .filter(({ kind }: any) => kind === 'USE' || kind === 'QUALITY')
    .map(({ kind, level, control }: any) => ({
      controlId: control.id,
      kind,
      level,
      ratio: kind === 'USE' ? use : quality,
    }));
  for (let at = 0; at < figures.length; at += 250) await record(officer, id, figures.slice(at, at + 250));
}
