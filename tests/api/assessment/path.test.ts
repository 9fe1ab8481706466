import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { enterEmrCategories, pathOf, rateWhere, ratingOf, recordAll, startRating } from './ratings.scene.js';
import { freshAssessment } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  console.log(name, Math.round(performance.now() - start));
  return result;
};

it('times', async () => {
  await enterEmrCategories(officer);
  const emr = await timed('create', () => startRating(officer, 'emr-2018', { targetLevel: '5' }));
  await rateWhere(officer, emr, 'MET', (_code, level) => Number(level) <= 3);
  await rateWhere(officer, emr, 'UNMET', (code, level) => Number(level) >= 4 && /^0[13579]/.test(code));
  await recordAll(officer, emr, 0.6, 0.7);
  console.log(JSON.stringify((await ratingOf(officer, emr)).rating.declared));
  for (const level of ['3', '4', '5', '6']) {
    const path = await timed(`emr ${level}`, () => pathOf(officer, emr, { basis: 'DECLARED', level }));
    console.log(
      path.status,
      path.sentence,
      path.steps.length,
      path.effortDays,
      path.atLeastDays,
      path.blockedBy,
    );
  }
  const proven = await timed('emr proven', () => pathOf(officer, emr, { level: '4' }));
  console.log(proven.status, proven.sentence, proven.steps.length, proven.effortDays, proven.atLeastDays);
  const service = await startRating(officer, 'smart-service-2019', { targetLevel: '3' });
  await rateWhere(officer, service, 'MET', (_code, level) => Number(level) <= 1);
  await recordAll(officer, service, 0.6, 0.7);
  const way = await timed('service', () => pathOf(officer, service, { basis: 'DECLARED' }));
  console.log(way.status, way.sentence, way.steps.length, way.effortDays, way.atLeastDays);
  const interop = await startRating(officer, 'interoperability-2020', { targetLevel: '4A' });
  await rateWhere(officer, interop, 'MET', (code, level) => level === '1' || level === '2');
  for (const level of ['3', '4B', '4A', '5B']) {
    const path = await timed(`interop ${level}`, () =>
      pathOf(officer, interop, { basis: 'DECLARED', level }),
    );
    console.log(
      path.status,
      path.sentence,
      path.steps.length,
      path.effortDays,
      path.atLeastDays,
      path.blockedBy,
    );
  }
  const { id } = await freshAssessment(app);
  await rateWhere(officer, id, 'MET', (code) => code.charCodeAt(code.length - 1) % 2 === 0);
  for (const args of [{}, { score: 80 }, { score: 95 }]) {
    const path = await timed(`mlps ${JSON.stringify(args)}`, () =>
      pathOf(officer, id, { basis: 'DECLARED', ...args }),
    );
    console.log(path.status, path.sentence, path.steps.length, path.effortDays, path.atLeastDays);
  }
  const law = await startRating(officer, 'm29-2022');
  const path = await timed('law', () => pathOf(officer, law, { score: 80 }));
  console.log(path.status, path.sentence, path.steps.length, path.effortDays);
}, 60_000);
