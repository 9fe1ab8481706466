import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, returnProof, submitProof, unlinkProof } from './proofs.js';
import { rateWhere, record, recordMutation, startRating } from './ratings.scene.js';

let app: TestApp;
let officer: Caller;
let id: string;
const item = controlId('emr-2018', '01.01');
const noChecks = controlId('emr-2018', '09.01');
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  id = await startRating(officer, 'emr-2018', { targetLevel: '4' });
});
afterAll(() => app.close());

const slotsOf = async (caller: Caller, of: string, control: string = item) =>
  (
    await caller.query(
      `query ($id: ID!, $control: ID) { assessment(id: $id) { measures(controlId: $control) { id kind level recorded share numerator denominator count grade note proofState version recordedByName viewerCanRecord history { share note actorName } control { code } } } }`,
      { id: of, control },
    )
  ).assessment.measures;

describe('figures of an item', () => {
  it('are listed before anybody has recorded them: the use, and one index per level with checks', async () => {
    const slots = await slotsOf(officer, id);
    expect(slots.map(({ kind, level }: any) => [kind, level])).toEqual([
      ['USE', null],
      ['QUALITY', 3],
      ['QUALITY', 4],
      ['QUALITY', 5],
      ['QUALITY', 6],
      ['QUALITY', 7],
    ]);
    expect(slots[0]).toMatchObject({ recorded: false, version: 0, proofState: 'NOT_NEEDED', share: null });
    expect((await slotsOf(officer, id, noChecks)).map(({ kind }: any) => kind)).toEqual(['USE']);
  });

  it('keep who recorded what, count versions, and tell nobody of a double click', async () => {
    const first = {
      controlId: item,
      kind: 'USE',
      version: 0,
      numerator: 80,
      denominator: 100,
      note: '三个月',
    };
    await record(officer, id, [first]);
    const events = async () =>
      (await app.sql(`select count(*)::int as n from event where action = 'measure.recorded'`))[0]
        .n as number;
    const before = await events();
    await record(officer, id, [{ ...first, version: 1 }]);
    expect(await events()).toBe(before);
    await record(officer, id, [{ controlId: item, kind: 'USE', version: 1, ratio: 0.9 }]);
    const [use] = await slotsOf(officer, id);
    expect(use).toMatchObject({
      share: 0.9,
      numerator: null,
      version: 2,
      recordedByName: 'north COMPLIANCE_OFFICER',
      history: [
        { share: 0.9, note: null },
        { share: 0.8, note: '三个月' },
      ],
    });
    const [row] = await app.sql(
      `select h.value, h.numerator, h.valid_to = m.valid_from as joined from measure_history h join measure m on m.id = h.id where m.assessment_id = $1`,
      [id],
    );
    expect(row).toEqual({ value: null, numerator: 80, joined: true });
    const stale = await officer.fails(recordMutation, {
      input: { assessmentId: id, measures: [{ controlId: item, kind: 'USE', version: 1, ratio: 0.1 }] },
    });
    expect(stale).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('01.01') });
  });

  it('the same moment twice for a new figure: one wins, the other learns of it', async () => {
    const control = controlId('emr-2018', '02.01');
    const attempts = await Promise.all(
      [0.1, 0.2].map((ratio) =>
        officer.run(recordMutation, {
          input: { assessmentId: id, measures: [{ controlId: control, kind: 'USE', version: 0, ratio }] },
        }),
      ),
    );
    const codes = attempts.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.toSorted()).toEqual(['CONFLICT', 'OK']);
  });

  it('without a figure it is cleared; no business is no share', async () => {
    const control = controlId('emr-2018', '02.02');
    await record(officer, id, [{ controlId: control, kind: 'USE', numerator: 0, denominator: 0 }]);
    expect((await slotsOf(officer, id, control))[0]).toMatchObject({ recorded: true, share: null });
    await record(officer, id, [{ controlId: control, kind: 'USE' }]);
    expect((await slotsOf(officer, id, control))[0]).toMatchObject({ recorded: false, version: 2 });
  });

  it('a figure of one level holds there, the general one elsewhere', async () => {
    const own = await startRating(officer, 'emr-2018', { targetLevel: '3' });
    await rateWhere(officer, own, 'MET', (code, level) => code.startsWith('09.01.') && Number(level) <= 3);
    const scored = await record(officer, own, [
      { controlId: noChecks, kind: 'USE', ratio: 1 },
      { controlId: noChecks, kind: 'USE', level: 3, ratio: 0.5 },
    ]);
    expect(scored.recordMeasures.assessment.rating.declared.value).toBe(1.5);
    expect((await slotsOf(officer, own, noChecks)).map(({ level }: any) => level)).toEqual([null, 3]);
  });
});

