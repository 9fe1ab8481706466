import { afterAll, beforeAll, expect, it } from 'vitest';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, returnProof, submitProof } from '../assessment/proofs.js';
import { rate } from '../assessment/scene.js';
import {
  assignMutation,
  inspectionOf,
  inspectionScene,
  itemFields,
  itemsOf,
  newInspection,
} from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const inDays = (days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

it('says of every item what keeps it from being ready, with the evidence that it is about', async () => {
  const { inspection, results } = await inspectionScene(app, { visitFrom: inDays(10) });
  const control = (at: number): string => results[at]!.control.id;
  const proof = async (at: number, more: Record<string, unknown> = {}, accepted = true): Promise<string> => {
    const id = await submitProof(app, { controlIds: [control(at)], ...more });
    if (accepted) await acceptProof(app, id);
    return id;
  };
  const state = { verdict: 'MET', currentState: '已部署' };
  const ratings = results.slice(0, 11).map(({ id }) => ({ resultId: id, ...state }));
  ratings[1] = { resultId: results[1]!.id, verdict: 'MET', currentState: '' };
  await rate(officer, [
    ...ratings,
    { resultId: results[11]!.id, verdict: 'NOT_APPLICABLE', notApplicableReason: '没有云' },
    { resultId: results[12]!.id, verdict: 'UNMET', gap: '没有做' },
  ]);
  // 0 and 1 are proven; 2 has nothing.
  await proof(0);
  await proof(1);
  const expiring = await proof(3, { validUntil: inDays(5) });
  const returned = await proof(4, {}, false);
  await returnProof(app, returned);
  const waiting = await proof(5, {}, false);
  const old = await proof(6, { collectedOn: '2025-12-31', validFrom: '2025-12-31' });
  await proof(7, { collectedOn: '2020-01-01', validFrom: '2020-01-01', tags: ['制度'] });
  const damaged = await proof(8);
  await app.sql(`update evidence set damaged_at = now() where id = $1`, [damaged]);
  // One good proof: what else there is does not count against it.
  await proof(9);
  await proof(9, {}, false);
  const two = [await proof(10, {}, false), await proof(10, { validUntil: '2026-02-01' })];
  // What is linked for another subject proves nothing here.
  const other = await inspectionScene(app);
  await proof(2, { systemId: other.systemId });

  const items = await itemsOf(officer, inspection.id);
  const told = (at: number) =>
    items
      .find(({ result }) => result.id === results[at]!.id)
      .problems.map(({ kind, evidences }: any) => [kind, ...evidences.map((one: any) => one.id)]);
  expect([0, 1, 2, 3].map(told)).toEqual([
    [],
    [['NO_EXPLANATION']],
    [['MISSING_PROOF']],
    [['EXPIRED', expiring]],
  ]);
  expect([4, 5, 6, 7, 8, 9].map(told)).toEqual([
    [['RETURNED', returned]],
    [['AWAITING_REVIEW', waiting]],
    [['TOO_OLD', old]],
    [],
    [['DAMAGED_OR_QUARANTINED', damaged]],
    [],
  ]);
  expect(told(10)).toEqual([
    ['EXPIRED', two[1]],
    ['AWAITING_REVIEW', two[0]],
  ]);
  expect([11, 12].map(told)).toEqual([[], []]);
  expect(told(13)).toEqual([['UNRATED'], ['MISSING_PROOF']]);

  const { readiness } = await inspectionOf(officer, inspection.id);
  expect(readiness).toMatchObject({ items: results.length, ready: 5, unassigned: results.length });
  expect(readiness.problems).toContainEqual({ kind: 'AWAITING_REVIEW', count: 2 });
  expect(readiness.problems).toContainEqual({ kind: 'UNRATED', count: results.length - 13 });
  const found = await itemsOf(officer, inspection.id, { problems: ['RETURNED', 'TOO_OLD'] });
  expect(found.map(({ control: { code } }) => code)).toEqual([4, 6].map((at) => results[at]!.control.code));
  expect(await itemsOf(officer, inspection.id, { ready: true })).toHaveLength(5);
});

it('is one statement for any number of inspections, and follows what a closed assessment pinned', async () => {
  const { assessmentId, results, inspection } = await inspectionScene(app);
  const expired = await submitProof(app, {
    controlIds: results.slice(0, 100).map(({ control }) => control.id),
    validUntil: inDays(1),
  });
  await acceptProof(app, expired);
  await rate(
    officer,
    results.map(({ id }, at) => ({
      resultId: id,
      verdict: at < 100 ? 'MET' : 'UNMET',
      currentState: '见现状',
    })),
  );
  const [{ version }] = await app.sql('select version from assessment where id = $1', [assessmentId]);
  await officer.query(
    `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id } } }`,
    { id: assessmentId, version },
  );
  await app.sql(`update evidence set valid_until = $2 where id = $1`, [expired, '2026-02-01']);
  const { readiness } = await inspectionOf(officer, inspection.id);
  expect(readiness).toMatchObject({ items: results.length, ready: results.length, problems: [] });
  // A closed assessment takes no new inspection.
  const input = { assessmentId };
  await expect(newInspection(officer, input)).rejects.toThrow(/is closed/);
  const list = `query ($first: Int!) { inspections(first: $first) { nodes { readiness { ready } rectification { settled } } } }`;
  expect(await counted(list, { first: 100 })).toEqual(await counted(list, { first: 1 }));
  const page = `query ($id: ID!, $first: Int!) { inspection(id: $id) { items(first: $first) { nodes { ${itemFields} } } } }`;
  const { id } = inspection;
  const many = await counted(page, { id, first: 100 });
  expect(many).toEqual(await counted(page, { id, first: 2 }));
  expect(many.filter((name) => name.startsWith('inspection'))).toEqual([
    'inspection.byIds',
    'inspectionItem.list',
  ]);
  const ids = (await itemsOf(officer, id)).map((item) => item.id);
  const assign = async (some: string[], dueOn: string) => {
    const input = { ids: some, dueOn };
    return steady(await sent(() => officer.query(assignMutation, { input })));
  };
  await assign(ids.slice(0, 1), '2026-11-01');
  expect(await assign(ids, '2026-12-01')).toEqual(await assign(ids.slice(0, 2), '2026-12-02'));
});

/** Statements of an operation that ran before: what only the first one needs is not counted. */
async function counted(text: string, variables: Record<string, unknown>): Promise<string[]> {
  await officer.query(text, variables);
  return steady(await sent(() => officer.query(text, variables)));
}

const steady = (names: string[]): string[] => names.filter((name) => !/^(begin|commit)/.test(name));
