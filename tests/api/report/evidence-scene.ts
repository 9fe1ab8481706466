import type { Role } from '../../../server/platform/access/permissions.js';
import type { TestApp } from '../../support/test-app.js';
import { sent } from '../../support/statements.js';
import { createMutation, finished, reportQuery } from './scene.js';

/** Asks for a document, waits for it, and answers what it was made from. */
export async function made(app: TestApp, input: Record<string, unknown>, role: Role = 'COMPLIANCE_OFFICER') {
  const { createReport } = await app.as(role).query(createMutation, { input });
  const { id } = createReport.report;
  if (role === 'COMPLIANCE_OFFICER') await finished(app, id);
  else
    for (let tries = 0; tries < 300; tries += 1) {
      const { report } = await app.as(role).query(reportQuery, { id });
      if (report.state === 'READY' || report.state === 'FAILED') break;
      await new Promise((done) => setTimeout(done, 100));
    }
  const [row] = await app.sql<{ data: any; state: string; failure: string | null }>(
    'select data, state, failure from report where id = $1',
    [id],
  );
  return { id: id as string, title: createReport.report.title as string, ...row! };
}

/** How many statements it takes: the fewest of three, for jobs of the server send theirs in between. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let times = 0; times < 3; times += 1) counts.push((await sent(work)).length);
  return Math.min(...counts);
}

export const textEvidence = (more: Record<string, unknown>) => ({
  kind: 'TEXT',
  text: '内容',
  collectedOn: '2026-01-15',
  ...more,
});

export const createEvidences = `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }`;