describe('what is refused, by figure', () => {
  const attempt = (...measures: Record<string, unknown>[]) =>
    officer.fails(recordMutation, { input: { assessmentId: id, measures } });

  it.each<[string, Record<string, unknown>, string]>([
    ['a share above 1', { kind: 'USE', ratio: 1.01 }, 'ratio'],
    ['a negative share', { kind: 'USE', ratio: -0.1 }, 'ratio'],
    ['more cases than all', { kind: 'USE', numerator: 3, denominator: 2 }, 'numerator'],
    ['cases out of nothing', { kind: 'USE', numerator: 1, denominator: 0 }, 'numerator'],
    ['half a fraction', { kind: 'USE', numerator: 1 }, 'denominator'],
    ['both ways at once', { kind: 'USE', numerator: 1, denominator: 2, ratio: 0.5 }, 'ratio'],
    ['an index without a level', { kind: 'QUALITY', ratio: 0.5 }, 'kind'],
    ['an index at a level without checks', { kind: 'QUALITY', level: 8, ratio: 0.5 }, 'kind'],
    ['a use beyond the top', { kind: 'USE', level: 9, ratio: 0.5 }, 'kind'],
    ['a count of an item', { kind: 'COUNT', count: 3 }, 'kind'],
    ['a grade of an item', { kind: 'GRADE', grade: '4A' }, 'kind'],
    ['a count beside the use', { kind: 'USE', ratio: 0.5, count: 3 }, 'count'],
  ])('%s', async (_what, figure, field) => {
    const error = await attempt(
      { controlId: noChecks, kind: 'USE', ratio: 1 },
      { controlId: item, ...figure },
    );
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(error.fields ?? {})).toEqual([`measures.1.${field}`]);
    // All or nothing.
    expect((await slotsOf(officer, id, noChecks))[0].recorded).toBe(false);
  });

  it('no number, a huge one, a clause, another book, a stranger, one twice, too many, too long', async () => {
    for (const figure of ['NaN', '1e999', '"x"', 'Infinity'])
      expect(
        (
          await officer.run(
            `mutation { recordMeasures(input: { assessmentId: "${id}", measures: [{ controlId: "${item}", kind: USE, ratio: ${figure} }] }) { assessment { id } } }`,
          )
        ).errors,
      ).toBeDefined();
    const use = { kind: 'USE', ratio: 0.5 };
    expect((await attempt({ controlId: item, kind: 'USE', numerator: 1, denominator: 1e300 })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await attempt({ controlId: controlId('emr-2018', '01.01.2'), ...use })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await attempt({ controlId: controlId('smart-service-2019', '01'), ...use })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await attempt({ controlId: '01900000-0000-7000-8000-000000000000', ...use })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await attempt({ controlId: 'x', ...use })).code).toBe('NOT_FOUND');
    expect((await attempt({ controlId: item, ...use }, { controlId: item, ...use })).fields).toHaveProperty([
      'measures.1.controlId',
    ]);
    expect((await attempt(...Array.from({ length: 251 }, () => ({ controlId: item, ...use })))).code).toBe(
      'LIMIT_EXCEEDED',
    );
    expect((await attempt({ controlId: item, ...use, note: 'x'.repeat(2_001) })).fields).toHaveProperty([
      'measures.0.note',
    ]);
    const heavy = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...officer.headers },
      payload: JSON.stringify({
        query: recordMutation,
        variables: {
          input: { assessmentId: id, measures: [{ controlId: item, ...use, note: 'x'.repeat(10_000_000) }] },
        },
      }),
    });
    expect(heavy.statusCode).toBe(413);
  });
});

describe('the proof of a figure', () => {
  it('is evidence on the item itself, accepted and valid; that of a clause proves no figure', async () => {
    const own = await startRating(officer, 'emr-2018', { targetLevel: '3' });
    await rateWhere(officer, own, 'MET', (code, level) => code.startsWith('01.02.') && Number(level) <= 3);
    const control = controlId('emr-2018', '01.02');
    await record(officer, own, [
      { controlId: control, kind: 'USE', ratio: 1 },
      { controlId: control, kind: 'QUALITY', level: 3, ratio: 1 },
    ]);
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { results(filter: { under: "01.02", levels: ["1", "2", "3"] }) { control { id } } } }`,
      { id: own },
    );
    const clauses = assessment.results.map((result: any) => result.control.id);
    await acceptProof(app, await submitProof(app, { controlIds: clauses }));
    const proven = async () =>
      (
        await officer.query(`query ($id: ID!) { assessment(id: $id) { rating { proven { value } } } }`, {
          id: own,
        })
      ).assessment.rating.proven.value;
    const stateOf = async () => (await slotsOf(officer, own, control))[0].proofState;
    expect([await stateOf(), await proven()]).toEqual(['MISSING', 0]);
    const proof = await submitProof(app, { controlIds: [control] });
    expect(await stateOf()).toBe('UNREVIEWED');
    await acceptProof(app, proof);
    expect([await stateOf(), await proven()]).toEqual(['PROVEN', 3]);
    await unlinkProof(app, proof);
    expect([await stateOf(), await proven()]).toEqual(['MISSING', 0]);
    const other = await submitProof(app, { controlIds: [control] });
    await returnProof(app, other);
    expect(await stateOf()).toBe('RETURNED');
    await acceptProof(app, await submitProof(app, { controlIds: [control], validUntil: '2026-02-01' }));
    expect(await stateOf()).toBe('EXPIRED');
  });
});

describe('counts of indicators', () => {
  it('limit the grade that is reached', async () => {
    const own = await startRating(officer, 'interoperability-2020', { targetLevel: '4A' });
    const control = controlId('interoperability-2020', '4.4.1.1');
    const value = async () =>
      (
        await officer.query(`query ($id: ID!) { assessment(id: $id) { rating { declared { value } } } }`, {
          id: own,
        })
      ).assessment.rating.declared.value;
    await rateWhere(officer, own, 'MET', (code) => code === '4.4.1.1');
    // Only met, without a number: its lowest step.
    expect(await value()).toBe(0.4);
    for (const [count, earned] of [
      [13, 0],
      [14, 0.4],
      [22, 0.6],
      [40, 0.8],
    ]) {
      await record(officer, own, [{ controlId: control, kind: 'COUNT', count }]);
      expect(await value()).toBe(earned);
    }
    const wrong = await officer.fails(recordMutation, {
      input: { assessmentId: own, measures: [{ controlId: control, kind: 'GRADE', grade: '9Z' }] },
    });
    expect(wrong.fields).toHaveProperty(['measures.0.grade']);
  });
});
