import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { applyImport, discardImport, download, preview, readImport, send } from './imports.requests.js';
import { headOf, outline, publishBook } from './own-books.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const table =
  '编号,上级编号,名称,要求,权重,引用\nA,,组织,,,\nA.1,A,会议,每年一次,2,csl-2025:CSL-23\nA.2,A,预算,,,nowhere-1:X\n';
const owner = () => app.fixture.north.organizationId;
const apply = (id: string, code: string) => ({ input: { id, ...headOf(code) } });

describe('a file', () => {
  it('is read, shown, written whole and then published', async () => {
    const shown = await preview(app, officer, table, '2027 检查.csv');
    expect(shown).toMatchObject({
      state: 'READY',
      fileName: '2027 检查.csv',
      byteSize: Buffer.byteLength(table),
      format: 'CSV',
      encoding: 'UTF-8',
      scoringKind: 'CHECKLIST',
      nodeCount: 3,
      assessableCount: 2,
      counts: [
        { kind: 'GROUP', count: 1 },
        { kind: 'CLAUSE', count: 2 },
      ],
      head: { code: '2027', name: '2027 检查', shortName: '2027 检查', edition: null },
      errorCount: 0,
      warningCount: 1,
      framework: null,
    });
    expect(shown.sample).toEqual([
      { code: 'A', name: '组织', kind: 'GROUP', depth: 1 },
      { code: 'A.1', name: '会议', kind: 'CLAUSE', depth: 2 },
      { code: 'A.2', name: '预算', kind: 'CLAUSE', depth: 2 },
    ]);
    expect(shown.problems).toMatchObject([
      { severity: 'WARNING', message: expect.stringContaining('nowhere-1:X') },
    ]);
    // Nothing of it is in use.
    expect((await officer.query('{ framework(code: "own-imported") { id } }')).framework).toBeNull();

    const { applyFrameworkImport } = await officer.query(applyImport, apply(shown.id, 'imported'));
    const { id } = applyFrameworkImport.framework;
    expect(applyFrameworkImport.framework).toMatchObject({
      id: frameworkId('own-imported', owner()),
      state: 'DRAFT',
      assessableCount: 2,
    });
    expect(await outline(officer, 'own-imported')).toEqual(['A', '·A.1', '·A.2']);
    const { control } = await officer.query(
      `{ control(id: "${controlId('own-imported', 'A.1', owner())}") { text relativeWeight references { code } } }`,
    );
    expect(control).toEqual({ text: '每年一次', relativeWeight: 2, references: [{ code: 'CSL-23' }] });
    expect((await officer.query(readImport, { id: shown.id })).frameworkImport).toMatchObject({
      state: 'APPLIED',
      framework: { code: 'own-imported' },
    });
    expect((await officer.fails(applyImport, apply(shown.id, 'again'))).code).toBe('INVALID_STATE');
    await officer.query(publishBook, { id });
    const events = await app.sql(`select action from event where action like 'framework.%' order by seq`);
    expect(events.map(({ action }) => action)).toEqual([
      'framework.importRead',
      'framework.imported',
      'framework.published',
    ]);
    const [kept] = await app.sql('select nodes from framework_import where id = $1', [shown.id]);
    expect(kept.nodes).toBeNull();
  });

  it('that two people apply at once becomes one framework', async () => {
    const shown = await preview(app, officer, table);
    const answers = await Promise.all([
      officer.run(applyImport, apply(shown.id, 'one')),
      officer.run(applyImport, apply(shown.id, 'two')),
    ]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort()).toEqual([
      'INVALID_STATE',
      'done',
    ]);
    const made = await app.sql(`select code from framework where code in ('own-one', 'own-two')`);
    expect(made).toHaveLength(1);
  });

  it('under a code that is taken writes nothing and can be applied under another', async () => {
    const first = await preview(app, officer, table);
    await officer.query(applyImport, apply(first.id, 'taken'));
    const second = await preview(app, officer, table);
    expect((await officer.fails(applyImport, apply(second.id, 'taken'))).code).toBe('CONFLICT');
    const wrong = await officer.fails(applyImport, { input: { ...apply(second.id, 'x').input, issuer: '' } });
    expect(wrong).toMatchObject({ code: 'BAD_USER_INPUT', fields: { issuer: expect.any(String) } });
    await officer.query(applyImport, apply(second.id, 'free'));
  });

  it('with errors is shown with each of them and never applied', async () => {
    const shown = await preview(app, officer, '编号,名称\n1,甲\n1,乙\n');
    expect(shown).toMatchObject({ state: 'REFUSED', errorCount: 1, sample: [] });
    expect(shown.problems).toEqual([
      {
        severity: 'ERROR',
        row: 3,
        column: '编号',
        path: null,
        message: 'The code 1 is used twice: row 2 has it already. Give each node a code of its own.',
      },
    ]);
    expect((await officer.fails(applyImport, apply(shown.id, 'broken'))).code).toBe('INVALID_STATE');
    const chinese = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...officer.headers, 'content-type': 'application/json', 'accept-language': 'zh' },
      payload: JSON.stringify({ query: readImport, variables: { id: shown.id } }),
    });
    expect(chinese.json().data.frameworkImport.problems[0].message).toContain('编号 1 重复');
  });

  it('can be thrown away, and runs out', async () => {
    const shown = await preview(app, officer, table);
    expect((await officer.query(discardImport, { id: shown.id })).discardFrameworkImport).toEqual({
      frameworkImport: { state: 'DISCARDED' },
    });
    expect((await officer.fails(discardImport, { id: shown.id })).code).toBe('INVALID_STATE');
    expect((await officer.fails(applyImport, apply(shown.id, 'late'))).code).toBe('INVALID_STATE');
    const other = await preview(app, officer, table);
    await app.sql(`update framework_import set expires_at = now() - interval '1 minute' where id = $1`, [
      other.id,
    ]);
    expect((await officer.query(readImport, { id: other.id })).frameworkImport).toBeNull();
    expect((await officer.fails(applyImport, apply(other.id, 'late'))).code).toBe('NOT_FOUND');
    await app.house.deps.database.pool.query('select remove_expired_framework_imports()');
    expect(await app.sql('select 1 from framework_import where id = $1', [other.id])).toEqual([]);
  });

  it('of several rule books is read one by one', async () => {
    const library = `objects:\n  frameworks:\n  - {urn: 'urn:x:one', name: One, requirement_nodes: [{urn: 'urn:n:1', assessable: true, ref_id: '1', name: A}]}\n  - {urn: 'urn:x:two', name: Two, requirement_nodes: [{urn: 'urn:n:2', assessable: true, ref_id: '2', name: B}]}\n`;
    const { body } = await send(app, officer, library, 'lib.yaml', { part: 1 });
    const { frameworkImport } = await officer.query(readImport, { id: body.id });
    expect(frameworkImport).toMatchObject({
      format: 'CISO_LIBRARY',
      part: 1,
      parts: [
        { name: 'One', nodes: 1 },
        { name: 'Two', nodes: 1 },
      ],
      sample: [{ code: '2' }],
    });
  });
});

