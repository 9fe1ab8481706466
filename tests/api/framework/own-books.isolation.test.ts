import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsByIds, editionsOf, frameworksByIds } from '../../../server/features/framework/index.js';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { insertDraft, publishDraft } from '../../../server/features/framework/own-book.store.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { create, createId, link, newText } from '../evidence/evidence.requests.js';
import { bookOf } from './book-of.js';
import { copyBook, headOf, publishBook } from './own-books.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await make('north', 'own-year', [{ code: '1', name: '北院专用口令卡' }], true);
  await make('south', 'own-year', [{ code: '1', name: '南院专用口令卡' }], true);
  await make('north', 'own-draft', [{ code: '1', name: '北院草稿条款' }], false);
});
afterAll(() => app.close());

type Hospital = 'north' | 'south';
const owner = (hospital: Hospital) => app.fixture[hospital].organizationId;
const control = (hospital: Hospital, code: string, leaf = '1') => controlId(code, leaf, owner(hospital));

function make(hospital: Hospital, code: string, leaves: { code: string; name: string }[], publish: boolean) {
  const { database } = app.house.deps;
  return database.write(app.actor('COMPLIANCE_OFFICER', hospital), async (tx) => {
    const id = await insertDraft(tx, ...bookOf(code, leaves));
    if (publish) await publishDraft(tx, id);
  });
}

const officer = (hospital: Hospital) => app.as('COMPLIANCE_OFFICER', hospital);

