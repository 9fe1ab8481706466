import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { ratingOf, rateWhere, record, startRating } from './ratings.scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

describe('an assessment by any rule book', () => {
  it('holds every assessable control, is about the organization, and has an outcome from the first moment', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '3' });
    const assessment = await ratingOf(officer, id);
    expect(assessment).toMatchObject({
      targetLevel: '3',
      subject: { kind: 'ORGANIZATION', id: app.fixture.north.organizationId },
      rating: {
        kind: 'GRADED_ITEMS',
        gaps: 0,
        declared: { value: 0, level: '0', decided: true, provisional: true, missingTables: [] },
      },
    });
    // Levels 1 to 3 have 28 + 43 + 45 clauses; those of levels 4 and 5 are not asked for.
    expect(assessment.rating.open).toBe(28 + 43 + 45);
    expect(
      await app.sql('select count(*)::integer as count from result where assessment_id = $1', [id]),
    ).toEqual([{ count: 189 }]);
  });

  it('smart service: all clauses of level 2 met and fully used make level 2; half the use of one item shows', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '2' });
    await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 2);
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { measures { kind level recorded version control { id code } } } }`,
      { id },
    );
    expect(assessment.measures).toHaveLength(17);
    const { recordMeasures } = await record(
      officer,
      id,
      assessment.measures.map(({ control }: any) => ({
        controlId: control.id,
        kind: 'USE',
        version: 0,
        ratio: 1,
      })),
    );
    expect(recordMeasures.assessment.rating).toMatchObject({
      open: 0,
      declared: { value: 34, level: '2', decided: true, provisional: false },
      proven: { value: 0, level: '0', provisional: true },
    });
    const half = await record(officer, id, [
      {
        controlId: assessment.measures[0].control.id,
        kind: 'USE',
        version: 1,
        numerator: 50,
        denominator: 100,
      },
    ]);
    // Item 01 is basic at level 2 and needs 80 % of use.
    expect(half.recordMeasures.measures).toMatchObject([{ share: 0.5, version: 2, numerator: 50 }]);
    expect(half.recordMeasures.assessment.rating.declared).toMatchObject({ value: 33, level: '0' });
  });

  it('interoperability: the level stays between bounds while a threshold is missing, and the hospital enters it', async () => {
    const id = await startRating(officer, 'interoperability-2020', { targetLevel: '4A' });
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
    const before = await ratingOf(officer, id);
    expect(before.rating.declared).toMatchObject({
      decided: false,
      missingTables: expect.arrayContaining([{ kind: 'GRADES', level: '1' }]),
    });
    const enter = await officer.query(
      `mutation ($input: EnterOfficialTableInput!) { enterOfficialTable(input: $input) { rescoredAssessments table { kind complete version grades { grade minimumScore } source } } }`,
      {
        input: {
          frameworkCode: 'interoperability-2020',
          kind: 'GRADES',
          version: 0,
          source: '测评方案第 5 章',
          grades: [
            { grade: '1', minimumScore: 10 },
            { grade: '2', minimumScore: 14 },
            { grade: '4A', minimumScore: 78 },
          ],
        },
      },
    );
    expect(enter.enterOfficialTable).toMatchObject({
      rescoredAssessments: 1,
      table: { complete: true, version: 1, source: '测评方案第 5 章' },
    });
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({
      decided: true,
      level: '1',
      value: 10.26,
    });
  });

  it('a law is a checklist without a level', async () => {
    const id = await startRating(officer, 'm29-2022');
    const rated = await rateWhere(officer, id, 'MET');
    expect(rated).toBe(25);
    expect((await ratingOf(officer, id)).rating).toMatchObject({
      kind: 'CHECKLIST',
      declared: { value: 100, level: null, decided: true, met: 25 },
      proven: { value: 0, met: 0, open: 25 },
    });
  });

  it('MLPS has the same outcome in one shape, beside its score', async () => {
    const systemId = (
      await officer.query(
        `mutation { registerSystem(input: { code: "X-1", name: "影像系统", grading: { informationObject: SOCIAL, informationDegree: SERIOUS, serviceObject: SOCIAL, serviceDegree: SERIOUS }, technologies: [] }) { system { id } } }`,
      )
    ).registerSystem.system.id;
    const id = await startRating(officer, 'mlps-2.0', { subject: { kind: 'SYSTEM', id: systemId } });
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { score { declared { value open } } rating { kind declared { value open conclusion sections { code rate } steps { label } } } explanation(basis: DECLARED) { id depth label } } }`,
      { id },
    );
    expect(assessment.rating.kind).toBe('CONFORMITY');
    expect(assessment.rating.declared.value).toBe(assessment.score.declared.value);
    expect(assessment.rating.declared.sections).toHaveLength(10);
    expect(assessment.explanation.length).toBeGreaterThan(10);
  });

  it('explains every kind as one tree, and answers all details', async () => {
    const details = `basis value items { functionLevel score formula nextStops { code reason } control { code } } indicators { earned full reached control { code } } sections { code name earned full rate applicable met open }
      levels { level name own status reachable conditions { kind status text needed have atMost missingCount missing { code stopCount stops { code reason resultId } control { name } } } } steps { label formula value } notes { text verification }`;
    for (const [code, target] of [
      ['emr-2018', '5'],
      ['smart-management-2021', '3'],
      ['interoperability-2020', '4A'],
      ['gbt39786-l3', undefined],
      ['joint-inspection-2026', undefined],
    ] as const) {
      const id = await startRating(officer, code, target ? { targetLevel: target } : {});
      const one = await officer.query(
        `query ($id: ID!) { assessment(id: $id) { rating { declared { ${details} } } explanation(basis: PROVEN) { id parentId depth kind label formula value verification status resultId control { code } } } }`,
        { id },
      );
      const [root, ...lines] = one.assessment.explanation;
      expect(root).toMatchObject({ id: '0', parentId: null, depth: 0, kind: 'CONCLUSION' });
      const ids = new Set(one.assessment.explanation.map((line: any) => line.id));
      expect(lines.every((line: any) => ids.has(line.parentId))).toBe(true);
      expect(one.assessment.rating.declared.notes.length).toBeGreaterThan(0);
    }
  });
});
