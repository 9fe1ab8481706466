import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import { begin, create, items, newFile, put, startUpload, upload } from '../evidence/evidence.requests.js';

const use =
  '{ storageUse { quotaBytes usedBytes files pendingBytes remainingBytes diskFull viewerCanSetQuota } }';
const setQuota =
  'mutation ($quota: Float) { setStorageQuota(input: { quotaBytes: $quota }) { storage { quotaBytes remainingBytes } } }';

let app: TestApp;
let officer: Caller;
let administrator: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  administrator = app.as('SYSTEM_ADMINISTRATOR');
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from upload');
  await administrator.query(setQuota, { quota: null });
});

const storageUse = async (caller = officer) => (await caller.query(use)).storageUse;
const start = (byteSize: number, caller = officer) =>
  caller.run(startUpload, { input: { fileName: 'a.txt', byteSize } });
const unique = () => pdf(randomBytes(8).toString('hex'));

describe('the use of the store', () => {
  it('counts what versions name once, and what uploads were promised', async () => {
    const before = await storageUse();
    const bytes = unique();
    const id = await upload(app, officer, 'a.pdf', bytes);
    expect(await storageUse()).toMatchObject({ usedBytes: before.usedBytes, pendingBytes: bytes.length });
    await items(officer, create, { input: { evidences: [newFile('one', id)] } });
    expect(await storageUse()).toMatchObject({
      usedBytes: before.usedBytes + bytes.length,
      files: before.files + 1,
      pendingBytes: 0,
      quotaBytes: null,
      remainingBytes: null,
      diskFull: false,
      viewerCanSetQuota: false,
    });
    // The same bytes of somebody who does not see the first: a second version row, no second file.
    const own = await upload(app, app.as('CONTRIBUTOR'), 'b.pdf', bytes);
    await items(app.as('CONTRIBUTOR'), create, { input: { evidences: [newFile('two', own)] } });
    expect((await storageUse()).usedBytes).toBe(before.usedBytes + bytes.length);
    await begin(officer, 'b.txt', 1_000);
    expect((await storageUse()).pendingBytes).toBe(1_000);
  });

  it('is exact when many register at once', async () => {
    const before = await storageUse();
    const files = Array.from({ length: 8 }, unique);
    await Promise.all(
      files.map(async (bytes) => {
        const id = await upload(app, officer, 'a.pdf', bytes);
        await items(officer, create, { input: { evidences: [newFile('many', id)] } });
      }),
    );
    const total = files.reduce((sum, bytes) => sum + bytes.length, 0);
    expect(await storageUse()).toMatchObject({
      usedBytes: before.usedBytes + total,
      files: before.files + 8,
      pendingBytes: 0,
    });
    const [{ kept }] = (await app.sql<{ kept: string }>(
      `select sum(byte_size) as kept from (select distinct on (sha256) byte_size from evidence_version
       where sha256 is not null and organization_id = $1) f`,
      [app.fixture.north.organizationId],
    )) as [{ kept: string }];
    expect(Number(kept)).toBe(before.usedBytes + total);
  });
});

describe('a quota', () => {
  it('is set by the system administrator, with an event; wrong ones are refused', async () => {
    const { storage } = (await administrator.query(setQuota, { quota: 5_000_000_000 })).setStorageQuota;
    expect(storage.quotaBytes).toBe(5_000_000_000);
    for (const quota of [-1, 1.5, 2 ** 53]) {
      const failure = await administrator.fails(setQuota, { quota });
      expect([failure.code, Object.keys(failure.fields ?? {})]).toEqual(['BAD_USER_INPUT', ['quotaBytes']]);
    }
    const [event] = await app.sql<{ before: unknown; after: unknown }>(
      `select before, after from event where action = 'storage.quotaSet' order by xid desc, seq desc limit 1`,
    );
    expect(event).toEqual({ before: { quotaBytes: null }, after: { quotaBytes: 5_000_000_000 } });
  });

  it('refuses before a byte is sent, with 413, the figures and a sentence in either language', async () => {
    const { usedBytes } = await storageUse();
    await administrator.query(setQuota, { quota: usedBytes + 2_048 });
    expect((await start(1_024)).errors).toBeUndefined();
    const answer = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...officer.headers, 'accept-language': 'zh-CN' },
      payload: { query: startUpload, variables: { input: { fileName: 'a.txt', byteSize: 1_025 } } },
    });
    expect(answer.statusCode).toBe(413);
    const [{ message, extensions }] = answer.json().errors;
    expect(message).toMatch(/^本机构的存储配额为 .*，只剩 1 KB，放不下这个文件（1 KB）。/);
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'storage quota', value: 1_025 });
    expect((await start(1_025)).errors![0]!.message).toMatch(/of which 1 KB is left: this file/);
    expect((await start(1_024)).errors).toBeUndefined();
    expect((await storageUse()).remainingBytes).toBe(0);
  });

  it('is given back by uploads that are over', async () => {
    const { usedBytes } = await storageUse();
    await administrator.query(setQuota, { quota: usedBytes + 1_000 });
    const { id } = await begin(officer, 'a.txt', 1_000);
    expect((await start(1)).errors).toHaveLength(1);
    await app.sql('update upload set expires_at = now() where id = $1', [id]);
    expect((await start(1)).errors).toBeUndefined();
  });

  it('is not overshot by twenty that ask at once (A76)', async () => {
    const { usedBytes } = await storageUse();
    await administrator.query(setQuota, { quota: usedBytes + 5 * 100_000_000 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => start(100_000_000)));
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(5);
    for (const { errors } of answers) if (errors) expect(errors[0]!.extensions.code).toBe('LIMIT_EXCEEDED');
    expect((await storageUse()).remainingBytes).toBe(0);
  });

  it('below what is used takes nothing more, and takes nothing away', async () => {
    await administrator.query(setQuota, { quota: 0 });
    expect((await start(1)).errors![0]!.extensions.code).toBe('LIMIT_EXCEEDED');
    expect(await storageUse()).toMatchObject({ quotaBytes: 0, remainingBytes: 0 });
  });
});

