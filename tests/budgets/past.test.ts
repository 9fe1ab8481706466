import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { lived } from '../api/past/scene.js';
import type { PastScene } from '../api/past/scene.js';
import { freshAssessment } from '../api/assessment/scene.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let scene: PastScene;
beforeAll(async () => {
  app = await createTestApp();
  scene = await lived(app);
}, 120_000);
afterAll(() => app.close());

/** Statements of the read transactions that one query opens, with those that move between moments. */
async function statements(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await app.as('COMPLIANCE_OFFICER').query(query, variables);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

const whole = `name viewerCanRate results { verdict proofState control { code } evidenceLinks { evidence { title } } tasks { state } }`;

it('the past costs one statement more than the present, for getting there', async () => {
  const now = await statements(`query ($id: ID!) { assessment(id: $id) { ${whole} } }`, { id: scene.id });
  const then = `query ($id: ID!) { assessment(id: $id, asOf: "2026-03-20") { ${whole} } }`;
  expect(await statements(then, { id: scene.id })).toBe(now + 1);
});

it('a past score takes the assessment and what was recorded, whatever the number of results', async () => {
  const query = `query ($id: ID!) { assessment(id: $id, asOf: "2026-03-20") { score { proven { value } } } }`;
  // Getting there; the assessment; its settings, everything recorded and the edition for the score.
  expect(await statements(query, { id: scene.id })).toBe(5);
  const beside = `query ($id: ID!) { assessment(id: $id) { name score(asOf: "2026-03-20") { proven { value } } } }`;
  expect(await statements(beside, { id: scene.id })).toBe(5);
});

it('a list with past scores takes as many for one assessment as for ten', async () => {
  const query = `{ assessments(asOf: "${new Date().toISOString()}") { nodes { name rating { declared { value } } } } }`;
  const one = await statements(query);
  for (let at = 0; at < 9; at += 1) await freshAssessment(app);
  const now = `{ assessments(asOf: "${new Date().toISOString()}") { totalCount nodes { name rating { declared { value } } } } }`;
  expect(await statements(now)).toBe(one);
  expect(one).toBe(5);
});

it('lists of evidence and tasks take one statement more', async () => {
  expect(
    await statements(`{ evidences(asOf: "2026-04-01") { nodes { title owner { displayName } } } }`),
  ).toBe((await statements(`{ evidences { nodes { title owner { displayName } } } }`)) + 1);
  expect(
    await statements(`{ remediationTasks(asOf: "2026-03-20") { nodes { title results { verdict } } } }`),
  ).toBe(4);
});

it('a comparison takes a fixed number, whatever changed', async () => {
  const query = `query ($id: ID!, $from: AsOf!, $to: AsOf!) { compareAssessment(id: $id, from: $from, to: $to) {
    before { declared { value } proven { value } } after { declared { value } proven { value } } settings { setting } causes { action } measures { kind }
    results { totalCount nodes { parts before { verdict } after { verdict } control { code } causes { action actorName } } }
    proofs { nodes { title differences controls { code } causes { action } } } tasks { nodes { code after { state } causes { action } } }
    moves { nodes { at provenAfter causes { action } } } } }`;
  const all = await statements(query, { id: scene.id, from: '2026-01-06', to: '2026-06-01' });
  const little = await statements(query, { id: scene.id, from: '2026-03-24', to: '2026-03-25' });
  // Half of them only go from one moment to the other and back.
  expect(Math.max(all, little)).toBeLessThanOrEqual(52);
});
