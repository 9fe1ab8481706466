import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlIds } from '../api/evidence/evidence.requests.js';
import {
  acknowledge,
  approve,
  catalogue,
  created,
  list,
  publish,
  read,
  submit,
} from '../api/policy/policy.requests.js';
import { inWrite, sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
let ids: string[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const controls = await controlIds(officer, 12);
  const versions: string[] = [];
  for (let at = 0; at < 12; at += 1)
    versions.push(
      (
        await created(officer, `B-${String(at).padStart(2, '0')}`, {
          controlIds: [controls[at]],
          requirementCodes: [`Z${10 + at}`],
        })
      ).openVersion.id,
    );
  ids = versions;
});
afterAll(() => app.close());

/** Statements of one write, for two versions and for several more: the same. (For one, the unit of work sends fewer.) */
async function alike(
  caller: Caller,
  text: string,
  split: readonly [readonly string[], readonly string[]],
  more: object = {},
): Promise<string[]> {
  const [two, many] = [
    inWrite(await sent(() => caller.query(text, { ids: split[0], ...more }))),
    inWrite(await sent(() => caller.query(text, { ids: split[1], ...more }))),
  ];
  const without = (names: readonly string[]) => names.filter((name) => !name.startsWith('score.'));
  expect(without(many)).toEqual(without(two));
  return many;
}

describe('batch verbs take as many statements for ten as for two', () => {
  it('from handing in to confirming', async () => {
    const split = [ids.slice(0, 2), ids.slice(2)] as const;
    const { MANAGER, CONTRIBUTOR } = app.fixture.north.members;
    await alike(officer, submit, split, { approverIds: [MANAGER, CONTRIBUTOR] });
    expect((await alike(app.as('MANAGER'), approve, split)).length).toBeLessThanOrEqual(11);
    await alike(app.as('CONTRIBUTOR'), approve, split);
    const published = await alike(officer, publish, split, { unitIds: [app.fixture.north.units.radiology] });
    expect(published.length).toBeLessThanOrEqual(18);
    expect((await alike(app.as('CONTRIBUTOR'), acknowledge, split)).length).toBe(7);
  });
});

describe('reads', () => {
  const statementsOf = async (work: () => Promise<unknown>) =>
    (await sent(work)).filter((name) => /^(policy|unit|membership|evidence|control|framework)/.test(name));

  it.each([1, 100])('a page of %i with rates of reading takes three statements', async (size) => {
    expect(await statementsOf(() => officer.query(list, { first: size }))).toEqual([
      'policy.list',
      'policyVersion.byIds',
      'policy.reading',
    ]);
  });

  it('the catalogue with its policies and controls takes a fixed number', async () => {
    const names = await statementsOf(() => officer.query(catalogue));
    expect(names.filter((name) => name.startsWith('policy'))).toEqual([
      'policy.standings',
      'policy.byIds',
      'policy.requiredControls',
    ]);
  });

  it('one policy with everything takes one per level', async () => {
    const { policies } = await officer.query(list);
    expect((await statementsOf(() => read(officer, policies.nodes[0].id))).length).toBeLessThanOrEqual(22);
  });
});
