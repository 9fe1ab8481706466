import { afterAll, beforeAll, expect, it } from 'vitest';
import { gradingSnapshot } from '../../server/features/report/grading/snapshot.js';
import { rectificationSnapshot } from '../../server/features/report/rectification/snapshot.js';
import { systemActor } from '../../server/platform/access/actor.js';
import type { Reads } from '../../server/platform/database/database.js';
import { registerSystem } from '../api/assessment/scene.js';
import { acceptedProof, createTask, dayFromToday, scene, submit } from '../api/remediation/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const request = { number: 'N', generatedBy: '甲', at: new Date() };

/** Statements of one snapshot, once what is kept in memory is there. */
async function statements(snapshot: (reads: Reads) => Promise<unknown>): Promise<string[]> {
  const actor = systemActor(app.fixture.north.organizationId);
  const read = () => app.house.deps.database.read(actor, snapshot);
  await read();
  return (await sent(read)).filter((name) => !/^(begin|commit)/.test(name));
}

async function newPlan(): Promise<string> {
  const data = await app
    .as('COMPLIANCE_OFFICER')
    .query(`mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }`, {
      input: { name: '整改', startsOn: dayFromToday(-10), endsOn: dayFromToday(90) },
    });
  return data.createRemediationPlan.plan.id;
}

it('the documents of a plan are read alike for one task and for thirty', async () => {
  const { results } = await scene(app);
  const proof = await acceptedProof(app);
  const [small, large] = [await newPlan(), await newPlan()];
  await submit(app, await createTask(app, [results[0]!.id], { planId: small }), [proof]);
  await submit(app, await createTask(app, [results[1]!.id], { planId: large }), [proof]);
  for (let at = 2; at < 31; at += 1) await createTask(app, [results[at]!.id], { planId: large });
  const of = (planId: string) =>
    statements((reads) =>
      rectificationSnapshot(reads, { ...request, planId, document: 'RECTIFICATION_REPORT' }),
    );
  const many = await of(large);
  expect(many, many.join(', ')).toEqual(await of(small));
  // Plan, organization, tasks, standing, baselines, delays, gaps, results, rule books, assessments, scores, links, proofs, units;
  // and people where somebody is named.
  expect(many.length, many.join(', ')).toBeLessThanOrEqual(15);
});

it('the documents of a system are read alike however often it was graded', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const ownerUnitId = app.fixture.north.units.information;
  const [small, large] = [
    await registerSystem(officer, { ownerUnitId }),
    await registerSystem(officer, { ownerUnitId }),
  ];
  for (let version = 1; version <= 6; version += 1)
    await officer.query(
      `mutation ($input: UpdateSystemInput!) { updateSystem(input: $input) { system { version } } }`,
      {
        input: {
          id: large,
          version,
          grading: {
            informationObject: 'SOCIAL',
            informationDegree: 'GENERAL',
            serviceObject: 'RIGHTS',
            serviceDegree: version % 2 ? 'GRAVE' : 'GENERAL',
          },
        },
      },
    );
  const of = (systemId: string) =>
    statements((reads) => gradingSnapshot(reads, { ...request, systemId, document: 'FILING_FORM' }));
  const many = await of(large);
  expect(many, many.join(', ')).toEqual(await of(small));
  // System, organization, rule books, unit, proofs, reports, events, systems by level.
  expect(many, many.join(', ')).toHaveLength(8);
});
