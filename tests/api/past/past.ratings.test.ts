import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescoreDue } from '../../../server/features/assessment/expiry.job.js';
import { tell } from '../../support/story.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { rateWhere, ratingFields, record, startRating } from '../assessment/ratings.scene.js';

let app: TestApp;
let officer: Caller;
let emr: string;
let points: string;
/** What GraphQL answered while the day lasted. */
const onTheDay = new Map<string, unknown>();
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  [emr, points] = await live();
}, 240_000);
afterAll(() => app.close());

const fields = `targetLevel rating { ${ratingFields} } results(filter: { levels: ["3"] }) { verdict proofState }
  measures { id recorded share count grade proofState recordedByName } explanation(basis: PROVEN) { label value }`;
const light = `targetLevel rating { ${ratingFields} } measures { id recorded share count grade proofState recordedByName }`;

const enterTable = `mutation ($input: EnterOfficialTableInput!) { enterOfficialTable(input: $input) { __typename } }`;

/** A spring of an EMR grading and an interoperability assessment, asked at the end of each day that mattered. */
const live = () =>
  tell(app, '2026-01-05', async (told, moveTo): Promise<[string, string]> => {
    const teller = told.as('COMPLIANCE_OFFICER');
    const remember = async (day: string, ids: readonly string[]) => {
      for (const id of ids) {
        const { assessment } = await teller.query(
          `query ($id: ID!) { assessment(id: $id) { ${id === ids[0] ? fields : light} } }`,
          { id },
        );
        onTheDay.set(`${day} ${id}`, assessment);
      }
    };
    await moveTo('2026-01-10');
    const graded = await startRating(teller, 'emr-2018', { targetLevel: '4' });
    const indicators = await startRating(teller, 'interoperability-2020', { targetLevel: '4A' });
    const both = [graded, indicators];
    const controls = await itemsByCode(told);
    await moveTo('2026-02-01');
    await rateWhere(teller, graded, 'MET', (_code, level) => Number(level) <= 3);
    await rateWhere(teller, indicators, 'MET', (code) => code < '4');
    await remember('2026-02-01', both);

    await moveTo('2026-02-10');
    const item = controls.get('01.01')!;
    await record(teller, graded, [
      { controlId: item, kind: 'USE', numerator: 80, denominator: 100, version: 0 },
    ]);
    await remember('2026-02-10', both);

    await moveTo('2026-02-20');
    const proof = await submitProof(told, { controlIds: [item], validUntil: '2026-03-10' });
    await acceptProof(told, proof);
    await remember('2026-02-20', both);

    await moveTo('2026-03-01');
    await teller.query(enterTable, {
      input: {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        version: 0,
        source: '官方评价项目表',
        categories: [{ level: 3, basic: ['01.01'], elective: [] }],
      },
    });
    await record(teller, graded, [
      { controlId: item, kind: 'USE', numerator: 95, denominator: 100, version: 1 },
    ]);
    await remember('2026-03-01', both);

    // The proof of the figure has run out the day before.
    await moveTo('2026-03-11');
    await rescoreDue(told.house.deps);
    await remember('2026-03-11', both);

    await moveTo('2026-03-20');
    const { assessment } = await teller.query(`query ($id: ID!) { assessment(id: $id) { version } }`, {
      id: graded,
    });
    await teller.query(
      `mutation ($input: UpdateAssessmentInput!) { updateAssessment(input: $input) { assessment { id } } }`,
      { input: { id: graded, version: assessment.version, targetLevel: '3' } },
    );
    await remember('2026-03-20', both);
    return [graded, indicators];
  });

async function itemsByCode(told: TestApp): Promise<Map<string, string>> {
  const rows = await told.sql<{ code: string; id: string }>(
    `select c.code, c.id from control c join framework f on f.id = c.framework_id
     where f.code = 'emr-2018' and c.kind = 'GRADED_ITEM'`,
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

describe('a rating of a past day', () => {
  it.each(['2026-02-01', '2026-02-10', '2026-02-20', '2026-03-01', '2026-03-11', '2026-03-20'])(
    'on %s is what it was that day: verdicts, figures, official tables, target, proofs by the date',
    async (asOf) => {
      for (const id of [emr, points]) {
        const then = onTheDay.get(`${asOf} ${id}`);
        const { assessment } = await officer.query(
          `query ($id: ID!, $asOf: AsOf!) { assessment(id: $id, asOf: $asOf) { ${id === emr ? fields : light} } }`,
          { id, asOf },
        );
        expect(assessment).toEqual(then);
      }
    },
  );

  it('differs from day to day', () => {
    const days = [...onTheDay]
      .filter(([key]) => key.endsWith(emr))
      .map(([, answer]) => JSON.stringify(answer));
    expect(new Set(days).size).toBe(days.length);
  });

  it('keeps on every day in between what held since the day before', async () => {
    const { a, b } = await officer.query(
      `query ($id: ID!) { a: assessment(id: $id, asOf: "2026-02-01") { ${light} } b: assessment(id: $id, asOf: "2026-02-09") { ${light} } }`,
      { id: emr },
    );
    expect(b).toEqual(a);
  });
});

describe('two days of a rating', () => {
  it('differ in figures, their proof, and the level', async () => {
    const { compareAssessment } = await officer.query(
      `query ($id: ID!) { compareAssessment(id: $id, from: "2026-02-20", to: "2026-03-20") {
        measures { kind before { share proofState } after { share proofState recordedByName } control { code } } settings { setting before after }
        before { proven { value } } after { proven { value } } moves { nodes { actorName causes { action } } } } }`,
      { id: emr },
    );
    expect(compareAssessment).toMatchObject({
      measures: [
        {
          kind: 'USE',
          before: { share: 0.8, proofState: 'PROVEN' },
          after: { share: 0.95, proofState: 'EXPIRED', recordedByName: 'north COMPLIANCE_OFFICER' },
          control: { code: '01.01' },
        },
      ],
      settings: [{ setting: 'TARGET_LEVEL', before: '4', after: '3' }],
    });
    const actions = compareAssessment.moves.nodes.flatMap((move: any) =>
      move.causes.map((each: any) => each.action),
    );
    expect(actions).toContain('measure.recorded');
  });
});
