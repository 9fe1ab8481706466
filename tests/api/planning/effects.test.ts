import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import {
  enterEmrCategories,
  ratingOf,
  rateWhere,
  record,
  recordAll,
  startRating,
} from '../assessment/ratings.scene.js';
import { freshAssessment, rate, resultsOf } from '../assessment/scene.js';
import { addAlternative, addPackages, newRoadmap, scenariosOf } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const perCall = 250;
const parts = <One>(all: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / perCall) }, (_, at) =>
    all.slice(at * perCall, (at + 1) * perCall),
  );

const summary = ({ value, level, decided, lowestLevel, highestLevel, met, applicable }: any) => ({
  value,
  level,
  decided,
  lowestLevel,
  highestLevel,
  met,
  ...(applicable === undefined ? {} : { applicable }),
});

const packageQuery = `query ($id: ID!) { node(id: $id) { ... on RoadmapPackage { results { id verdict control { id } }
  figures { kind level value grade control { id } } } } }`;

/** Does what packages say, as people would: rates, records, and proves all of it. */
async function carryOut(assessmentId: string, roadmapId: string, upTo: number): Promise<void> {
  const { roadmap } = await officer.query('query ($id: ID!) { roadmap(id: $id) { packages { id } } }', {
    id: roadmapId,
  });
  const packages: any[] = [];
  for (const { id } of roadmap.packages.slice(0, upTo))
    packages.push((await officer.query(packageQuery, { id })).node);
  const named = new Map<string, any>(packages.flatMap((one) => one.results).map((one: any) => [one.id, one]));
  const results = [...named.values()].filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
  for (const some of parts<any>(results))
    await rate(
      officer,
      some.map(({ id }) => ({ resultId: id, verdict: 'MET' })),
    );
  const figures = packages.flatMap((one: any) => one.figures);
  for (const some of parts<any>(figures))
    await record(
      officer,
      assessmentId,
      some.map(({ kind, level, value, grade, control }) => ({
        controlId: control.id,
        kind,
        ...(kind === 'GRADE' ? { grade } : { level, ratio: value }),
      })),
    );
  const controlIds = [...new Set([...results, ...figures].map((one: any) => one.control.id as string))];
  for (const some of parts(controlIds)) await acceptProof(app, await submitProof(app, { controlIds: some }));
}

/** What the roadmap foretells for the end of a year is what the assessment says once the work is done. */
async function foretells(assessmentId: string, roadmapId: string, packagesDone: number, year: number) {
  const [all] = await scenariosOf(
    officer,
    roadmapId,
    'effects { next { target status steps codes sentence } }',
  );
  const before = (await ratingOf(officer, assessmentId)).rating;
  const [effect] = all.effects;
  expect(summary(effect.points[0].proven)).toMatchObject(summary(before.proven));
  expect(summary(effect.points[0].declared)).toMatchObject(summary(before.declared));
  await carryOut(assessmentId, roadmapId, packagesDone);
  const after = (await ratingOf(officer, assessmentId)).rating;
  const then = effect.points[year];
  expect(summary(then.proven)).toMatchObject(summary(after.proven));
  expect(summary(then.declared)).toMatchObject(summary(after.declared));
  expect(then.proven.conclusion).toBe(after.proven.conclusion);
  expect(then.gaps).toBe(after.gaps);
  return { effect, after };
}

