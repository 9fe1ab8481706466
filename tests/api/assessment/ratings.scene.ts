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
