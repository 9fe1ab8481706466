import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { sent } from '../../support/statements.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { startRating } from '../assessment/ratings.scene.js';
import { rate } from '../assessment/scene.js';
import { newRoadmap, planningScene } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const query = `query ($id: ID!, $asOf: AsOf) { roadmap(id: $id, asOf: $asOf) { benchmark { place peerCount provenShare assessment { id }
  proven { value met applicable conclusionKey } demand { target value } next { target status steps }
  peers { proven counts { applicable proven } assessment { id } } } } }`;

it('puts each assessment beside its next level and beside the others by the same rule book', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const [own, other] = [await planningScene(app), await planningScene(app)];
  // The other system is ahead by one proven clause, which proves nothing of ours.
  const [first] = other.results;
  await rate(officer, [{ resultId: first!.id, verdict: 'MET' }]);
  const { assessment } = await officer.query('query ($id: ID!) { assessment(id: $id) { subject { id } } }', {
    id: other.assessmentId,
  });
  await acceptProof(
    app,
    await submitProof(app, { controlIds: [first!.control.id], systemId: assessment.subject.id }),
  );
  const law = await startRating(officer, 'csl-2025');
  const roadmap = await newRoadmap(officer, [own.assessmentId, law]);
  const read = async (asOf?: string) =>
    (await officer.query(query, { id: roadmap.id, asOf })).roadmap.benchmark;
  const [mlps, csl] = await read();
  expect(mlps).toMatchObject({
    assessment: { id: own.assessmentId },
    provenShare: 0,
    proven: { met: 0 },
  });
  expect(mlps.peers.map((one: any) => one.assessment.id)).not.toContain(own.assessmentId);
  expect(mlps.peers[0]).toMatchObject({
    assessment: { id: other.assessmentId },
    counts: { proven: 1 },
  });
  expect(mlps.place).toBe(2);
  expect(mlps.peerCount).toBe(mlps.peers.length);
  // The same figures as the comparison of campuses and systems.
  const { scoreComparison } = await officer.query(
    `{ scoreComparison(scope: { frameworkCode: "mlps-2.0" }) { totalCount subjects { proven counts { applicable proven } assessment { id } } } }`,
  );
  expect(scoreComparison.totalCount).toBe(mlps.peerCount + 1);
  const compared = new Map(scoreComparison.subjects.map((one: any) => [one.assessment.id, one]));
  for (const peer of mlps.peers) expect(peer).toEqual(compared.get(peer.assessment.id));
  expect(compared.get(own.assessmentId)).toMatchObject({
    proven: mlps.proven.value,
    counts: { applicable: mlps.proven.applicable, proven: mlps.proven.met },
  });
  // The law is met or not: everything is asked for, and nobody else was assessed by it.
  expect(csl).toMatchObject({ demand: { target: null, value: 100 }, place: 1, peerCount: 0, peers: [] });
  expect(csl.next).toMatchObject({ status: 'FOUND' });

  // As many statements for one assessment as for two.
  const names = async (id: string) => {
    await officer.query(query, { id });
    return (await sent(() => officer.query(query, { id }))).filter((name) => !/^(begin|commit)/.test(name));
  };
  const small = await newRoadmap(officer, [own.assessmentId]);
  expect((await names(roadmap.id)).toSorted()).toEqual((await names(small.id)).toSorted());
  const now = new Date().toISOString();
  expect((await read(now))[0]).toMatchObject({ place: 2, next: null });
  expect((await app.as('COMPLIANCE_OFFICER', 'south').query(query, { id: roadmap.id })).roadmap).toBeNull();
});