describe('a hostile file', () => {
  const aliases = () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(`a${at}: &a${at} [${Array.from({ length: 10 }, () => `*a${at - 1}`).join(', ')}]`);
    return lines.join('\n');
  };
  const hostile: [string, () => string | Uint8Array, string][] = [
    ['empty', () => '', 'x.csv'],
    ['of blanks', () => '\n \n', 'x.yaml'],
    ['of a wrong type', () => Buffer.from('%PDF-1.7 nothing'), 'x.xlsx'],
    [
      'of an old Excel',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      'x.xls',
    ],
    [
      'of random bytes',
      () => Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)),
      'x.csv',
    ],
    ['of aliases', aliases, 'x.yaml'],
    ['of brackets', () => '['.repeat(500_000), 'x.yaml'],
    ['of nested JSON', () => `{"catalog":${'{"groups":['.repeat(100_000)}`, 'x.json'],
    ['of NUL and halves of characters', () => 'scoringKind: "a\\0b\\uD800"\ncontrols: "\\uDC00"\n', 'x.yaml'],
    ['of one endless line', () => `code,name\n1,"${'x'.repeat(20_000_000)}`, 'x.csv'],
    ['of a million rows', () => `code,name\n${'1,a\n'.repeat(1_000_000)}`, 'x.csv'],
    ['of a ring', () => '编号,上级,名称\nA,B,甲\nB,A,乙\n', 'x.csv'],
    ['of half a workbook', () => Buffer.from('PK\u0003\u0004 and then nothing'), 'x.xlsx'],
  ];

  it.each(hostile)('%s is answered, and the server stays up', async (_what, content, fileName) => {
    const shown = await preview(app, officer, content(), fileName);
    expect(shown).toMatchObject({ state: 'REFUSED' });
    expect(shown.errorCount).toBeGreaterThan(0);
    expect(shown.problems[0].message.length).toBeGreaterThan(10);
    expect(
      (await officer.query('{ frameworkImportTemplate { uploadUrl } }')).frameworkImportTemplate,
    ).toBeTruthy();
  });

  it('that needs more memory than its thread has ends the thread and nothing else', async () => {
    // Each key is small; unfolded, a document of three million nodes is not.
    const shown = await preview(
      app,
      officer,
      `scoringKind: CHECKLIST\ncontrols:\n${'- {a: 1}\n'.repeat(1_500_000)}`,
      'x.yaml',
    );
    expect(shown).toMatchObject({ state: 'REFUSED', errorCount: expect.any(Number) });
    expect(shown.problems[0].message).toMatch(/too much memory|30 seconds|Unknown keys|missing/);
  });

  it('of 200 MB is refused by what it states and by what it sends', async () => {
    const stated = await send(app, officer, 'x', 'x.csv', {
      headers: { 'content-length': String(200 * 1024 * 1024) },
    });
    expect(stated).toMatchObject({
      status: 413,
      body: { error: 'LIMIT_EXCEEDED', message: expect.stringContaining('32 MB') },
    });
    const sent = await send(app, officer, Buffer.alloc(40 * 1024 * 1024, 32), 'x.csv');
    expect(sent).toMatchObject({ status: 413, body: { error: 'LIMIT_EXCEEDED' } });
  });

  it('leaves nothing behind in the temporary folder', async () => {
    expect(await readdir(app.house.deps.storage.temporaryDir)).toEqual([]);
  });

  it('without a name or with a wrong one is refused', async () => {
    expect(await send(app, officer, table, '')).toMatchObject({
      status: 422,
      body: { error: 'BAD_USER_INPUT' },
    });
    expect(await send(app, officer, table, 'a\u0000b.csv')).toMatchObject({ status: 422 });
    expect(await send(app, officer, table, 'x.csv', { part: -1 })).toMatchObject({ status: 422 });
  });
});

