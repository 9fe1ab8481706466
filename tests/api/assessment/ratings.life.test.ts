import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Answer, Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, deleteMutation, submitProof } from './proofs.js';
import { rateWhere, ratingOf, record, recordAll, startRating } from './ratings.scene.js';
import { registerSystem } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const create = `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`;
const basics = { period: '2026', periodStart: '2026-01-01', periodEnd: '2026-12-31' };
const update = `mutation ($input: UpdateAssessmentInput!) { updateAssessment(input: $input) { assessment { version targetLevel rating { open gaps } } } }`;
const move = (verb: string) =>
  `mutation ($id: ID!, $version: Int!) { moved: ${verb}(id: $id, version: $version${verb === 'reopenAssessment' ? ', reason: "x"' : ''}) { assessment { version state } } }`;
const versionOf = async (id: string): Promise<number> => (await ratingOf(officer, id)).version;

describe('starting', () => {
  it('about a unit or a system, and once per client key', async () => {
    const systemId = await registerSystem(officer);
    const unit = await startRating(officer, 'm29-2022', {
      subject: { kind: 'UNIT', id: app.fixture.north.units.radiology },
    });
    expect((await ratingOf(officer, unit)).subject).toMatchObject({ kind: 'UNIT', name: expect.any(String) });
    const system = await startRating(officer, 'gbt39786-l3', { systemId, clientKey: 'k' });
    expect((await ratingOf(officer, system)).subject).toMatchObject({ kind: 'SYSTEM', id: systemId });
    expect(await startRating(officer, 'gbt39786-l3', { systemId, clientKey: 'k' })).toBe(system);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no target', { frameworkCode: 'emr-2018' }, 'targetLevel'],
    ['a target of another book', { frameworkCode: 'emr-2018', targetLevel: '4A' }, 'targetLevel'],
    ['level 0', { frameworkCode: 'emr-2018', targetLevel: '0' }, 'targetLevel'],
    ['a target of a checklist', { frameworkCode: 'm29-2022', targetLevel: '1' }, 'targetLevel'],
    ['an edition of MLPS', { frameworkCode: 'm29-2022', scoringEdition: 'MLPS_2025' }, 'scoringEdition'],
    ['a factor of MLPS', { frameworkCode: 'm29-2022', attentionFactor: 0.5 }, 'attentionFactor'],
    ['MLPS without a system', { frameworkCode: 'mlps-2.0' }, 'systemId'],
    ['MLPS about the hospital', { frameworkCode: 'mlps-2.0', subject: { kind: 'ORGANIZATION' } }, 'systemId'],
    ['a unit without an id', { frameworkCode: 'm29-2022', subject: { kind: 'UNIT' } }, 'subject.id'],
  ])('refuses %s', async (_what, input, field) => {
    const error = await officer.fails(create, { input: { ...basics, ...input } });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(error.fields).toHaveProperty([field]);
  });

  it('carries answers, figures and target over, with their age', async () => {
    const last = await startRating(officer, 'smart-service-2019', { targetLevel: '2' });
    await rateWhere(officer, last, 'MET', (_code, level) => level === '1');
    await recordAll(officer, last, 0.9, 1);
    const next = await startRating(officer, 'smart-service-2019', { carryForwardFromId: last });
    const before = await ratingOf(officer, last);
    const after = await ratingOf(officer, next);
    expect(after.targetLevel).toBe('2');
    expect(after.rating.declared).toEqual(before.rating.declared);
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { measures { carriedFromOn recordedByName version control { id } } } }`,
      { id: next },
    );
    expect(assessment.measures[0]).toMatchObject({
      carriedFromOn: expect.stringMatching(/^\d{4}-/),
      recordedByName: null,
    });
    // Recording the same again confirms it.
    const [{ control, version }] = assessment.measures;
    const { recordMeasures } = await record(officer, next, [
      { controlId: control.id, kind: 'USE', ratio: 0.9, version },
    ]);
    expect(recordMeasures.measures[0].version).toBe(version + 1);
  });
});

describe('the target', () => {
  it('decides what is open and a gap; another one moves both, and only graded and points books have one', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '1' });
    await rateWhere(officer, id, 'UNMET', (_code, level) => Number(level) <= 2);
    expect((await ratingOf(officer, id)).rating).toMatchObject({ open: 0, gaps: 28 });
    const { gaps } = await officer.query(
      `query ($id: ID!) { gaps(filter: { assessmentId: $id }, first: 5) { totalCount } }`,
      { id },
    );
    expect(gaps.totalCount).toBe(28);
    const moved = await officer.query(update, {
      input: { id, version: await versionOf(id), targetLevel: '2' },
    });
    expect(moved.updateAssessment.assessment).toMatchObject({
      targetLevel: '2',
      rating: { open: 0, gaps: 71 },
    });
    const law = await startRating(officer, 'm29-2022');
    for (const input of [{ targetLevel: '1' }, { scoringEdition: 'MLPS_2021' }, { partialCredit: 0.5 }])
      expect((await officer.fails(update, { input: { id: law, version: 1, ...input } })).code).toBe(
        'BAD_USER_INPUT',
      );
  });
});

describe('closing', () => {
  it('needs what the target asks for, keeps proofs of figures, and lets them go again', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '1' });
    const close = async () => officer.run(move('closeAssessment'), { id, version: await versionOf(id) });
    expect((await close()).errors?.[0]?.extensions.code).toBe('INVALID_STATE');
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
    const item = controlId('smart-service-2019', '01');
    await record(officer, id, [{ controlId: item, kind: 'USE', ratio: 1 }]);
    const proof = await submitProof(app, { controlIds: [item] });
    await acceptProof(app, proof);
    expect((await close()).errors).toBeUndefined();
    const stateOf = async () =>
      (
        await officer.query(
          `query ($id: ID!) { assessment(id: $id) { measures(controlId: "${item}") { proofState viewerCanRecord } } }`,
          { id },
        )
      ).assessment.measures[0];
    await app.sql(`update evidence set valid_until = '2026-02-01' where id = $1`, [proof]);
    expect(await stateOf()).toEqual({ proofState: 'PROVEN', viewerCanRecord: false });
    expect((await officer.fails(deleteMutation, { id: proof })).code).toBe('INVALID_STATE');
    await officer.query(move('reopenAssessment'), { id, version: await versionOf(id) });
    expect(await stateOf()).toEqual({ proofState: 'EXPIRED', viewerCanRecord: true });
  });
});

describe('what others hear', () => {
  it('a figure moves the score on every screen within the second, and stands in the change feed', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '1' });
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
    await app.listening(0);
    const changes: AsyncIterableIterator<Answer<any>> = app.subscribe(
      'MANAGER',
      `subscription ($id: ID!) { assessmentChanged(id: $id) { action results { id } assessment { rating { declared { value } } } } }`,
      { id },
    );
    const next = changes.next();
    await app.listening();
    await record(officer, id, [
      { controlId: controlId('smart-service-2019', '01'), kind: 'USE', ratio: 0.5 },
    ]);
    expect((await next).value.data.assessmentChanged).toMatchObject({
      action: 'measure.recorded',
      results: [],
      assessment: { rating: { declared: { value: 0.5 } } },
    });
    await changes.return?.();
    const points = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { scoreHistory { declared declaredLevel } } }`,
      { id },
    );
    expect(points.assessment.scoreHistory.at(-1)).toEqual({ declared: 0.5, declaredLevel: '0' });
  });

  it('a proof of an item that nobody recorded moves nothing; one of a recorded figure does', async () => {
    const id = await startRating(officer, 'emr-2018', { targetLevel: '1' });
    const item = controlId('emr-2018', '08.02');
    const events = async () =>
      (
        await app.sql(
          `select count(*)::int as n from event where object_id = $1 and action like 'assessment.%'`,
          [id],
        )
      )[0].n;
    const before = await events();
    await acceptProof(app, await submitProof(app, { controlIds: [item] }));
    expect(await events()).toBe(before);
    await rateWhere(officer, id, 'MET', (code) => code.startsWith('08.02.1'));
    await acceptProof(app, await submitProof(app, { controlIds: [controlId('emr-2018', '08.02.1')] }));
    await record(officer, id, [{ controlId: item, kind: 'USE', ratio: 1 }]);
    expect((await ratingOf(officer, id)).rating.proven.value).toBe(1);
  });
});

it('the newest assessment of each rule book and subject is listed with its light outcome', async () => {
  const { latestAssessments } = await officer.query(
    `{ latestAssessments { id framework { code } subject { kind id } rating { kind declared { value level conclusion } proven { value } } } }`,
  );
  const keys = latestAssessments.map(({ framework, subject }: any) => `${framework.code}:${subject.id}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(latestAssessments.every(({ rating }: any) => rating.declared.conclusion.length > 0)).toBe(true);
  const only = await officer.query(`{ latestAssessments(frameworkCode: "m29-2022") { framework { code } } }`);
  expect(new Set(only.latestAssessments.map(({ framework }: any) => framework.code))).toEqual(
    new Set(['m29-2022']),
  );
  const graded = await officer.query(
    `{ latestAssessments(scoringKinds: [GRADED_ITEMS]) { id rating { kind } } }`,
  );
  const kinds = new Set(graded.latestAssessments.map(({ rating }: any) => rating.kind));
  expect(kinds).toEqual(new Set(['GRADED_ITEMS']));
  expect(graded.latestAssessments.length).toBe(
    latestAssessments.filter(({ rating }: any) => kinds.has(rating.kind)).length,
  );
});
