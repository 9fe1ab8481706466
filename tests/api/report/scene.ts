import type { Role } from '../../../server/platform/access/permissions.js';
import type { Hospital } from '../../support/fixture.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { freshAssessment, rate, resultsOf } from '../assessment/scene.js';
import { createTask } from '../remediation/scene.js';

export const reportFields = `id kind title number state progress failure fileName byteSize sha256 downloadUrl dataAt createdAt completedAt
  createdBy { displayName } assessment { id }`;
export const createMutation = `mutation ($input: CreateReportInput!) { createReport(input: $input) { report { ${reportFields} } } }`;
export const deleteMutation = `mutation ($id: ID!) { deleteReport(id: $id) { report { id number } } }`;
export const reportQuery = `query ($id: ID!) { report(id: $id) { ${reportFields} } }`;

/** An assessment with a proof, a gap and a task, so that every table of the report has a row. */
export async function assessed(app: TestApp): Promise<string> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { id, systemId } = await freshAssessment(app);
  const [met, unmet] = await resultsOf(officer, id);
  await acceptProof(app, await submitProof(app, { controlIds: [met!.control.id], systemId }));
  await rate(officer, [
    { resultId: met!.id, verdict: 'MET', currentState: '机房在二层' },
    { resultId: unmet!.id, verdict: 'UNMET', gap: '没有防水措施' },
  ]);
  await createTask(app, [unmet!.id], { title: '加装防水' });
  return id;
}

export async function request(
  app: TestApp,
  assessmentId: string,
  more: Record<string, unknown> = {},
  role: Role = 'COMPLIANCE_OFFICER',
) {
  const data = await app
    .as(role)
    .query(createMutation, { input: { kind: 'GAP_ANALYSIS', assessmentId, ...more } });
  return data.createReport.report;
}

/** What the job works with, for reports other than of roadmaps. */
export const jobDeps = (app: TestApp) => ({
  ...app.house.deps,
  scenarios: { openScenarios: () => Promise.resolve(new Map()) },
});

/** Waits until the report has come to an end. */
export async function finished(app: TestApp, id: string) {
  for (let tries = 0; tries < 500; tries += 1) {
    const { report } = await app.as('COMPLIANCE_OFFICER').query(reportQuery, { id });
    if (report.state === 'READY' || report.state === 'FAILED') return report;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the report has not come to an end in 50 seconds');
}

export const download = (
  app: TestApp,
  url: string,
  role?: Role,
  hospital: Hospital = 'north',
  method: 'GET' | 'HEAD' = 'GET',
) => app.house.app.http.inject({ method, url, headers: role ? app.as(role, hospital).headers : {} });
