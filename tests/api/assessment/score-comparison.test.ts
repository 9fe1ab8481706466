import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from './proofs.js';
import { startRating } from './ratings.scene.js';
import { createAssessment, rate, registerSystem, resultsOf, scoreOf } from './scene.js';
import type { SceneResult } from './scene.js';

let app: TestApp;
let officer: Caller;
let pacs: string;
let his: string;
let law: string;
let before: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const { radiology, information } = app.fixture.north.units;
  const assess = async (ownerUnitId?: string) =>
    createAssessment(officer, await registerSystem(officer, ownerUnitId ? { ownerUnitId } : {}));
  pacs = await assess(radiology);
  his = await assess(information);
  law = await startRating(officer, 'csl-2025');
  const results = await resultsOf(officer, his);
  const verdict = (count: number, word: string, from: number) =>
    results.slice(from, from + count).map(({ id }) => ({
      resultId: id,
      verdict: word,
      ...(word === 'NOT_APPLICABLE' ? { notApplicableReason: '不涉及' } : {}),
    }));
  await rate(officer, [
    ...verdict(40, 'MET', 0),
    ...verdict(10, 'PARTIAL', 40),
    ...verdict(5, 'UNMET', 50),
    ...verdict(7, 'NOT_APPLICABLE', 55),
  ]);
  before = new Date().toISOString();
  const controlIds = results.slice(0, 12).map(({ control }) => control.id);
  await acceptProof(app, await submitProof(app, { controlIds }));
});
afterAll(() => app.close());

const counts = 'counts { applicable met proven open gaps }';
const query = `query ($scope: ScoreScope!, $asOf: AsOf) { scoreComparison(scope: $scope, asOf: $asOf) { totalCount
  subjects { declared proven ${counts} unit { id } assessment { id } }
  units { subjects lowestProven ${counts} unit { id } weakest { id } } } }`;
const mlps = { frameworkCode: 'mlps-2.0' };
const compare = async (scope: object = mlps, asOf?: string, caller = officer) =>
  (await caller.query(query, { scope, asOf })).scoreComparison;

/** Told from the results one by one. */
function told(results: readonly (SceneResult & { informative?: boolean })[]) {
  const applying = results.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
  const count = (which: (one: SceneResult) => boolean) => applying.filter(which).length;
  return {
    applicable: applying.length,
    met: count(({ verdict }) => verdict === 'MET'),
    proven: count(({ provenVerdict }) => provenVerdict === 'MET'),
    open: count(({ verdict }) => verdict === 'OPEN'),
    gaps: count(
      ({ verdict, provenVerdict }) =>
        verdict === 'PARTIAL' || verdict === 'UNMET' || (verdict === 'MET' && provenVerdict !== 'MET'),
    ),
  };
}

describe('scores side by side', () => {
  it('are those of each assessment, weakest first, and added up by unit', async () => {
    const { subjects, units, totalCount } = await compare();
    const { radiology, information, campus } = app.fixture.north.units;
    expect(totalCount).toBe(2);
    expect(subjects.map((one: any) => [one.assessment.id, one.unit.id])).toEqual([
      [pacs, radiology],
      [his, information],
    ]);
    const own = told(await resultsOf(officer, his));
    expect(subjects[1].counts).toEqual(own);
    const { declared, proven } = (await scoreOf(officer, his)).score;
    expect([subjects[1].declared, subjects[1].proven]).toEqual([declared.value, proven.value]);
    expect(own.proven).toBe(12);
    // Both departments lie on the one campus, which compares with nothing.
    expect(units).toMatchObject([
      { unit: { id: radiology }, subjects: 1, lowestProven: 0, weakest: { id: pacs }, counts: { proven: 0 } },
      { unit: { id: information }, subjects: 1, weakest: { id: his }, counts: own },
    ]);
    expect((await compare({ ...mlps, unitId: campus })).units).toEqual(units);
    const single = await compare({ ...mlps, unitId: radiology });
    expect(single.subjects.map((one: any) => one.assessment.id)).toEqual([pacs]);
    expect(single.units.map((one: any) => one.unit.id)).toEqual([radiology]);
    // What is about the whole hospital belongs to no unit.
    const ofAll = await compare({ frameworkCode: 'csl-2025' });
    expect(ofAll.units).toMatchObject([{ unit: null, subjects: 1, weakest: { id: law } }]);
  });

  it('are those of a past day when asked for it', async () => {
    const { subjects } = await compare(mlps, before);
    const then = subjects.find((one: any) => one.assessment.id === his);
    expect(then.counts).toMatchObject({ met: 40, proven: 0 });
    expect((await compare(mlps)).subjects[1].counts.proven).toBe(12);
  });

  it('show what is in sight, and nothing of another hospital', async () => {
    const own = await compare(mlps, undefined, app.as('CONTRIBUTOR'));
    expect(own.subjects.map((one: any) => one.assessment.id)).toEqual([pacs]);
    expect(await compare(mlps, undefined, app.as('MANAGER', 'south'))).toEqual({
      totalCount: 0,
      subjects: [],
      units: [],
    });
    expect((await app.as('AUDIT_ADMINISTRATOR').fails(query, { scope: mlps })).code).toBe('FORBIDDEN');
  });

  it('need one rule book', async () => {
    expect((await officer.fails(query, { scope: {} })).code).toBe('BAD_USER_INPUT');
    expect((await officer.fails(query, { scope: { frameworkCode: 'none' } })).code).toBe('NOT_FOUND');
    expect((await officer.fails(query, { scope: { ...mlps, unitId: 'x' } })).code).toBe('NOT_FOUND');
  });

  it('take as many statements for two systems as for three', async () => {
    const ask = async () => (await sent(() => compare())).filter((one) => !/^(begin|commit)/.test(one));
    await compare();
    const two = await ask();
    const ofNobody = await createAssessment(officer, await registerSystem(officer));
    expect(await ask()).toEqual(two);
    expect(two.length, two.join(', ')).toBeLessThanOrEqual(8);
    // Now there is something beside the campus.
    const { units, subjects } = await compare();
    const campus = units.find((one: any) => one.unit !== null);
    const own = told(await resultsOf(officer, his));
    expect(campus).toMatchObject({ subjects: 2, lowestProven: 0, weakest: { id: pacs } });
    expect(campus.unit.id).toBe(app.fixture.north.units.campus);
    expect(campus.counts).toMatchObject({ met: own.met, proven: own.proven });
    expect(units).toContainEqual(expect.objectContaining({ unit: null, weakest: { id: ofNobody } }));
    expect(subjects).toHaveLength(3);
  });
});

describe('parts of a rule book', () => {
  const parts = `query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) { partScores { code name ${counts} } } }`;

  it('are security classes in MLPS, told from their results', async () => {
    const { assessment } = await officer.query(parts, { id: his });
    const results = await resultsOf(officer, his);
    const byClass = Map.groupBy(results, ({ control }) => control.category);
    expect(assessment.partScores).toHaveLength(byClass.size);
    for (const { code, counts: own } of assessment.partScores) expect(own).toEqual(told(byClass.get(code)!));
    const past = (await officer.query(parts, { id: his, asOf: before })).assessment.partScores;
    expect(past.every((one: any) => one.counts.proven === 0)).toBe(true);
  });

  it('are chapters in other books, with every clause in one of them', async () => {
    const { assessment } = await officer.query(parts, { id: law });
    expect(assessment.partScores.length).toBeGreaterThan(2);
    const all = assessment.partScores.reduce((sum: number, one: any) => sum + one.counts.applicable, 0);
    expect(all).toBe((await resultsOf(officer, law)).length);
  });
});
