import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidencesByIds, linksOfControls } from '../../../server/features/evidence/index.js';
import { askedWords } from '../../../server/platform/search.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import { registerId } from '../system/system.requests.js';
import {
  accept,
  addVersion,
  begin,
  controlIds,
  create,
  createId,
  get,
  giveBack,
  items,
  link,
  list,
  newFile,
  newText,
  put,
  read,
  remove,
  submit,
  unlink,
  update,
  upload,
} from './evidence.requests.js';

let app: TestApp;
let north: Caller;
let south: Caller;
let control: string;
let id: string;
let versionId: string;
let linkId: string;
let systemId: string;
const bytes = pdf('of the north');
beforeAll(async () => {
  app = await createTestApp();
  north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  [control] = (await controlIds(north, 1)) as [string];
  systemId = await registerId(north, 'HIS');
  const uploadId = await upload(app, north, 'north.pdf', bytes);
  const [item] = await items(north, create, {
    input: {
      evidences: [
        newFile('北院证据', uploadId, {
          controlIds: [control],
          clientKey: 'shared-key',
          tags: ['北'],
          submit: true,
        }),
      ],
    },
  });
  id = item!.evidence.id;
  versionId = item!.evidence.currentVersion.id;
  linkId = (await app.sql('select id from evidence_link where evidence_id = $1', [id]))[0].id;
});
afterAll(() => app.close());

const untouched = () => app.sql('select title, state, version, deleted_at from evidence where id = $1', [id]);

