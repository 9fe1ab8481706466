import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/platform/ids.js';
import { frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  creating,
  iso,
  item,
  newMapping,
  reviewing,
  updating,
  toIso,
} from '../crosswalk/crosswalk.requests.js';
import { acceptProof, submitProof } from './proofs.js';
import { assign, freshAssessment, rate, resultsOf } from './scene.js';

let app: TestApp;
let officer: Caller;
let system: { systemId: string; id: string };
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from evidence_link');
  await app.sql('delete from mapping_judgement');
  await app.sql('delete from mapping where organization_id is not null');
  system = await freshAssessment(app);
});

/** An assessment of ISO 27001 about the same system with these verdicts, written as the owner. */
async function isoAssessment(
  verdicts: Record<string, string>,
  more: { hospital?: 'north' | 'south'; systemId?: string } = {},
) {
  const { organizationId } = app.fixture[more.hospital ?? 'north'];
  const id = newId();
  await app.sql(
    `insert into assessment (id, organization_id, name, framework_id, subject_kind, subject_id, system_id, period, period_start,
       period_end, target_level, requirement_sets, state, scoring_edition, attention_factor, partial_credit)
     values ($1, $2, 'ISO', $3, 'SYSTEM', $4, $4, '2026', '2026-01-01', '2026-12-31', '-', '{}', 'OPEN', 'MLPS_2021', 0.5, 0.5)`,
    [id, organizationId, frameworkId('iso27001-2022'), more.systemId ?? system.systemId],
  );
  const results: Record<string, string> = {};
  for (const [position, [code, verdict]] of Object.entries(verdicts).entries()) {
    results[code] = newId();
    await app.sql(
      `insert into result (id, organization_id, assessment_id, control_id, position, verdict, not_applicable_reason, rated_at)
       values ($1, $2, $3, $4, $5, $6, 'x', now())`,
      [results[code], organizationId, id, iso(code), position, verdict],
    );
  }
  return { id, results };
}

const derivedField = `derivedVerdict { verdict proven claim { relation path { from { code } } } sources { id } }`;
const derived = async (caller: Caller, resultId: string) =>
  (
    await caller.query(`query ($id: ID!) { node(id: $id) { ... on Result { verdict ${derivedField} } } }`, {
      id: resultId,
    })
  ).node;
const confirming = `mutation ($ids: [ID!]!) { confirmDerivedVerdicts(resultIds: $ids) { results { id verdict currentState ${derivedField} } assessment { score { declared { met } } } } }`;
const resultOf = async (code: string, assessmentId = system.id) =>
  (await resultsOf(officer, assessmentId)).find((result) => result.control.code === code)!;
/** The item asks for what A.5.16 asks for. */
const equal = () => officer.query(creating, newMapping(item('8.1.4.1-a'), iso('A.5.16')));

describe('a verdict that follows from another rule book', () => {
  it('is offered with its reason, and counts nowhere', async () => {
    await equal();
    const { results } = await isoAssessment({ 'A.5.16': 'MET' });
    const target = await resultOf('8.1.4.1-a');
    expect(await derived(officer, target.id)).toEqual({
      verdict: 'OPEN',
      derivedVerdict: {
        verdict: 'MET',
        proven: false,
        claim: { relation: 'EQUAL', path: [{ from: { code: 'A.5.16' } }] },
        sources: [{ id: results['A.5.16'] }],
      },
    });
    expect((await resultOf('8.1.4.1-a')).verdict).toBe('OPEN');
  });

  it('is proven when what it follows from is', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    await acceptProof(app, await submitProof(app, { controlIds: [iso('A.5.16')] }));
    const target = await resultOf('8.1.4.1-a');
    expect((await derived(officer, target.id)).derivedVerdict.proven).toBe(true);
  });

  it.each([
    ['nothing but INTERSECTS', async () => isoAssessment({ 'A.5.16': 'MET' })],
    [
      'a part of what is asked',
      async () => {
        await officer.query(creating, newMapping(item('8.1.4.1-a'), iso('A.5.16'), { relation: 'SUPERSET' }));
        await isoAssessment({ 'A.5.16': 'MET' });
      },
    ],
    [
      'a verdict that is not MET',
      async () => {
        await equal();
        await isoAssessment({ 'A.5.16': 'PARTIAL' });
      },
    ],
    [
      'an assessment of another system',
      async () => {
        await equal();
        await isoAssessment({ 'A.5.16': 'MET' }, { systemId: (await freshAssessment(app)).systemId });
      },
    ],
    [
      'an older assessment, when the newer one says otherwise',
      async () => {
        await equal();
        await isoAssessment({ 'A.5.16': 'MET' });
        await isoAssessment({ 'A.5.16': 'UNMET' });
      },
    ],
    [
      'a rejected mapping',
      async () => {
        const { createMapping } = await officer.query(creating, newMapping(item('8.1.4.1-a'), iso('A.5.16')));
        await isoAssessment({ 'A.5.16': 'MET' });
        await officer.query(reviewing, { ids: [createMapping.mapping.id], status: 'REJECTED' });
      },
    ],
  ])('does not follow from %s', async (_what, prepare) => {
    await prepare();
    expect((await derived(officer, (await resultOf('8.1.4.1-a')).id)).derivedVerdict).toBeNull();
  });

  it('needs every item of a control point that carries it', async () => {
    await officer.query(updating, {
      input: { mappingId: toIso('CES', '8.1.4.1', 'A.8.5'), version: 0, relation: 'SUPERSET' },
    });
    const { results } = await isoAssessment({ 'A.8.5': 'OPEN' });
    await app.sql('update result set rated_at = null where id = $1', [results['A.8.5']]);
    const items = (await resultsOf(officer, system.id)).filter((result) =>
      result.control.code.startsWith('8.1.4.1-'),
    );
    expect(items).toHaveLength(4);
    await rate(
      officer,
      items.slice(1).map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    expect((await derived(officer, results['A.8.5']!)).derivedVerdict).toBeNull();
    await rate(officer, [{ resultId: items[0]!.id, verdict: 'MET' }]);
    const found = (await derived(officer, results['A.8.5']!)).derivedVerdict;
    expect(found.sources.map((source: { id: string }) => source.id).toSorted()).toEqual(
      items.map((each) => each.id).toSorted(),
    );
    expect(found.claim.relation).toBe('SUPERSET');
  });

  it('never stands beside a verdict of a person', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    const target = await resultOf('8.1.4.1-a');
    await rate(officer, [{ resultId: target.id, verdict: 'UNMET', gap: '没有' }]);
    expect(await derived(officer, target.id)).toEqual({ verdict: 'UNMET', derivedVerdict: null });
    expect((await officer.fails(confirming, { ids: [target.id] })).code).toBe('BAD_USER_INPUT');
    expect((await resultOf('8.1.4.1-a')).verdict).toBe('UNMET');
  });
});

