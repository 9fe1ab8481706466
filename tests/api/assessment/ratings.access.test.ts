import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { rateWhere, record, recordMutation, startRating } from './ratings.scene.js';
import { assign } from './scene.js';

let app: TestApp;
let officer: Caller;
let id: string;
const mine = controlId('emr-2018', '01.01');
const others = controlId('emr-2018', '01.02');
const details = `query ($id: ID!) { assessment(id: $id) { rating { declared { value items { control { code } nextStops { code resultId } }
  levels { conditions { missingCount missing { code stops { code } } } } } } explanation(basis: DECLARED) { kind control { code } resultId }
  measures { control { code } viewerCanRecord } results { id } } }`;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
  await record(officer, id, [
    { controlId: mine, kind: 'USE', ratio: 0.9 },
    { controlId: others, kind: 'USE', ratio: 0.8 },
  ]);
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results(filter: { under: "01.01", levels: ["2"] }) { id } } }`,
    { id },
  );
  await assign(
    app,
    assessment.results.map((result: any) => result.id),
    { unitId: app.fixture.north.units.radiology },
  );
});
afterAll(() => app.close());

describe('people who see only their own work', () => {
  it('learn the numbers, and of items, figures, stops and explanation only what is theirs', async () => {
    const all = (await officer.query(details, { id })).assessment;
    const own = (await app.as('CONTRIBUTOR').query(details, { id })).assessment;
    expect(own.rating.declared.value).toBe(all.rating.declared.value);
    expect(all.rating.declared.items).toHaveLength(39);
    expect(own.rating.declared.items.map(({ control }: any) => control.code)).toEqual(['01.01']);
    expect(new Set(own.measures.map(({ control }: any) => control.code))).toEqual(new Set(['01.01']));
    const seen = new Set(own.results.map((result: any) => result.id));
    const named = [
      ...own.rating.declared.items.flatMap(({ nextStops }: any) => nextStops),
      ...own.explanation,
    ].flatMap(({ resultId }: any) => resultId ?? []);
    expect(named.every((resultId: string) => seen.has(resultId))).toBe(true);
    for (const { conditions } of own.rating.declared.levels)
      for (const { missing } of conditions)
        expect(missing.every(({ code }: any) => code === '01.01')).toBe(true);
    const codes = own.explanation.flatMap(({ control }: any) => control?.code ?? []);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.every((code: string) => code.startsWith('01.01'))).toBe(true);
    // How many are missing is a number, too.
    const counts = ({ rating }: any) =>
      rating.declared.levels.map(({ conditions }: any) =>
        conditions.map(({ missingCount }: any) => missingCount),
      );
    expect(counts(own)).toEqual(counts(all));
  });

  it('record figures of their items and of no other', async () => {
    const contributor = app.as('CONTRIBUTOR');
    await record(contributor, id, [{ controlId: mine, kind: 'USE', ratio: 0.95 }]);
    const input = { assessmentId: id, measures: [{ controlId: others, kind: 'USE', ratio: 0.1 }] };
    expect((await contributor.fails(recordMutation, { input })).code).toBe('NOT_FOUND');
    const unseen = await startRating(officer, 'emr-2018', { targetLevel: '1' });
    expect(
      (await contributor.fails(recordMutation, { input: { ...input, assessmentId: unseen } })).code,
    ).toBe('NOT_FOUND');
  });
});

it.each<[Role, boolean]>([
  ['COMPLIANCE_OFFICER', true],
  ['MANAGER', false],
  ['INSPECTOR', false],
])('%s records figures: %s', async (role, may) => {
  const caller = app.as(role);
  const { assessment } = await caller.query(details, { id });
  expect(new Set(assessment.measures.map(({ viewerCanRecord }: any) => viewerCanRecord))).toEqual(
    new Set([may]),
  );
  const answer = await caller.run(recordMutation, {
    input: { assessmentId: id, measures: [{ controlId: others, kind: 'USE', ratio: 0.81 }] },
  });
  expect(answer.errors?.[0]?.extensions.code).toBe(may ? undefined : 'FORBIDDEN');
});

it('nobody records in a closed assessment, and what was recorded shows no more as open', async () => {
  const law = await startRating(officer, 'interoperability-2020', { targetLevel: '1' });
  await rateWhere(officer, law, 'MET', (_code, level) => level === '1');
  const control = controlId('interoperability-2020', '4.4.1.1');
  await record(officer, law, [{ controlId: control, kind: 'COUNT', count: 3 }]);
  // Beyond the target nothing has to be rated.
  const { assessment } = await officer.query(`query ($id: ID!) { assessment(id: $id) { version } }`, {
    id: law,
  });
  await officer.query(
    `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { state } } }`,
    { id: law, version: assessment.version },
  );
  const input = { assessmentId: law, measures: [{ controlId: control, kind: 'COUNT', count: 4 }] };
  expect((await officer.fails(recordMutation, { input })).code).toBe('INVALID_STATE');
});