describe('another hospital', () => {
  it('neither lists, searches nor counts it', async () => {
    for (const filter of [
      {},
      { search: '北院' },
      { tag: '北' },
      { controlId: control },
      { ownerId: app.fixture.north.members.COMPLIANCE_OFFICER },
      { unitId: app.fixture.north.units.campus },
    ]) {
      const { evidences } = await south.query(list, { filter });
      expect([evidences.nodes, evidences.totalCount]).toEqual([[], 0]);
    }
    const { evidenceFacets } = await south.query('{ evidenceFacets { states { count } kinds { count } } }');
    expect(evidenceFacets).toEqual({ states: [], kinds: [] });
  });

  it('cannot open evidence, version or link by id', async () => {
    for (const foreign of [id, versionId, linkId]) {
      expect(
        (await south.query('query ($id: ID!) { node(id: $id) { id } }', { id: foreign })).node,
      ).toBeNull();
      expect((await north.query('query ($id: ID!) { node(id: $id) { id } }', { id: foreign })).node).toEqual({
        id: foreign,
      });
    }
    expect((await south.query(read, { id })).evidence).toBeNull();
  });

  it('cannot change it by any verb', async () => {
    for (const [text, variables] of [
      [submit, { ids: [id] }],
      [accept, { ids: [id] }],
      [giveBack, { ids: [id], reason: 'x' }],
      [update, { input: { ids: [id], changes: { title: 'taken' } } }],
    ] as const) {
      expect((await items(south, text, variables))[0]).toMatchObject({
        evidence: null,
        error: { code: 'NOT_FOUND' },
      });
    }
    for (const [text, variables] of [
      [addVersion, { input: { evidenceId: id, version: 1, text: 'x' } }],
      [remove, { id }],
      [link, { input: { evidenceIds: [id], controlIds: [control] } }],
      [unlink, { linkIds: [linkId] }],
    ] as const) {
      expect((await south.fails(text, variables)).code).toBe('NOT_FOUND');
    }
    expect(await untouched()).toEqual([
      { title: '北院证据', state: 'SUBMITTED', version: 1, deleted_at: null },
    ]);
    expect(
      await app.sql('select count(*)::int as count from evidence_link where evidence_id = $1', [id]),
    ).toEqual([{ count: 1 }]);
  });

  it('answers the same to a foreign id as to none at all', async () => {
    const nobody = '018f0000-0000-7000-8000-000000000000';
    const shape = async (target: string) => {
      const { requestId: _unused, ...failure } = await south.fails(remove, { id: target });
      return failure;
    };
    expect(await shape(id)).toEqual(await shape(nobody));
  });

  it('cannot read its bytes, nor find out that they are stored', async () => {
    for (const way of ['', '/preview']) {
      expect((await get(app, south, `/files/evidence/${versionId}${way}`)).statusCode).toBe(404);
      expect((await get(app, north, `/files/evidence/${versionId}${way}`)).statusCode).toBe(200);
    }
    const [item] = await items(south, create, {
      input: { evidences: [newFile('南院', await upload(app, south, 'same.pdf', bytes))] },
    });
    expect(item).toMatchObject({ evidence: { title: '南院' }, duplicateOf: null });
  });

  it('cannot use its uploads', async () => {
    const { id: uploadId, url } = await begin(north, 'half.txt', 4);
    expect((await put(app, south, url, 0, Buffer.from('1234'))).statusCode).toBe(404);
    await put(app, north, url, 0, Buffer.from('1234'));
    expect(
      (await items(south, create, { input: { evidences: [newFile('theft', uploadId)] } }))[0]!.error!.code,
    ).toBe('NOT_FOUND');
  });

  it('may use the same client key', async () => {
    await expect(createId(south, 'own key', { clientKey: 'shared-key' })).resolves.not.toBe(id);
  });

  it('cannot tie its own evidence to people, units or systems of this one', async () => {
    const { members, units } = app.fixture.north;
    const answers = await items(south, create, {
      input: {
        evidences: [
          newText('a', { ownerId: members.MANAGER }),
          newText('b', { unitId: units.campus }),
          newText('c', { controlIds: [control], systemId }),
        ],
      },
    });
    expect(answers.map((answer) => answer.error?.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const own = await createId(south, 'own');
    for (const changes of [{ ownerId: members.MANAGER }, { unitId: units.campus }]) {
      expect((await south.fails(update, { input: { ids: [own], changes } })).code).toBe('NOT_FOUND');
    }
    expect(
      (await south.fails(link, { input: { evidenceIds: [own], controlIds: [control], systemId } })).code,
    ).toBe('NOT_FOUND');
  });

  it('sees only its own links behind the shared controls', async () => {
    const { control: found } = await south.query(
      'query ($id: ID!) { control(id: $id) { evidenceLinks { id } } }',
      { id: control },
    );
    expect(found.evidenceLinks).toEqual([]);
  });
});

describe('each wall alone', () => {
  it('row security hides it from statements that name no organization', async () => {
    const { database } = app.house.deps;
    const actor = app.actor('COMPLIANCE_OFFICER', 'south');
    for (const table of ['evidence', 'evidence_version', 'evidence_link', 'upload', 'valid_link']) {
      const key =
        table === 'valid_link' || table === 'evidence_link'
          ? 'evidence_id'
          : table === 'evidence_version'
            ? 'evidence_id'
            : 'id';
      const rows = await database.read(actor, (reads) =>
        reads.query('test', `select 1 from ${table} where ${key} = $1`, [id]),
      );
      expect(rows, table).toEqual([]);
    }
  });

  it('the statements name the organization: they hide it even without row security', async () => {
    const actor = app.actor('COMPLIANCE_OFFICER', 'south');
    // As the owner of the tables, whom row security lets pass.
    const past = {
      actor,
      query: <Row>(_name: string, sql: string, parameters?: readonly unknown[]) =>
        app.sql<Row>(sql, parameters),
    };
    expect(await evidencesByIds(past, [id])).toEqual([]);
    expect((await linksOfControls(past, [control])).filter((one) => one.id === linkId)).toEqual([]);
    const mine = { ...past, actor: app.actor('COMPLIANCE_OFFICER') };
    expect(await evidencesByIds(mine, [id])).toHaveLength(1);
  });

  it('keys hold the organization: a row cannot point into another hospital', async () => {
    const own = await createId(south, 'pointing');
    for (const [column, value] of [
      ['owner_id', app.fixture.north.members.MANAGER],
      ['unit_id', app.fixture.north.units.campus],
      ['current_version_id', versionId],
    ]) {
      await expect(app.sql(`update evidence set ${column} = $1 where id = $2`, [value, own])).rejects.toThrow(
        /foreign key/,
      );
    }
  });

  it('the search function answers one organization only', async () => {
    const search = (organization: 'north' | 'south', asked: 'north' | 'south') =>
      app.house.deps.database.read(app.actor('COMPLIANCE_OFFICER', organization), (reads) =>
        reads.query('test.search', 'select id from search_evidence($1, $2)', [
          app.fixture[asked].organizationId,
          JSON.stringify(askedWords('北院')),
        ]),
      );
    expect(await search('north', 'south')).toEqual([]);
    expect(await search('south', 'north')).toEqual([]);
    expect(await search('north', 'north')).toEqual([{ id }]);
  });
});