describe('an export', () => {
  it('comes in every format, and each of them can be imported again', async () => {
    const source = '{ framework(code: "joint-inspection-2026") { id exports { format url } } }';
    const { framework } = await officer.query(source);
    expect(framework.exports.map(({ format }: { format: string }) => format)).toEqual([
      'yaml',
      'xlsx',
      'ciso',
      'oscal',
    ]);
    for (const { url } of framework.exports) {
      const file = await download(app, officer, url);
      expect(file.statusCode).toBe(200);
      const [, name] = /filename="([^"]+)"/.exec(String(file.headers['content-disposition'])) ?? [];
      const shown = await preview(app, officer, file.rawPayload, name);
      expect(shown).toMatchObject({ state: 'READY', nodeCount: 64, assessableCount: 54, errorCount: 0 });
    }
    const events = await app.sql(`select after from event where action = 'framework.exported' order by seq`);
    expect(events.map(({ after }) => after.format)).toEqual(['yaml', 'xlsx', 'ciso', 'oscal']);
  });

  it('of a draft holds what will be answered', async () => {
    const shown = await preview(app, officer, table);
    const made = await officer.query(applyImport, apply(shown.id, 'out'));
    const { id } = made.applyFrameworkImport.framework;
    const file = await download(app, officer, `/files/frameworks/${id}/oscal`);
    expect(file.json().catalog.groups[0].controls).toHaveLength(2);
  });

  it('of MLPS is its tree only', async () => {
    const { framework } = await officer.query(
      '{ framework(code: "mlps-2.0") { id exports { format url } } }',
    );
    expect(framework.exports.map(({ format }: { format: string }) => format)).toEqual(['ciso', 'oscal']);
    expect((await download(app, officer, `/files/frameworks/${framework.id}/yaml`)).statusCode).toBe(404);
  });

  it('has templates that are read as they are', async () => {
    const { frameworkImportTemplate } = await officer.query(
      '{ frameworkImportTemplate { uploadUrl xlsxUrl csvUrl } }',
    );
    expect(frameworkImportTemplate.uploadUrl).toBe('/uploads/framework-imports');
    for (const url of [frameworkImportTemplate.xlsxUrl, frameworkImportTemplate.csvUrl]) {
      const file = await download(app, officer, url);
      const shown = await preview(app, officer, file.rawPayload, url.split('/').at(-1));
      expect(shown).toMatchObject({ state: 'READY', nodeCount: 3 });
    }
    expect((await download(app, officer, '/files/framework-import-template.exe')).statusCode).toBe(404);
  });
});

it('an organization keeps a bounded number of imports that wait', async () => {
  await app.sql('delete from framework_import');
  expect((await send(app, officer, table)).status).toBe(200);
  const columns =
    'organization_id, state, file_name, byte_size, head, problems, error_count, warning_count, node_count, mapping_sets, expires_at';
  await app.sql(
    `insert into framework_import (id, ${columns}) select gen_random_uuid(), ${columns} from framework_import, generate_series(1, 18)`,
  );
  expect((await send(app, officer, table)).status).toBe(200);
  expect(await send(app, officer, table)).toMatchObject({ status: 413, body: { error: 'LIMIT_EXCEEDED' } });
});
