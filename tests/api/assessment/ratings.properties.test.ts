import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from './proofs.js';
import { record, recordAll, startRating } from './ratings.scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const sides = `value level lowestLevel highestLevel`;
const both = async (id: string, details = '') =>
  (
    await officer.query(
      `query ($id: ID!) { assessment(id: $id) { rating { declared { ${sides} ${details} } proven { ${sides} ${details} } } } }`,
      { id },
    )
  ).assessment.rating;

const better: Record<string, string> = { OPEN: 'PARTIAL', UNMET: 'PARTIAL', PARTIAL: 'MET', MET: 'MET' };
const rates = `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { assessment { id } } }`;
const places = ['1', '2', '3', '4B', '4A', '5B', '5A'];
const placeOf = (level: string | null): number =>
  level === null
    ? -1
    : places.includes(level) && !/^[0-9]$/.test(level)
      ? places.indexOf(level)
      : Number(level);

/** Rates everything at random, then improves single answers: neither value nor bounds of the stored outcome may fall. */
async function improves(
  code: string,
  targetLevel: string | undefined,
  order: (level: string | null) => number,
): Promise<void> {
  const id = await startRating(officer, code, targetLevel ? { targetLevel } : {});
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results { id control { id } } } }`,
    { id },
  );
  const results: { id: string; control: { id: string } }[] = assessment.results;
  const seed = fc.sample(fc.constantFrom('OPEN', 'UNMET', 'PARTIAL', 'MET', 'MET', 'MET'), {
    numRuns: results.length,
    seed: 7,
  });
  const verdicts = new Map<string, string>(results.map((result, at) => [result.id, seed[at]!]));
  for (let at = 0; at < results.length; at += 250)
    await officer.query(rates, {
      ratings: results
        .slice(at, at + 250)
        .map((result) => ({ resultId: result.id, verdict: verdicts.get(result.id) })),
    });
  await recordAll(officer, id, 0.8, 0.8);
  let before = await both(id);
  const picks = fc.sample(fc.nat(results.length - 1), { numRuns: 25, seed: 11 });
  for (const [nth, pick] of picks.entries()) {
    const { id: resultId, control } = results[pick]!;
    const verdict = better[verdicts.get(resultId)!]!;
    verdicts.set(resultId, verdict);
    await officer.query(rates, { ratings: [{ resultId, verdict }] });
    if (nth % 5 === 0) await acceptProof(app, await submitProof(app, { controlIds: [control.id] }));
    const after = await both(id);
    for (const side of ['declared', 'proven']) {
      expect(after[side].value).toBeGreaterThanOrEqual(before[side].value);
      for (const bound of ['lowestLevel', 'highestLevel'])
        expect(order(after[side][bound])).toBeGreaterThanOrEqual(order(before[side][bound]));
    }
    before = after;
  }
  // The maintained summary is what the rows come to.
  const computed = await both(id, 'steps { value }');
  for (const side of ['declared', 'proven']) expect(computed[side]).toMatchObject(before[side]);
}

it.each<[string, string | undefined]>([
  ['smart-service-2019', '3'],
  ['smart-management-2021', '2'],
  ['interoperability-2020', '4A'],
  ['m29-2022', undefined],
])(
  'improving an answer by %s never lowers the stored outcome, nor does a proof',
  async (code, target) => {
    await improves(
      code,
      target,
      code === 'interoperability-2020' ? (level) => places.indexOf(level ?? '') : placeOf,
    );
  },
  60_000,
);

it('EMR: what is stored is what the rows come to, after any answers, figures and proofs', async () => {
  const id = await startRating(officer, 'emr-2018', { targetLevel: '5' });
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results { id control { id } } measures { kind level control { id } } } }`,
    { id },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(737), fc.constantFrom('OPEN', 'UNMET', 'PARTIAL', 'MET')), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.array(fc.tuple(fc.nat(assessment.measures.length - 1), fc.integer({ min: 0, max: 100 })), {
        minLength: 1,
        maxLength: 10,
      }),
      async (ratings, figures) => {
        const chosen = new Map(ratings.map(([at, verdict]) => [assessment.results[at].id, verdict]));
        await officer.query(rates, {
          ratings: [...chosen].map(([resultId, verdict]) => ({ resultId, verdict })),
        });
        const slots = new Map(figures.map(([at, share]) => [at, share]));
        await record(
          officer,
          id,
          [...slots].map(([at, share]) => {
            const { kind, level, control } = assessment.measures[at];
            return { controlId: control.id, kind, level, ratio: share / 100 };
          }),
        );
        const stored = await both(id);
        const computed = await both(id, 'steps { value }');
        for (const side of ['declared', 'proven']) expect(computed[side]).toMatchObject(stored[side]);
      },
    ),
    { numRuns: 15, seed: 3 },
  );
}, 60_000);
