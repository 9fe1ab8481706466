import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  begin,
  create,
  createId,
  get,
  items,
  newFile,
  put,
  startUpload,
  upload,
} from '../api/evidence/evidence.requests.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

const isFull = '{ storageUse { diskFull } }';
const text = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 'a line of a log\n');

describe('below the mark of free space', () => {
  let app: TestApp;
  let officer: Caller;
  beforeAll(async () => {
    app = await createTestApp({ env: { HENGJIAN_LEAST_FREE_MB: '1000000000' } });
    officer = app.as('COMPLIANCE_OFFICER');
  });
  afterAll(() => app.close());

  it('uploads are refused with a clear sentence, and everything else goes on', async () => {
    const input = { fileName: 'a.txt', byteSize: 10 };
    const failure = await officer.fails(startUpload, { input });
    expect(failure).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'free disk space' });
    expect(failure.message).toMatch(/^The disk of the server is nearly full: .* everything else works/);
    expect((await officer.query(isFull)).storageUse.diskFull).toBe(true);
    expect(await createId(officer, 'a text')).toBeTruthy();
  });

  it('an upload that was begun before waits with 507 and goes on later', async () => {
    const { organizationId, members } = app.fixture.north;
    const [row] = await app.sql<{ id: string }>(
      `insert into upload (id, organization_id, created_by, creator_name, file_name, byte_size, expires_at)
       values (gen_random_uuid(), $1, $2, 'x', 'a.txt', 4, now() + interval '1 day') returning id`,
      [organizationId, members.COMPLIANCE_OFFICER],
    );
    const answer = await put(app, officer, `/uploads/${row!.id}`, 0, Buffer.from('text'));
    expect([answer.statusCode, answer.json().error]).toEqual([507, 'LIMIT_EXCEEDED']);
  });
});

const mayMount = process.getuid?.() === 0;

// A real disk of six megabytes; only root may mount one.
describe.skipIf(!mayMount)('a disk that is really full', () => {
  let app: TestApp;
  let officer: Caller;
  let files: string;
  beforeAll(async () => {
    app = await createTestApp({ env: { HENGJIAN_LEAST_FREE_MB: '0' } });
    officer = app.as('COMPLIANCE_OFFICER');
    files = join(app.house.deps.config.dataDir, 'files');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', files]);
    mkdirSync(join(files, 'temporary'));
  });
  afterAll(async () => {
    await app.close();
    if (files) execFileSync('umount', [files]);
  });

  it('cuts no upload in half: what was confirmed stays, the rest goes on when there is room', async () => {
    const bytes = text(4);
    const { id, url } = await begin(officer, 'a.log', bytes.length);
    expect((await put(app, officer, url, 0, bytes.subarray(0, 1024 * 1024))).statusCode).toBe(200);
    const filler = join(files, 'filler');
    const { bavail, bsize } = statfsSync(files);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 512 * 1024));
    const answer = await put(app, officer, url, 1024 * 1024, bytes.subarray(1024 * 1024));
    expect([answer.statusCode, answer.json().limit]).toEqual([507, 'free disk space']);
    expect(answer.json().message).toMatch(/everything else works/);
    const known = (
      await app.sql<{ received: string }>('select received from upload where id = $1', [id])
    )[0]!;
    expect(Number(known.received)).toBe(1024 * 1024);
    expect(await createId(officer, 'written beside it')).toBeTruthy();
    rmSync(filler);
    expect((await put(app, officer, url, 1024 * 1024, bytes.subarray(1024 * 1024))).statusCode).toBe(200);
    const [item] = await items(officer, create, { input: { evidences: [newFile('whole', id)] } });
    const { rawPayload } = await get(app, officer, item!.evidence.currentVersion.downloadUrl);
    expect(rawPayload.equals(bytes)).toBe(true);
  });

  it('refuses a file that cannot fit before a byte is sent', async () => {
    const failure = await officer.fails(startUpload, {
      input: { fileName: 'b.log', byteSize: 50 * 1024 * 1024 },
    });
    expect(failure).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'free disk space' });
    await upload(app, officer, 'small.txt', Buffer.from('fits'));
  });
});