describe('confirming', () => {
  it('rates in the name of the person, says why, and moves the score', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    const target = await resultOf('8.1.4.1-a');
    const { confirmDerivedVerdicts } = await officer.query(confirming, { ids: [target.id, target.id] });
    expect(confirmDerivedVerdicts).toMatchObject({
      results: [
        {
          id: target.id,
          verdict: 'MET',
          derivedVerdict: null,
          currentState: expect.stringContaining('A.5.16'),
        },
      ],
      assessment: { score: { declared: { met: 1 } } },
    });
    const [row] = await app.sql('select rated_by from result where id = $1', [target.id]);
    expect(row.rated_by).toBe(app.fixture.north.members.COMPLIANCE_OFFICER);
  });

  it('is all or none, and of one assessment', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    const target = await resultOf('8.1.4.1-a');
    const other = await resultOf('8.1.4.1-b');
    expect((await officer.fails(confirming, { ids: [target.id, other.id] })).code).toBe('BAD_USER_INPUT');
    expect((await officer.fails(confirming, { ids: [newId()] })).code).toBe('NOT_FOUND');
    expect((await officer.fails(confirming, { ids: [] })).code).toBe('BAD_USER_INPUT');
    const second = await freshAssessment(app);
    expect(
      (await officer.fails(confirming, { ids: [target.id, (await resultOf('8.1.4.1-a', second.id)).id] }))
        .code,
    ).toBe('BAD_USER_INPUT');
    expect((await resultOf('8.1.4.1-a')).verdict).toBe('OPEN');
  });

  it('by two at once rates once, and tells the other', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    const { id } = await resultOf('8.1.4.1-a');
    const answers = await Promise.all([1, 2, 3].map(() => officer.run(confirming, { ids: [id] })));
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    expect(
      await app.sql(
        `select count(*)::integer as n from event where action = 'result.rated' and object_id = $1`,
        [id],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('is for who may rate, in sight, and in his own hospital', async () => {
    await equal();
    await isoAssessment({ 'A.5.16': 'MET' });
    const target = await resultOf('8.1.4.1-a');
    for (const role of ['MANAGER', 'INSPECTOR', 'SERVICE_ENGINEER', 'SYSTEM_ADMINISTRATOR'] as const)
      expect((await app.as(role).fails(confirming, { ids: [target.id] })).code).toBe('FORBIDDEN');
    expect((await app.as('CONTRIBUTOR').fails(confirming, { ids: [target.id] })).code).toBe('NOT_FOUND');
    expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(confirming, { ids: [target.id] })).code).toBe(
      'NOT_FOUND',
    );
    expect((await app.anonymous.fails(confirming, { ids: [target.id] })).code).toBe('UNAUTHENTICATED');
    // In sight himself, but not of what it would follow from: he learns nothing of that.
    await assign(app, [target.id], { assigneeId: app.fixture.north.members.CONTRIBUTOR });
    expect(await derived(app.as('CONTRIBUTOR'), target.id)).toEqual({
      verdict: 'OPEN',
      derivedVerdict: null,
    });
    expect((await app.as('CONTRIBUTOR').fails(confirming, { ids: [target.id] })).code).toBe('BAD_USER_INPUT');
  });
});