describe('too many at once', () => {
  it('waiting uploads of one person are 429 (A76)', async () => {
    await app.sql(
      `insert into upload (id, organization_id, created_by, creator_name, file_name, byte_size, expires_at)
       select gen_random_uuid(), $1, $2, 'x', 'x', 1, now() + interval '1 day' from generate_series(1, 2000)`,
      [app.fixture.north.organizationId, app.fixture.north.members.COMPLIANCE_OFFICER],
    );
    const answer = await start(1);
    expect(answer.errors![0]!.extensions.code).toBe('RATE_LIMITED');
    expect((await start(1, app.as('CONTRIBUTOR'))).errors).toBeUndefined();
  });

  it('senders of one person are 429 with a time to wait, and nobody else is held up', async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, at) => begin(officer, `${at}.txt`, 3_000_000)),
    );
    const bytes = Buffer.alloc(3_000_000, 'x');
    const sending = opened.map(({ url }) => put(app, officer, url, 0, bytes));
    const other = await begin(app.as('CONTRIBUTOR'), 'other.txt', 1);
    expect((await put(app, app.as('CONTRIBUTOR'), other.url, 0, Buffer.from('x'))).statusCode).toBe(200);
    const answers = await Promise.all(sending);
    const refused = answers.filter((answer) => answer.statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(8);
    expect(refused[0]!.headers['retry-after']).toBe('2');
    expect(refused[0]!.json()).toMatchObject({ error: 'RATE_LIMITED' });
    // The same again later: nothing was lost by being turned away.
    for (const [at, answer] of answers.entries())
      if (answer.statusCode === 429)
        expect((await put(app, officer, opened[at]!.url, 0, bytes)).statusCode).toBe(200);
  });
});

describe('roles and tenants', () => {
  it('everybody in the hospital sees the use; only the system administrator sets the quota', async () => {
    expect((await storageUse(administrator)).viewerCanSetQuota).toBe(true);
    for (const role of [
      'SECURITY_ADMINISTRATOR',
      'AUDIT_ADMINISTRATOR',
      'COMPLIANCE_OFFICER',
      'MANAGER',
      'CONTRIBUTOR',
      'SERVICE_ENGINEER',
      'INSPECTOR',
    ] as const) {
      expect((await storageUse(app.as(role))).viewerCanSetQuota).toBe(false);
      expect((await app.as(role).fails(setQuota, { quota: 1 })).code).toBe('FORBIDDEN');
    }
    expect((await app.anonymous.fails(use)).code).toBe('UNAUTHENTICATED');
    expect((await app.anonymous.fails(setQuota, { quota: 1 })).code).toBe('UNAUTHENTICATED');
  });

  it('another hospital has its own figures, and the database keeps them apart', async () => {
    await administrator.query(setQuota, { quota: 123_456 });
    expect(await storageUse(app.as('SYSTEM_ADMINISTRATOR', 'south'))).toMatchObject({
      quotaBytes: null,
      usedBytes: 0,
    });
    const { database } = app.house.deps;
    const south = app.actor('SYSTEM_ADMINISTRATOR', 'south');
    const touched = await database.write(south, (tx) =>
      tx.query('test', 'update organization_storage set quota_bytes = null returning organization_id'),
    );
    expect(touched).toEqual([{ organization_id: app.fixture.south.organizationId }]);
    for (const statement of ['set used_bytes = 0', 'set files = 0', 'set organization_id = organization_id'])
      await expect(
        database.write(south, (tx) => tx.query('test', `update organization_storage ${statement}`)),
      ).rejects.toThrow(/permission denied/);
    expect((await storageUse()).quotaBytes).toBe(123_456);
  });
});
