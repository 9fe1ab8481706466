import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { lived } from './scene.js';
import type { PastScene } from './scene.js';

let app: TestApp;
let beside: TestApp;
let scene: PastScene;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  scene = await lived(app);
  // The reference executor answers as soon as one field has failed; it answers what the other one cannot compile.
  beside = await createTestApp({ beside: app, env: { HENGJIAN_EXECUTOR: 'js' } });
}, 120_000);
afterAll(async () => {
  await beside.close();
  await app.close();
});
const executors = ['jit', 'js'] as const;
const officerOf = (executor: (typeof executors)[number]) =>
  (executor === 'jit' ? app : beside).as('COMPLIANCE_OFFICER');

/** Connections that stand in a transaction although nobody asks anything any more. */
const standing = () =>
  app.sql<{ state: string; query: string }>(
    `select state, left(query, 60) as query from pg_stat_activity
     where datname = current_database() and application_name = 'hengjian' and state like 'idle in transaction%'`,
  );

async function settled(): Promise<readonly { state: string; query: string }[]> {
  let left = await standing();
  for (let tries = 0; tries < 20 && left.length > 0; tries += 1) {
    await sleep(50);
    left = await standing();
  }
  return left;
}

const whole = `name rating { proven { value } } results { verdict control { code } evidenceLinks { evidence { title owner { displayName } } } tasks { state } }`;

describe('every read transaction ends with its answer', () => {
  afterEach(async () => expect(await settled()).toEqual([]));

  it.each([
    ['a day before the past is kept', '2019-01-01', 'BAD_USER_INPUT'],
    ['the future', '2999-01-01', 'BAD_USER_INPUT'],
    ['the first year', '0001-01-01', 'BAD_USER_INPUT'],
    ['an instant long ago', '0001-01-01T00:00:00Z', 'BAD_USER_INPUT'],
  ])('of %s', async (_name, asOf, code) => {
    const query = `query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) { ${whole} } }`;
    expect(await app.as('COMPLIANCE_OFFICER').fails(query, { id: scene.id, asOf })).toMatchObject({ code });
  });

  it.each([
    '',
    'now',
    'infinity',
    '-infinity',
    'epoch',
    '2026-02-31',
    '0000-01-01',
    '-0001-01-01',
    '+275760-09-13T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00',
    '2026-12-31T23:59:60Z',
    "2026-03-20'; drop table result; --",
    '2026-03-20\u0000',
    '9'.repeat(5000),
    42,
    {},
    [],
  ])('of what is no moment: %j', async (asOf) => {
    const officer = app.as('COMPLIANCE_OFFICER');
    for (const query of [
      `query ($id: ID!, $asOf: AsOf!) { assessment(id: $id, asOf: $asOf) { ${whole} } }`,
      `query ($id: ID!, $asOf: AsOf!) { compareAssessment(id: $id, from: $asOf, to: "2026-03-20") { results { totalCount } } }`,
    ])
      expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']).toContain(
        (await officer.fails(query, { id: scene.id, asOf })).code,
      );
  });

  it.each(executors)('when one field is refused while others still read (%s)', async (executor) => {
    // The answer is null as a whole at once; what runs beside it must not begin another transaction.
    const query = `query ($id: ID!, $from: AsOf!) {
      refused: compareAssessment(id: $id, from: $from, to: "2026-03-20") { results { totalCount } }
      a: assessment(id: $id) { ${whole} } b: assessment(id: $id, asOf: "2026-03-20") { ${whole} }
      c: compareAssessment(id: $id, from: "2026-01-20", to: "2026-05-20") { results { nodes { causes { action } } } moves { totalCount } }
    }`;
    const officer = officerOf(executor);
    for (const from of ['2999-01-01', '2019-01-01', '2026-05-01'])
      await Promise.all(
        [1, 2, 3].map(async () =>
          expect(await officer.fails(query, { id: scene.id, from })).toMatchObject({
            code: 'BAD_USER_INPUT',
          }),
        ),
      );
  });

  it.each(executors)('when a statement fails beside others (%s)', async (executor) => {
    await app.sql('alter table score_point rename to score_away');
    try {
      const query = `query ($id: ID!) { a: assessment(id: $id) { scoreHistory(days: 30) { at } ${whole} } b: assessment(id: $id) { ${whole} }
        c: compareAssessment(id: $id, from: "2026-01-20", to: "2026-05-20") { results { nodes { causes { action } } } assessment { scoreHistory(days: 30) { at } } moves { totalCount } } }`;
      const alone = `query ($id: ID!) { c: compareAssessment(id: $id, from: "2026-01-20", to: "2026-05-20") { assessment { scoreHistory(days: 30) { at } }
        results { nodes { before { unit { name } } causes { action } } } proofs { nodes { controls { code } causes { action } } } moves { totalCount } } }`;
      const answers = await Promise.all(
        [query, alone, query, alone].map((text) => officerOf(executor).fails(text, { id: scene.id })),
      );
      expect(answers.map(({ code }) => code)).toEqual(Array(4).fill('INTERNAL'));
    } finally {
      await app.sql('alter table score_away rename to score_point');
    }
  });

  it('when an event cannot be told to a subscription, which goes on', async () => {
    await app.listening(0);
    const told = app.subscribe(
      'COMPLIANCE_OFFICER',
      `subscription ($id: ID!) { assessmentChanged(id: $id) { assessment { scoreHistory(days: 30) { at } ${whole} } } }`,
      { id: scene.id },
    );
    const failing = told.next();
    await app.listening(1);
    const officer = app.as('COMPLIANCE_OFFICER');
    await app.sql('alter table score_point rename to score_away');
    try {
      // The score that a verdict moves is written to this table: a text moves none.
      await rate(officer, [{ resultId: scene.scanned.id, currentState: '一' }]);
      expect((await failing).value.errors).toHaveLength(1);
      expect(await settled()).toEqual([]);
    } finally {
      await app.sql('alter table score_away rename to score_point');
    }
    const next = told.next();
    await rate(officer, [{ resultId: scene.scanned.id, currentState: '二' }]);
    expect((await next).value.data.assessmentChanged.assessment.name).toEqual(expect.any(String));
    await told.return?.();
  });
});
