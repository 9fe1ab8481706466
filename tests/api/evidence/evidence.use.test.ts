import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { csf, iso } from '../crosswalk/crosswalk.requests.js';
import { registerId } from '../system/system.requests.js';
import { acceptedId, createId, dayFrom, link } from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let systemId: string;
let [wide, twin, ofSystem, over, draft, sensitive]: string[] = [];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  systemId = await registerId(officer, 'HIS');
  const proof = (title: string, controlIds: string[], more: object = {}) =>
    acceptedId(app, title, { controlIds, ...more });
  wide = await proof('wide', [iso('A.5.1'), iso('A.5.2'), csf('GV.OC-01')]);
  twin = await proof('twin', [iso('A.5.1')]);
  ofSystem = await proof('of a system', []);
  await officer.query(link, {
    input: { evidenceIds: [ofSystem], controlIds: [iso('A.5.2'), iso('A.5.10')], systemId },
  });
  over = await proof('over', [iso('A.5.9')], { validFrom: dayFrom(-9), validUntil: dayFrom(-1) });
  draft = await createId(officer, 'draft', { controlIds: [iso('A.5.9')] });
  sensitive = await proof('sensitive', [csf('GV.OC-02')], { label: 'SENSITIVE' });
});
afterAll(() => app.close());

const query = `query ($ids: [ID!], $filter: EvidenceFilter) {
  evidenceUse(ids: $ids, filter: $filter) { evidences controls sole held books { controls sole framework { code } } } }`;
const use = async (variables: object, caller = officer) =>
  (await caller.query(query, variables as Record<string, unknown>)).evidenceUse;

describe('where evidence is used', () => {
  it('counts what all of it proves, and what nothing else would prove then', async () => {
    expect(await use({ ids: [wide] })).toEqual({
      evidences: 1,
      controls: 3,
      sole: 2,
      held: 0,
      books: [
        // A.5.2 is proven for every subject by this one alone: one for a system replaces it there only.
        { controls: 2, sole: 1, framework: { code: 'iso27001-2022' } },
        { controls: 1, sole: 1, framework: { code: 'csf-2.0' } },
      ],
    });
    expect(await use({ ids: [twin] })).toMatchObject({ controls: 1, sole: 0 });
    // Together nothing is left of A.5.1.
    expect(await use({ ids: [wide, twin] })).toMatchObject({ evidences: 2, controls: 3, sole: 3 });
    // For the system, A.5.2 stays proven by what proves it for every subject; A.5.10 does not.
    expect(await use({ ids: [ofSystem] })).toMatchObject({ controls: 2, sole: 1 });
    expect(await use({ ids: [over, draft] })).toMatchObject({
      evidences: 2,
      controls: 0,
      sole: 0,
      books: [],
    });
  });

  it('takes what a filter finds, and says what is wrong with a choice', async () => {
    expect(await use({ filter: { search: 'wide' } })).toMatchObject({ evidences: 1, controls: 3 });
    expect(await use({ filter: {} })).toMatchObject({ evidences: 6, controls: 5, sole: 5 });
    for (const wrong of [{}, { ids: [wide], filter: {} }, { ids: [] }])
      expect((await officer.fails(query, wrong)).code).toBe('BAD_USER_INPUT');
    expect((await officer.fails(query, { ids: ['x'] })).code).toBe('NOT_FOUND');
  });

  it('is of what the caller may see, in his own hospital', async () => {
    const all = { ids: [wide, twin, sensitive] };
    expect(await use(all)).toMatchObject({ evidences: 3, controls: 4 });
    expect(await use(all, app.as('INSPECTOR'))).toMatchObject({ evidences: 2, controls: 3 });
    expect(await use(all, app.as('COMPLIANCE_OFFICER', 'south'))).toEqual({
      evidences: 0,
      controls: 0,
      sole: 0,
      held: 0,
      books: [],
    });
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails(query, all)).code).toBe('FORBIDDEN');
  });
});
