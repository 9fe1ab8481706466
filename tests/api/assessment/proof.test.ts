import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rescoreDue } from '../../../server/features/assessment/expiry.job.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, deleteMutation, returnProof, submitProof, unlinkProof } from './proofs.js';
import {
  createAssessment,
  freshAssessment,
  rate,
  rateAll,
  registerSystem,
  resultsOf,
  scoreOf,
} from './scene.js';
import type { SceneResult } from './scene.js';

let app: TestApp;
let id: string;
let systemId: string;
let results: SceneResult[];
// Proof of all systems reaches every assessment, so each test has a hospital of its own.
beforeEach(async () => {
  app = await createTestApp();
  ({ id, systemId } = await freshAssessment(app));
  results = await resultsOf(officer(), id);
});
afterEach(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const today = dayOf(new Date());
const control = (at: number) => results[at]!.control.id;
const met = (...places: number[]) =>
  rate(
    officer(),
    places.map((at) => ({ resultId: results[at]!.id, verdict: 'MET' })),
  );
const stateOf = async (at: number) => (await resultsOf(officer(), id))[at]!;
const provenMet = async () => (await scoreOf(officer(), id)).score.proven.met;

/** As if days had gone by: the validity ends yesterday, and the minute schedule comes round. */
async function letExpire(evidenceId: string): Promise<void> {
  await app.sql('update evidence set valid_from = $2, valid_until = $3 where id = $1', [
    evidenceId,
    addDays(today, -30),
    addDays(today, -1),
  ]);
  await app.sql('update assessment_score set next_change_on = $1 where next_change_on is not null', [today]);
  await rescoreDue(app.house.deps);
}

describe('the proven score', () => {
  it('moves when proof is accepted, not when it is linked or submitted, and declared stays', async () => {
    await met(0, 1);
    const evidence = await submitProof(app, { controlIds: [control(0), control(1), control(2)] });
    expect(await stateOf(0)).toMatchObject({ proofState: 'UNREVIEWED', provenVerdict: 'OPEN' });
    expect(await stateOf(2)).toMatchObject({
      proofState: 'NOT_NEEDED',
      provenVerdict: 'OPEN',
      verdict: 'OPEN',
    });
    expect(await provenMet()).toBe(0);
    await acceptProof(app, evidence);
    expect(await stateOf(0)).toMatchObject({ proofState: 'PROVEN', provenVerdict: 'MET' });
    const { score } = await scoreOf(officer(), id);
    expect([score.declared.met, score.proven.met]).toEqual([2, 2]);
    // A verdict given later finds its proof waiting.
    await met(2);
    expect(await provenMet()).toBe(3);
  });

  it('drops when proof is returned or unlinked, and says why', async () => {
    await met(0, 1);
    const [one, two] = [
      await submitProof(app, { controlIds: [control(0)] }),
      await submitProof(app, { controlIds: [control(1)] }),
    ];
    await returnProof(app, one);
    expect(await stateOf(0)).toMatchObject({ proofState: 'RETURNED', provenVerdict: 'OPEN' });
    await acceptProof(app, two);
    expect(await provenMet()).toBe(1);
    await unlinkProof(app, two);
    expect(await stateOf(1)).toMatchObject({ proofState: 'MISSING' });
    expect(await provenMet()).toBe(0);
  });

  it('drops in the minute that a proof expires, keeps a point of it, and comes back with a new proof', async () => {
    await met(0);
    const evidence = await submitProof(app, { controlIds: [control(0)], validUntil: addDays(today, 20) });
    await acceptProof(app, evidence);
    const before = await scoreOf(officer(), id);
    expect(before.score.proven.met).toBe(1);
    expect(before.score.nextChangeAt).toBe(`${addDays(today, 20)}T16:00:00.000Z`);
    await letExpire(evidence);
    expect(await stateOf(0)).toMatchObject({ verdict: 'MET', proofState: 'EXPIRED', provenVerdict: 'OPEN' });
    const after = await scoreOf(officer(), id);
    expect(after.score).toMatchObject({ nextChangeAt: null, declared: { met: 1 }, proven: { met: 0 } });
    const [event] = await app.sql(
      `select actor_kind, before, after from event where action = 'assessment.rescored' and object_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(event).toMatchObject({ actor_kind: 'system', after: { proven: 0 } });
    const { assessment } = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { scoreHistory(days: 1) { declared proven } } }`,
      { id },
    );
    expect(assessment.scoreHistory.map((point: { proven: number }) => point.proven > 0)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    await acceptProof(app, await submitProof(app, { controlIds: [control(0)] }));
    expect(await provenMet()).toBe(1);
  });

  it('waits for a proof whose validity has not begun', async () => {
    await met(0);
    const tomorrow = addDays(today, 1);
    await acceptProof(app, await submitProof(app, { controlIds: [control(0)], validFrom: tomorrow }));
    expect(await stateOf(0)).toMatchObject({
      proofState: 'EXPIRED',
      evidenceCount: 1,
      validEvidenceCount: 0,
    });
    expect((await scoreOf(officer(), id)).score.nextChangeAt).toBe(`${today}T16:00:00.000Z`);
  });

  it('counts a proof of one system only there, and one of all systems everywhere', async () => {
    const otherSystem = await registerSystem(officer(), { full: true });
    const otherId = await createAssessment(officer(), otherSystem);
    const others = await resultsOf(officer(), otherId);
    await rate(
      officer(),
      others.slice(0, 2).map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    await met(0, 1);
    await acceptProof(app, await submitProof(app, { controlIds: [control(0)], systemId }));
    await acceptProof(app, await submitProof(app, { controlIds: [control(1)] }));
    expect(await provenMet()).toBe(2);
    expect((await scoreOf(officer(), otherId)).score.proven.met).toBe(1);
    expect((await resultsOf(officer(), otherId)).slice(0, 2).map((result) => result.proofState)).toEqual([
      'MISSING',
      'PROVEN',
    ]);
    const links = await officer().query(
      `query ($one: ID!, $two: ID!) { one: assessment(id: $one) { ...links } two: assessment(id: $two) { ...links } }
       fragment links on Assessment { results(filter: { verdicts: [MET] }) { evidenceCount validEvidenceCount evidenceLinks { system { id } evidence { state } } } }`,
      { one: id, two: otherId },
    );
    const general = { system: null, evidence: { state: 'ACCEPTED' } };
    expect(links.one.results.map((result: { evidenceLinks: unknown }) => result.evidenceLinks)).toEqual([
      [{ system: { id: systemId }, evidence: { state: 'ACCEPTED' } }],
      [general],
    ]);
    expect(links.two.results).toMatchObject([
      { evidenceCount: 0, evidenceLinks: [] },
      { evidenceCount: 1, validEvidenceCount: 1, evidenceLinks: [general] },
    ]);
  });

  it('agrees with the view of valid links of the evidence room', async () => {
    await rateAll(officer(), id);
    const controls = results.map((result) => result.control.id);
    await acceptProof(app, await submitProof(app, { controlIds: controls.slice(0, 20), systemId }));
    await acceptProof(app, await submitProof(app, { controlIds: controls.slice(10, 40), validUntil: today }));
    await submitProof(app, { controlIds: controls.slice(30, 60) });
    await acceptProof(
      app,
      await submitProof(app, { controlIds: controls.slice(50, 70), validFrom: addDays(today, 3) }),
    );
    const proven = (await resultsOf(officer(), id, { proofStates: ['PROVEN'] })).map(
      (result) => result.control.id,
    );
    const valid = await app.sql(
      'select distinct control_id from valid_link where system_id is null or system_id = $1',
      [systemId],
    );
    const mine = new Set(controls);
    expect(proven.toSorted()).toEqual(
      valid
        .map((row) => row.control_id)
        .filter((each) => mine.has(each))
        .toSorted(),
    );
    expect(proven.length).toBeGreaterThanOrEqual(40);
  });
});

describe('a closed assessment', () => {
  it('keeps its proof and scores when evidence changes, and follows it again when reopened', async () => {
    await rateAll(officer(), id);
    const evidence = await submitProof(app, {
      controlIds: [control(0)],
      systemId,
      validUntil: addDays(today, 5),
    });
    await acceptProof(app, evidence);
    const { version } = await scoreOf(officer(), id);
    const closing = `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { version } } }`;
    const closed = (await officer().query(closing, { id, version })).closeAssessment.assessment;
    expect(await officer().fails(deleteMutation, { id: evidence })).toMatchObject({ code: 'INVALID_STATE' });
    await letExpire(evidence);
    expect(await stateOf(0)).toMatchObject({ proofState: 'PROVEN', provenVerdict: 'MET' });
    expect(await provenMet()).toBe(1);
    const { assessment } = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { scoreExplanation(basis: PROVEN) { deductions { resultId } } } }`,
      { id },
    );
    expect(assessment.scoreExplanation.deductions).toHaveLength(210);
    await officer().query(
      `mutation ($id: ID!, $version: Int!) { reopenAssessment(id: $id, version: $version, reason: "复核") { assessment { id } } }`,
      { id, version: closed.version },
    );
    expect(await stateOf(0)).toMatchObject({ proofState: 'EXPIRED' });
    expect(await provenMet()).toBe(0);
  });
});

it('tells every open assessment that its proof changed, also when no number moved', async () => {
  await submitProof(app, { controlIds: [control(5)], systemId });
  const events = await app.sql(
    `select topics from event where action = 'assessment.proofChanged' and object_id = $1`,
    [id],
  );
  expect(events.at(-1)?.topics).toEqual([`assessment:${id}`, `result:${results[5]!.id}`]);
});