describe('what is foretold is what comes', () => {
  it('MLPS: verdicts, vetoes and proofs, year by year', async () => {
    const { id } = await freshAssessment(app);
    const results = await resultsOf(officer, id);
    const verdicts = ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'MET', 'OPEN', 'UNMET'];
    const rated = results
      .map(({ id: resultId }, at) => ({
        resultId,
        verdict: verdicts[(at * 5) % verdicts.length]!,
        ...(verdicts[(at * 5) % verdicts.length] === 'NOT_APPLICABLE'
          ? { notApplicableReason: '没有这类设备' }
          : {}),
      }))
      .filter(({ verdict }) => verdict !== 'OPEN');
    await rate(officer, rated);
    const roadmap = await newRoadmap(officer, [id]);
    const ids = results.map((one) => one.id);
    await addPackages(officer, roadmap.id, [
      { name: '一', endQuarter: 4, resultIds: ids.slice(0, 60) },
      { name: '二', startQuarter: 5, endQuarter: 8, resultIds: ids.slice(50, 140) },
      { name: '三', startQuarter: 9, endQuarter: 12, resultIds: ids.slice(140) },
    ]);
    const { effect } = await foretells(id, roadmap.id, 2, 2);
    expect(effect.points.map(({ year }: any) => year)).toEqual([0, 1, 2, 3]);
    expect(effect.points[3].proven.met).toBe(effect.points[3].proven.applicable);
    // Everything is met and proven then: there is no step above.
    expect(effect.next).toBeNull();
  });

  it('EMR grading: clauses, use and quality that the proposals name reach the target level', async () => {
    await enterEmrCategories(officer);
    const id = await startRating(officer, 'emr-2018', { targetLevel: '2' });
    await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 1);
    await recordAll(officer, id, 0.4, 0.3);
    const roadmap = await newRoadmap(officer, [id]);
    await propose(roadmap.id);
    const { effect, after } = await foretells(id, roadmap.id, 60, 3);
    expect(effect.reachesTarget).toBe(true);
    expect(after.proven.level).toBe('2');
  });

  it('interoperability: indicators, grades and counts likewise', async () => {
    const id = await startRating(officer, 'interoperability-2020', { targetLevel: '4B' });
    await rateWhere(officer, id, 'PARTIAL', (code) => code.startsWith('2.'));
    const roadmap = await newRoadmap(officer, [id]);
    await propose(roadmap.id);
    const { effect, after } = await foretells(id, roadmap.id, 60, 3);
    expect(effect.reachesTarget).toBe(true);
    expect(after.proven.level).toBe('4B');
  });

  it('a checklist, and what the next step would still take', async () => {
    const id = await startRating(officer, 'csl-2025');
    await rateWhere(officer, id, 'MET', (code) => code.endsWith('1'));
    const results = await resultsOf(officer, id);
    const roadmap = await newRoadmap(officer, [id], { years: 1 });
    const half = results.slice(0, Math.floor(results.length / 2)).map((one) => one.id);
    await addPackages(officer, roadmap.id, [{ name: '先做一半', resultIds: half }]);
    const { effect } = await foretells(id, roadmap.id, 1, 1);
    expect(effect.next).toMatchObject({ target: null, status: 'FOUND' });
    expect(effect.next.steps).toBeGreaterThan(0);
    expect(effect.next.codes.length).toBeGreaterThan(0);
  });
});

async function propose(roadmapId: string): Promise<any[]> {
  const list = `query ($id: ID!) { roadmapProposals(roadmapId: $id) { key name gapCount gain costKnown costUnknown startQuarter endQuarter } }`;
  const { roadmapProposals } = await officer.query(list, { id: roadmapId });
  const input = { roadmapId, groupBy: 'CLASS', keys: roadmapProposals.map(({ key }: any) => key) };
  await officer.query(
    'mutation ($input: CreateProposedPackagesInput!) { createProposedPackages(input: $input) { packages { id } } }',
    { input },
  );
  // Whatever a package closes is proposed once.
  expect((await officer.query(list, { id: roadmapId })).roadmapProposals).toEqual([]);
  return roadmapProposals;
}

it('proposals know what tasks and people estimated, and never guess; units make packages too', async () => {
  const { id } = await freshAssessment(app);
  const results = await resultsOf(officer, id);
  const { radiology } = app.fixture.north.units;
  const [first] = results;
  const category = first!.control.category;
  const own = results.filter(({ control }) => control.category === category);
  await officer.query(
    'mutation ($input: EstimateGapsInput!) { estimateGaps(input: $input) { assessment { id } } }',
    {
      input: {
        assessmentId: id,
        estimates: own.map(({ control }) => ({
          controlId: control.id,
          closes: 'RESULT',
          effortDays: 2,
          cost: 500,
        })),
      },
    },
  );
  await officer.query(
    'mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }',
    {
      input: { resultIds: own.map((one) => one.id), unitId: radiology },
    },
  );
  const roadmap = await newRoadmap(officer, [id]);
  const ask = async (groupBy: string) =>
    (
      await officer.query(
        `query ($id: ID!, $groupBy: RoadmapGrouping!) { roadmapProposals(roadmapId: $id, groupBy: $groupBy) { key name gapCount gain costKnown costUnknown effortKnown effortUnknown } }`,
        { id: roadmap.id, groupBy },
      )
    ).roadmapProposals;
  const classes = await ask('CLASS');
  expect(classes[0]).toMatchObject({
    gapCount: own.length,
    costKnown: 500 * own.length,
    costUnknown: 0,
    effortKnown: 2 * own.length,
    effortUnknown: 0,
  });
  expect(
    classes
      .slice(1)
      .every(({ costKnown, costUnknown, gapCount }: any) => costKnown === 0 && costUnknown === gapCount),
  ).toBe(true);
  const units = await ask('UNIT');
  expect(units).toHaveLength(2);
  expect(units[0].gapCount).toBe(own.length);
  // What a package closes is closed once, however often it is named.
  const made = await addAlternative(officer, { roadmapId: roadmap.id, name: '空' });
  expect(made.chosenBy).toBeNull();
});
