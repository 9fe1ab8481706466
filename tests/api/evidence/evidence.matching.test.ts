import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maximumMatches } from '../../../server/features/evidence/evidence.selection.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { controlIds, create, createId, dayFrom, items, newText } from './evidence.requests.js';

const result = 'items { id evidence { title state label tags } error { code message } }';
const submitAll = `mutation ($ids: [ID!], $filter: EvidenceFilter) { submitEvidences(ids: $ids, filter: $filter) { ${result} } }`;
const acceptAll = `mutation ($filter: EvidenceFilter) { acceptEvidences(filter: $filter) { ${result} } }`;
const returnAll = `mutation ($filter: EvidenceFilter) { returnEvidences(filter: $filter, reason: "blurred") { ${result} } }`;
const updateAll = `mutation ($input: UpdateEvidencesInput!) { updateEvidences(input: $input) { ${result} } }`;
const linkAll = `mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created alreadyLinked links { evidence { title } } } }`;

let app: TestApp;
let officer: Caller;
let manager: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
});
afterAll(() => app.close());

/** So many drafts with a tag of their own, so that every test has its own world. */
async function drafts(tag: string, count: number, caller = officer): Promise<void> {
  const evidences = Array.from({ length: count }, (_unused, at) => newText(`${tag} ${at}`, { tags: [tag] }));
  await caller.query(create, { input: { evidences } });
}

const codes = (answers: { error: { code: string } | null }[]) =>
  answers.map((answer) => answer.error?.code ?? 'ok');