describe('a rule book of an organization', () => {
  it('is read under the same code by each hospital as its own', async () => {
    const reading = `{ framework(code: "own-year") { id state origin assessableCount counts { kind count } controls { id code name assessable childCount } } }`;
    for (const [hospital, name] of [
      ['north', '北院专用口令卡'],
      ['south', '南院专用口令卡'],
    ] as const) {
      const { framework } = await officer(hospital).query(reading);
      expect(framework).toMatchObject({
        id: frameworkId('own-year', owner(hospital)),
        state: 'PUBLISHED',
        origin: 'OWN',
        assessableCount: 1,
        counts: [
          { kind: 'GROUP', count: 1 },
          { kind: 'CLAUSE', count: 1 },
        ],
      });
      expect(framework.controls).toMatchObject([
        { code: 'A', childCount: 1, assessable: false },
        { id: control(hospital, 'own-year'), code: '1', name, childCount: 0, assessable: true },
      ]);
    }
  });

  it('is never found by another hospital: in search, by id, among the frameworks, in memory', async () => {
    // The other hospital reads first: everything of it is in memory now.
    await officer('north').query('{ searchControls(search: "专用口令卡") { totalCount } }');
    const found = await officer('south').query('{ searchControls(search: "专用口令卡") { nodes { name } } }');
    expect(found.searchControls.nodes).toEqual([{ name: '南院专用口令卡' }]);
    const foreign = control('north', 'own-year');
    const book = frameworkId('own-year', owner('north'));
    const south = await officer('south').query(
      `{ control(id: "${foreign}") { id } node(id: "${foreign}") { id } framework: node(id: "${book}") { id } frameworks { id } }`,
    );
    expect(south).toMatchObject({ control: null, node: null, framework: null });
    expect(south.frameworks.map(({ id }: { id: string }) => id)).not.toContain(book);
    await app.house.deps.database.read(app.actor('COMPLIANCE_OFFICER', 'south'), async (reads) => {
      expect(await controlsByIds(reads, [foreign])).toEqual([]);
      expect(await frameworksByIds(reads, [book])).toEqual([]);
      const editions = await editionsOf(reads);
      expect(editions.map(({ framework }) => framework.id)).not.toContain(book);
    });
    const mine = await officer('north').query(`{ control(id: "${foreign}") { name } }`);
    expect(mine.control.name).toBe('北院专用口令卡');
  });

  it('cannot be proven by evidence of another hospital', async () => {
    const south = officer('south');
    const foreign = control('north', 'own-year');
    const id = await createId(south, '口令记录');
    const linking = (controlId: string) => ({ input: { evidenceIds: [id], controlIds: [controlId] } });
    expect((await south.fails(link, linking(foreign))).code).toBe('BAD_USER_INPUT');
    const created = await south.query(create, {
      input: { evidences: [newText('口令台账', { controlIds: [foreign] })] },
    });
    expect(created.createEvidences.items[0]).toMatchObject({
      evidence: null,
      error: { code: 'BAD_USER_INPUT' },
    });
    const mine = control('south', 'own-year');
    expect((await south.query(link, linking(mine))).linkEvidence.created).toBe(1);
    expect(await app.sql('select control_id as id from evidence_link')).toEqual([{ id: mine }]);
  });

  it('is proven by nothing while it is a draft, neither its leaves nor its graded items', async () => {
    const north = officer('north');
    const copied = await north.query(copyBook, {
      input: { frameworkId: frameworkId('emr-2018'), ...headOf('emr-draft') },
    });
    const id = await createId(north, '草稿的证明');
    const drafts = [control('north', 'own-draft'), control('north', 'own-emr-draft', '09.04')];
    for (const draft of drafts) {
      const error = await north.fails(link, { input: { evidenceIds: [id], controlIds: [draft] } });
      expect(error.code).toBe('BAD_USER_INPUT');
      const created = await north.query(create, {
        input: { evidences: [newText('另一份', { controlIds: [draft] })] },
      });
      expect(created.createEvidences.items[0].error).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    const book = copied.createFrameworkFromCopy.framework.id;
    await north.query(publishBook, { id: book });
    const linked = await north.query(link, { input: { evidenceIds: [id], controlIds: [drafts[1]] } });
    expect(linked.linkEvidence.created).toBe(1);
    await app.sql('delete from evidence_link where evidence_id = $1', [id]);
  });

  it('is not written by another hospital, nor by its own once it is published', async () => {
    const { database } = app.house.deps;
    const change = (hospital: Hospital, sql: string, id: string) =>
      database.write(app.actor('COMPLIANCE_OFFICER', hospital), (tx) => tx.query('t', sql, [id]));
    const rename = 'update control set name = $1::text where framework_id = $1::uuid returning id';
    const draft = frameworkId('own-draft', owner('north'));
    const published = frameworkId('own-year', owner('north'));
    expect(await change('south', rename, draft)).toEqual([]);
    expect(await change('south', 'delete from control where framework_id = $1 returning id', draft)).toEqual(
      [],
    );
    expect(
      await change('south', `update framework set name = 'x' where id = $1 returning id`, draft),
    ).toEqual([]);
    expect(await change('north', rename, published)).toEqual([]);
    expect(
      await change('north', 'delete from control where framework_id = $1 returning id', published),
    ).toEqual([]);
    expect(await change('north', 'delete from framework where id = $1 returning id', published)).toEqual([]);
    await expect(change('north', `update framework set name = 'x' where id = $1`, published)).rejects.toThrow(
      /does not change/,
    );
    await expect(
      change('north', `update framework set state = 'DRAFT' where id = $1`, published),
    ).rejects.toThrow(/does not change/);
    expect(
      await change('north', 'update control set name = name where framework_id = $1 returning id', draft),
    ).toHaveLength(2);
  });

  it('takes no row of another hospital, and none that only looks given', async () => {
    const { database } = app.house.deps;
    const copied = (columns: string, into: string) =>
      database.write(app.actor('COMPLIANCE_OFFICER', 'south'), (tx) =>
        tx.query(
          't',
          `insert into framework (id, organization_id, code, name, short_name, edition, issuer, document_number, scoring_kind,
             levels, requirement_sets, categories, verification_notes, scoring, content_hash, state)
           select gen_random_uuid(), ${columns}, name, short_name, edition, issuer, document_number, scoring_kind, levels,
             requirement_sets, categories, verification_notes, scoring, content_hash, ${into} from framework limit 1`,
        ),
      );
    const refused = /row-level security/;
    await expect(copied(`'${owner('north')}', 'own-x'`, `'DRAFT'`)).rejects.toThrow(refused);
    await expect(copied(`null, 'x'`, `'PUBLISHED'`)).rejects.toThrow(refused);
    await expect(copied(`'${owner('south')}', 'own-x'`, `'PUBLISHED'`)).rejects.toThrow(refused);
    await expect(copied(`'${owner('south')}', 'mlps-2.0'`, `'DRAFT'`)).rejects.toThrow(/framework_own_code/);
    await expect(copied(`'${owner('south')}', 'own-year'`, `'DRAFT'`)).rejects.toThrow(/framework_code/);
  });
});

describe('a draft', () => {
  const code = 'own-draft';
  it('is shown to those who manage frameworks, and to nobody else', async () => {
    const id = control('north', code);
    const reading = `{ framework(code: "${code}") { state } control(id: "${id}") { name assessable } frameworks { code } }`;
    const seen = await officer('north').query(reading);
    expect(seen).toMatchObject({
      framework: { state: 'DRAFT' },
      control: { name: '北院草稿条款', assessable: false },
    });
    for (const role of ['MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const) {
      const hidden = await app.as(role).query(reading);
      expect(hidden).toMatchObject({ framework: null, control: null });
      expect(hidden.frameworks).not.toContainEqual({ code });
      expect((await app.as(role).query(`{ node(id: "${id}") { id } }`)).node).toBeNull();
    }
  });

  it('is not found by a search', async () => {
    const found = await officer('north').query('{ searchControls(search: "北院草稿条款") { totalCount } }');
    expect(found.searchControls.totalCount).toBe(0);
  });
});
