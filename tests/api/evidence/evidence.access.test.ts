import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  accept,
  acceptedId,
  addVersion,
  controlIds,
  create,
  createId,
  failuresOf,
  giveBack,
  items,
  link,
  list,
  newText,
  read,
  remove,
  startUpload,
  submit,
  unlink,
  update,
} from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
let control: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
  [control] = (await controlIds(officer, 1)) as [string];
});
afterAll(() => app.close());

const unknown = '018f0000-0000-7000-8000-000000000000';
const creators: readonly Role[] = ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'SERVICE_ENGINEER'];
const readers: readonly Role[] = [...creators, 'MANAGER', 'INSPECTOR'];
const reviewers: readonly Role[] = ['COMPLIANCE_OFFICER', 'MANAGER'];

describe('who may call what', () => {
  const matrix: readonly [string, string, Record<string, unknown>, readonly Role[]][] = [
    ['evidences', list, {}, readers],
    ['evidence', read, { id: unknown }, readers],
    ['evidenceFacets', '{ evidenceFacets { states { value } } }', {}, readers],
    ['startUpload', startUpload, { input: { fileName: 'a.txt', byteSize: 1 } }, creators],
    ['createEvidences', create, { input: { evidences: [newText('matrix')] } }, creators],
    ['addEvidenceVersion', addVersion, { input: { evidenceId: unknown, version: 1, text: 'x' } }, creators],
    ['updateEvidences', update, { input: { ids: [unknown], changes: {} } }, readers],
    ['submitEvidences', submit, { ids: [unknown] }, creators],
    ['acceptEvidences', accept, { ids: [unknown] }, reviewers],
    ['returnEvidences', giveBack, { ids: [unknown], reason: 'x' }, reviewers],
    ['deleteEvidence', remove, { id: unknown }, ['COMPLIANCE_OFFICER']],
    ['linkEvidence', link, { input: { evidenceIds: [unknown], controlIds: [unknown] } }, creators],
    ['unlinkEvidence', unlink, { linkIds: [unknown] }, creators],
  ];
  it.each(matrix)('%s', async (_name, text, variables, allowed) => {
    for (const role of roles) {
      const codes = failuresOf(await app.as(role).run(text, variables));
      expect(codes.includes('FORBIDDEN'), role).toBe(!allowed.includes(role));
    }
    expect(failuresOf(await app.anonymous.run(text, variables))).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a contributor', () => {
  it('sees his unit and his own, in lists, totals, counts, search and by id alike', async () => {
    const { units, members } = app.fixture.north;
    const marked = { tags: ['sight'] };
    const inUnit = await createId(officer, 'sight 放射科', { unitId: units.radiology, ...marked });
    const owned = await createId(officer, 'sight owned', {
      ownerId: members.CONTRIBUTOR,
      unitId: units.information,
      ...marked,
    });
    const sensitive = await createId(officer, 'sight sensitive', {
      unitId: units.radiology,
      label: 'SENSITIVE',
      ...marked,
    });
    const elsewhere = await createId(officer, 'sight elsewhere', { unitId: units.information, ...marked });
    for (const filter of [{ tag: 'sight' }, { search: 'sight' }]) {
      const { evidences } = await contributor.query(list, { filter });
      expect(evidences.nodes.map((node: { id: string }) => node.id).toSorted()).toEqual(
        [inUnit, owned].toSorted(),
      );
      expect(evidences.totalCount).toBe(2);
      const { evidenceFacets } = await contributor.query(
        'query ($f: EvidenceFilter) { evidenceFacets(filter: $f) { states { count } } }',
        { f: filter },
      );
      expect(evidenceFacets.states).toEqual([{ count: 2 }]);
    }
    for (const [id, visible] of [
      [inUnit, true],
      [owned, true],
      [sensitive, false],
      [elsewhere, false],
    ] as const) {
      const answer = await contributor.query(
        'query ($id: ID!) { evidence(id: $id) { id } node(id: $id) { id } }',
        { id },
      );
      expect(answer).toEqual(visible ? { evidence: { id }, node: { id } } : { evidence: null, node: null });
    }
  });

  it('cannot touch what he cannot see: it does not exist for him', async () => {
    const hidden = await createId(officer, 'hidden', { controlIds: [control] });
    for (const [text, variables] of [
      [submit, { ids: [hidden] }],
      [update, { input: { ids: [hidden], changes: { title: 'mine' } } }],
    ] as const) {
      expect((await items(contributor, text, variables))[0]).toMatchObject({
        evidence: null,
        error: { code: 'NOT_FOUND' },
      });
    }
    expect(
      (await contributor.fails(addVersion, { input: { evidenceId: hidden, version: 1, text: 'x' } })).code,
    ).toBe('NOT_FOUND');
    expect(
      (await contributor.fails(link, { input: { evidenceIds: [hidden], controlIds: [control] } })).code,
    ).toBe('NOT_FOUND');
    const [own] = await app.sql('select id from evidence_link where evidence_id = $1', [hidden]);
    expect((await contributor.fails(unlink, { linkIds: [own.id] })).code).toBe('NOT_FOUND');
    expect(await app.sql('select title, state, version from evidence where id = $1', [hidden])).toEqual([
      { title: 'hidden', state: 'DRAFT', version: 1 },
    ]);
  });

  it('finds no hidden evidence behind a control he may read', async () => {
    const visible = await createId(contributor, 'visible behind', { controlIds: [control] });
    const { control: found } = await contributor.query(
      'query ($id: ID!) { control(id: $id) { evidenceLinks { evidence { id title owner { username } } } } }',
      { id: control },
    );
    expect(found.evidenceLinks.map((one: { evidence: { id: string } }) => one.evidence.id)).toEqual([
      visible,
    ]);
  });

  it('cannot put evidence where he could not see it', async () => {
    const { units, members } = app.fixture.north;
    const elsewhere = { ownerId: members.MANAGER, unitId: units.information };
    const [created] = await items(contributor, create, {
      input: { evidences: [newText('away', elsewhere)] },
    });
    expect(created!.error!.code).toBe('FORBIDDEN');
    const id = await createId(contributor, 'stays');
    const [moved] = await items(contributor, update, { input: { ids: [id], changes: elsewhere } });
    expect(moved!.error!.code).toBe('FORBIDDEN');
    expect((await app.sql('select owner_id from evidence where id = $1', [id]))[0].owner_id).toBe(
      members.CONTRIBUTOR,
    );
  });

  it('works on drafts and returned evidence, not on what is under review or accepted', async () => {
    const id = await createId(contributor, 'his work');
    const rename = async (title: string) =>
      (await items(contributor, update, { input: { ids: [id], changes: { title } } }))[0]!.error?.code;
    expect(await rename('one')).toBeUndefined();
    await items(contributor, submit, { ids: [id] });
    expect(await rename('two')).toBe('INVALID_STATE');
    await items(officer, giveBack, { ids: [id], reason: 'redo' });
    expect(await rename('three')).toBeUndefined();
    await items(contributor, submit, { ids: [id] });
    await items(officer, accept, { ids: [id] });
    expect(await rename('four')).toBe('INVALID_STATE');
    const { evidence } = await contributor.query(
      'query ($id: ID!) { evidence(id: $id) { version viewerCanEdit viewerCanAddVersion } }',
      { id },
    );
    expect(evidence).toMatchObject({ viewerCanEdit: false, viewerCanAddVersion: true });
  });
});

describe('reviewers', () => {
  it('a manager corrects what is under review but creates nothing', async () => {
    const manager = app.as('MANAGER');
    const draft = await createId(officer, 'draft of officer');
    const submitted = await createId(officer, 'under review', { submit: true });
    const answers = await items(manager, update, {
      input: { ids: [draft, submitted], changes: { tags: ['checked'] } },
    });
    expect(answers.map((answer) => answer.error?.code ?? 'ok')).toEqual(['FORBIDDEN', 'ok']);
  });

  it('who submitted may not accept, also when somebody else owns it', async () => {
    const id = await createId(officer, 'four eyes', {
      ownerId: app.fixture.north.members.MANAGER,
      submit: true,
    });
    const asked =
      'query ($id: ID!) { evidence(id: $id) { viewerCanAccept viewerCanReturn viewerAwaitsReview submittedBy { id } } }';
    const seenBy = async (role: Role) => (await app.as(role).query(asked, { id })).evidence;
    expect(await seenBy('COMPLIANCE_OFFICER')).toEqual({
      viewerCanAccept: false,
      viewerCanReturn: true,
      viewerAwaitsReview: true,
      submittedBy: { id: app.fixture.north.members.COMPLIANCE_OFFICER },
    });
    expect(await seenBy('MANAGER')).toMatchObject({
      viewerCanAccept: true,
      viewerCanReturn: true,
      viewerAwaitsReview: false,
    });
    expect(await seenBy('INSPECTOR')).toMatchObject({
      viewerCanAccept: false,
      viewerCanReturn: false,
      viewerAwaitsReview: false,
    });
    expect((await items(officer, accept, { ids: [id] }))[0]!.error).toMatchObject({ code: 'FORBIDDEN' });
    expect((await items(app.as('MANAGER'), accept, { ids: [id] }))[0]!.error).toBeNull();
  });

  it('what the viewer may do agrees with what the verbs do', async () => {
    const rights =
      'query ($id: ID!) { evidence(id: $id) { viewerCanEdit viewerCanSubmit viewerCanAccept viewerCanReturn viewerCanDelete viewerCanLink viewerCanAddVersion submittedBy { id } reviewedBy { id } } }';
    const id = await acceptedId(app, 'rights');
    const allowed = async (role: Role) =>
      Object.entries((await app.as(role).query(rights, { id })).evidence)
        .filter(([, value]) => value === true)
        .map(([name]) => name.replace('viewerCan', ''));
    expect(await allowed('COMPLIANCE_OFFICER')).toEqual(['Edit', 'Return', 'Delete', 'Link', 'AddVersion']);
    expect(await allowed('MANAGER')).toEqual(['Edit', 'Return']);
    expect(await allowed('INSPECTOR')).toEqual([]);
  });
});

it('fields that the server sets cannot be sent', async () => {
  for (const field of ['state', 'organizationId', 'submittedBy', 'createdAt', 'sha256', 'deletedAt']) {
    expect(
      failuresOf(
        await officer.run(create, { input: { evidences: [newText('x', { [field]: 'ACCEPTED' })] } }),
      ),
    ).toEqual(['BAD_USER_INPUT']);
  }
});