describe('batch verbs over everything that a filter finds', () => {
  it('submit, accept and return what matches and nothing else', async () => {
    await drafts('wave', 3);
    await drafts('other', 1);
    const submitted = await items(officer, submitAll, { filter: { tag: 'wave' } });
    expect(submitted.map((one) => one.evidence.state)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
    expect(codes(await items(manager, acceptAll, { filter: { tag: 'wave', search: 'wave 1' } }))).toEqual([
      'ok',
    ]);
    expect(codes(await items(manager, returnAll, { filter: { tag: 'wave' } }))).toEqual(['ok', 'ok', 'ok']);
    const [untouched] = await items(officer, submitAll, { filter: { tag: 'other' } });
    expect(untouched!.error).toBeNull();
  });

  it('answers item by item: what the rule refuses stays as it is, the rest is done', async () => {
    await drafts('mixed', 2);
    await createId(app.as('CONTRIBUTOR'), 'mixed, by somebody else', { tags: ['mixed'], submit: true });
    await items(officer, submitAll, { filter: { tag: 'mixed', search: 'mixed 0' } });
    // One draft, one submitted by the officer himself, one by the contributor.
    expect(codes(await items(officer, acceptAll, { filter: { tag: 'mixed' } })).toSorted()).toEqual([
      'FORBIDDEN',
      'INVALID_STATE',
      'ok',
    ]);
  });

  it('changes label and tags with one event per piece of evidence', async () => {
    await drafts('relabel', 4);
    const before = await events('evidence.changed');
    const answers = await items(officer, updateAll, {
      input: { filter: { tag: 'relabel' }, changes: { label: 'PUBLIC', tags: ['relabelled'] } },
    });
    expect(answers.map((one) => [one.evidence.label, one.evidence.tags])).toEqual(
      Array.from({ length: 4 }, () => ['PUBLIC', ['relabelled']]),
    );
    expect((await events('evidence.changed')) - before).toBe(4);
  });

  it('links everything that matches to controls', async () => {
    await drafts('linked', 3);
    const controls = await controlIds(officer, 2);
    const input = { filter: { tag: 'linked' }, controlIds: controls };
    const { linkEvidence } = await officer.query(linkAll, { input });
    expect(linkEvidence).toMatchObject({ created: 6, alreadyLinked: 0 });
    expect((await officer.query(linkAll, { input })).linkEvidence).toMatchObject({
      created: 0,
      alreadyLinked: 6,
    });
  });

  it('works on what ends within so many days, also among what a search found', async () => {
    for (const day of [5, 40, 80]) await createId(officer, `ending ${day}`, { validUntil: dayFrom(day) });
    const filter = { search: 'ending', minimumDaysLeft: 31, maximumDaysLeft: 60 };
    const [only, ...others] = await items(officer, submitAll, { filter });
    expect(only!.evidence.title).toBe('ending 40');
    expect(others).toEqual([]);
    const far = { filter: { maximumDaysLeft: 2_000_000_000 } };
    expect((await officer.fails(submitAll, far)).code).toBe('BAD_USER_INPUT');
  });

  it('says nothing and does nothing when nothing matches', async () => {
    expect(await items(officer, submitAll, { filter: { tag: 'nobody has this' } })).toEqual([]);
    expect(await items(officer, submitAll, { filter: { search: '。。' } })).toEqual([]);
  });
});

describe('what cannot be meant is refused', () => {
  it('both ids and a filter, or neither', async () => {
    const id = await createId(officer, 'which one');
    for (const variables of [{}, { ids: [id], filter: { mine: true } }]) {
      expect((await officer.fails(submitAll, variables)).code).toBe('BAD_USER_INPUT');
    }
    expect((await officer.fails(updateAll, { input: { changes: { label: 'PUBLIC' } } })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await officer.fails(linkAll, { input: { controlIds: await controlIds(officer, 1) } })).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('more than the limit, with a sentence that says what to do', async () => {
    const { organizationId, members } = app.fixture.north;
    await app.sql(
      `with made as (select gen_random_uuid() as id, gen_random_uuid() as version from generate_series(1, $1::integer))
       , e as (insert into evidence (id, organization_id, owner_id, title, kind, label, state, collected_on, valid_from, tags,
           current_version_id, search_tokens)
         select id, $2, $3, 'flood', 'TEXT', 'INTERNAL', 'DRAFT', current_date, current_date, array['flood'], version, '{}' from made)
       insert into evidence_version (id, organization_id, evidence_id, number, kind, body, created_by)
       select version, $2, id, 1, 'TEXT', 'x', $3 from made`,
      [maximumMatches + 1, organizationId, members.COMPLIANCE_OFFICER],
    );
    const failure = await officer.fails(submitAll, { filter: { tag: 'flood' } });
    expect(failure.code).toBe('LIMIT_EXCEEDED');
    expect(failure.message).toContain(`${maximumMatches}`);
    const [{ count }] = await app.sql(
      `select count(*)::integer as count from evidence where 'flood' = any (tags) and state <> 'DRAFT'`,
    );
    expect(count).toBe(0);
    expect(
      (
        await officer.fails(linkAll, {
          input: { filter: { tag: 'linked' }, controlIds: Array.from({ length: 251 }, () => 'x') },
        })
      ).code,
    ).toBe('LIMIT_EXCEEDED');
  });
});

describe('a filter opens nothing that ids would not', () => {
  it.each(['CONTRIBUTOR', 'INSPECTOR', 'AUDIT_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] as const)(
    '%s may not judge',
    async (role) => {
      for (const verb of [acceptAll, returnAll]) {
        expect((await app.as(role).fails(verb, { filter: {} })).code).toBe('FORBIDDEN');
      }
    },
  );

  it('does not reach another hospital, whatever the filter says', async () => {
    await drafts('border', 2);
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    for (const filter of [
      { tag: 'border' },
      { ownerId: app.fixture.north.members.COMPLIANCE_OFFICER },
      { unitId: app.fixture.north.units.information },
      {},
    ]) {
      expect(await items(south, submitAll, { filter })).toEqual([]);
    }
    const input = { filter: { tag: 'border' }, controlIds: await controlIds(officer, 1) };
    expect((await south.query(linkAll, { input })).linkEvidence).toMatchObject({ created: 0 });
  });

  it('contributors reach their own and those of their units, nobody reaches sensitive evidence out of sight', async () => {
    await drafts('sight', 1);
    await drafts('sight', 2, app.as('CONTRIBUTOR'));
    expect(codes(await items(app.as('CONTRIBUTOR'), submitAll, { filter: { tag: 'sight' } }))).toEqual([
      'ok',
      'ok',
    ]);
  });
});

const events = async (action: string): Promise<number> =>
  (await app.sql('select count(*)::integer as count from event where action = $1', [action]))[0].count;
