import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { lived } from './scene.js';
import type { PastScene } from './scene.js';

let app: TestApp;
let scene: PastScene;
beforeAll(async () => {
  app = await createTestApp();
  scene = await lived(app);
}, 120_000);
afterAll(() => app.close());

describe('who has no business here', () => {
  it.each(['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'] as const)(
    '%s is refused for the past as for the present',
    async (role) => {
      for (const query of [
        `query ($id: ID!) { assessment(id: $id, asOf: "2026-03-01") { id } }`,
        `query ($id: ID!) { compareAssessment(id: $id, from: "2026-03-01", to: "2026-03-02") { id } }`,
        `query { evidences(asOf: "2026-03-01") { totalCount } }`,
        `query { remediationTasks(asOf: "2026-03-01") { totalCount } }`,
      ])
        expect(await app.as(role).fails(query, { id: scene.id })).toMatchObject({ code: 'FORBIDDEN' });
    },
  );
});

describe('people who see only their own work', () => {
  const resultsOn = async (asOf: string | null) => {
    const { assessment } = await app
      .as('CONTRIBUTOR')
      .query(`query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) { results { id } } }`, {
        id: scene.id,
        asOf,
      });
    return assessment && assessment.results.map(({ id }: any) => id);
  };

  it('see of a past day what was their work that day', async () => {
    // Nothing was theirs: then the assessment itself is none of their business.
    expect(await resultsOn('2026-01-31')).toBeNull();
    expect(await resultsOn('2026-02-01')).toEqual([scene.earlier.id]);
    expect(await resultsOn('2026-05-19')).toEqual([scene.earlier.id]);
    expect(await resultsOn('2026-05-20')).toEqual([scene.later.id]);
    expect(await resultsOn(null)).toEqual([scene.later.id]);
  });

  it('compare what they see, and learn nothing of the work of others', async () => {
    const { compareAssessment: seen } = await app.as('CONTRIBUTOR').query(
      `query ($id: ID!) { compareAssessment(id: $id, from: "2026-03-01", to: "2026-05-20") {
        after { proven { value } } results { nodes { resultId before { verdict } after { verdict } causes { action } } } proofs { totalCount } tasks { totalCount }
        moves { totalCount nodes { actorName causes { action objectName } causeCount } } } }`,
      { id: scene.id },
    );
    expect(seen.after.proven.value).toEqual(expect.any(Number));
    expect(seen.results.nodes.toSorted((a: any, b: any) => (a.resultId < b.resultId ? -1 : 1))).toEqual(
      [
        {
          resultId: scene.earlier.id,
          before: { verdict: 'MET' },
          after: null,
          causes: [{ action: 'result.assigned' }],
        },
        {
          resultId: scene.later.id,
          before: null,
          after: { verdict: 'MET' },
          causes: [{ action: 'result.assigned' }],
        },
      ].toSorted((a, b) => (a.resultId < b.resultId ? -1 : 1)),
    );
    expect([seen.proofs.totalCount, seen.tasks.totalCount]).toEqual([0, 0]);
    expect(seen.moves.totalCount).toBeGreaterThan(3);
    // They may know that the score moved; neither the gap nor the proof that moved it is theirs.
    const names = seen.moves.nodes.flatMap((move: any) => move.causes.map((each: any) => each.action));
    expect(names.filter((action: string) => !action.startsWith('assessment.'))).toEqual([]);
  });
});

describe('what became secret later', () => {
  const asked = `query ($asOf: AsOf!, $controlId: ID!, $id: ID!) { evidence(id: $id, asOf: $asOf) { label }
    evidences(asOf: $asOf) { nodes { id label } } }`;
  const variables = () => ({ asOf: '2026-02-20', id: scene.scan, controlId: scene.scanned.control.id });

  it('is secret in the past too', async () => {
    const question = asked.replace(', $controlId: ID!', '');
    const inspector = await app.as('INSPECTOR').query(question, variables());
    expect(inspector.evidence).toBeNull();
    expect(inspector.evidences.nodes.map(({ id }: any) => id)).toEqual([scene.photo]);
    const manager = await app.as('MANAGER').query(question, variables());
    expect(manager.evidence).toEqual({ label: 'SENSITIVE' });
  });

  it('is no longer open to who owned it then', async () => {
    const { members } = app.fixture.north;
    const change = (text: string, parameters: unknown[] = []) =>
      app.sql(`update evidence set ${text} where id = $1`, [scene.photo, ...parameters]);
    await change('owner_id = $2, unit_id = null', [members.CONTRIBUTOR]);
    // An instant takes in its whole millisecond: what follows must lie outside of it.
    const held = new Date().toISOString();
    await sleep(5);
    const seen = async () =>
      (
        await app
          .as('CONTRIBUTOR')
          .query(`query ($id: ID!, $held: AsOf!) { evidence(id: $id, asOf: $held) { title } }`, {
            id: scene.photo,
            held,
          })
      ).evidence;
    await change('owner_id = $2', [members.MANAGER]);
    // What was his then and is no secret he may still look at.
    expect(await seen()).not.toBeNull();
    await change(`label = 'SENSITIVE'`);
    expect(await seen()).toBeNull();
  });

  it('has no title in links, comparisons and histories for those who may not see it', async () => {
    const question = `query ($id: ID!, $controlId: ID!) { assessment(id: $id, asOf: "2026-02-20") { result(controlId: $controlId) {
        proofState evidenceLinks { id } evidenceLinkHistory { evidenceTitle } } }
      compareAssessment(id: $id, from: "2026-01-12", to: "2026-02-01") { proofs { totalCount } results { nodes { causes { objectName } } }
        moves { nodes { provenAfter causes { objectName } } } } }`;
    const variable = { id: scene.id, controlId: scene.scanned.control.id };
    const { assessment, compareAssessment } = await app.as('INSPECTOR').query(question, variable);
    expect(assessment.result).toEqual({ proofState: 'PROVEN', evidenceLinks: [], evidenceLinkHistory: [] });
    expect(compareAssessment.proofs.totalCount).toBe(0);
    expect(JSON.stringify(compareAssessment)).not.toContain('证明');
    // The number itself is no secret: it moved.
    expect(compareAssessment.moves.nodes.at(-1).provenAfter).toBeGreaterThan(0);
    const officer = await app.as('COMPLIANCE_OFFICER').query(question, variable);
    expect(officer.assessment.result.evidenceLinkHistory).toHaveLength(1);
    expect(JSON.stringify(officer.compareAssessment)).toContain('证明');
  });
});

describe('whoever is not what he was', () => {
  const question = `query ($id: ID!) { assessment(id: $id, asOf: "2026-03-20") { id } evidences(asOf: "2026-03-20") { totalCount } }`;
  const inspector = () => app.as('INSPECTOR');

  it('asks with the rights of today', async () => {
    expect((await inspector().query(question, { id: scene.id })).assessment).toEqual({ id: scene.id });
    const { members } = app.fixture.north;
    const become = (roles: string) =>
      app.sql('update membership set roles = $2 where id = $1', [members.INSPECTOR, roles]);
    await become('{AUDIT_ADMINISTRATOR}');
    expect(await inspector().fails(question, { id: scene.id })).toMatchObject({ code: 'FORBIDDEN' });
    await become('{INSPECTOR}');
  });

  it('asks nothing any more after having left', async () => {
    const { members } = app.fixture.north;
    await app
      .as('SYSTEM_ADMINISTRATOR')
      .query(`mutation ($id: ID!) { suspendMember(id: $id, reason: "离职") { __typename } }`, {
        id: members.INSPECTOR,
      });
    expect(await inspector().fails(question, { id: scene.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
