import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, statSync, writeFileSync, utimesSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobKey } from '../../../server/platform/storage/storage.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { officeFile, pdf } from '../../unit/evidence/sample-files.js';
import { addVersion, begin, create, get, items, newFile, put, remove, upload } from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
});
afterAll(() => app.close());

const temporary = () => app.house.deps.storage.temporaryDir;
const created = (caller: Caller, ...evidences: Record<string, unknown>[]) =>
  items(caller, create, { input: { evidences } });
const offset = async (caller: Caller, url: string) =>
  (await app.house.app.http.inject({ method: 'HEAD', url, headers: caller.headers })).headers[
    'upload-offset'
  ];

describe('sending a file', () => {
  it('arrives in pieces, is hashed, typed by content and served again byte by byte', async () => {
    const bytes = pdf(randomBytes(300).toString('hex'));
    const { id, url } = await begin(officer, '..\\报告 1.PDF', bytes.length);
    expect((await put(app, officer, url, 0, bytes.subarray(0, 100))).json()).toEqual({ offset: 100 });
    expect(await offset(officer, url)).toBe('100');
    expect((await put(app, officer, url, 100, bytes.subarray(100))).json()).toEqual({ offset: bytes.length });
    const [item] = await created(officer, newFile('report', id));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { currentVersion } = item!.evidence;
    expect(currentVersion).toMatchObject({
      fileName: '报告 1.PDF',
      mediaType: 'application/pdf',
      byteSize: bytes.length,
      sha256,
    });
    const answer = await get(app, officer, currentVersion.downloadUrl);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="evidence.pdf"; filename*=UTF-8\'\'%E6%8A%A5%E5%91%8A%201.PDF',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(existsSync(join(temporary(), id))).toBe(false);
  });

  it('a wrong offset is told the right one and changes nothing', async () => {
    const { url } = await begin(officer, 'a.txt', 10);
    await put(app, officer, url, 0, Buffer.from('12345'));
    for (const wrong of [0, 4, 6, 10]) {
      const answer = await put(app, officer, url, wrong, Buffer.from('x'));
      expect([answer.statusCode, answer.json().offset]).toEqual([409, 5]);
    }
    expect((await put(app, officer, `${url}?offset=`, 0, Buffer.from('x'))).statusCode).toBe(409);
  });

  it('more bytes than declared are refused, and the upload goes on from where it was', async () => {
    const { id, url } = await begin(officer, 'b.txt', 4);
    const answer = await put(app, officer, url, 0, Buffer.from('12345'));
    expect([answer.statusCode, answer.json().message]).toEqual([413, expect.stringMatching(/More bytes/)]);
    expect((await put(app, officer, url, 0, Buffer.from('1234'))).json()).toEqual({ offset: 4 });
    expect((await created(officer, newFile('b', id)))[0]!.evidence.currentVersion.byteSize).toBe(4);
  });

  it('one sender at a time: of ten at once one is written, the rest are told the offset', async () => {
    const bytes = randomBytes(200_000).toString('hex');
    const { id, url } = await begin(officer, 'parallel.txt', bytes.length);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => put(app, officer, url, 0, Buffer.from(bytes))),
    );
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect(answers.every((answer) => answer.statusCode === 200 || answer.statusCode === 409)).toBe(true);
    const [item] = await created(officer, newFile('parallel', id));
    expect(item!.evidence.currentVersion.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('keeps what arrived before the connection was lost', async () => {
    const bytes = Buffer.from('0123456789'.repeat(50_000));
    const { id, url } = await begin(officer, 'cut.log', bytes.length);
    await new Promise<void>((resolve) => {
      const sending = request(`${app.url}${url}?offset=0`, {
        method: 'PUT',
        headers: {
          ...officer.headers,
          'content-type': 'application/octet-stream',
          'x-hengjian-request': '1',
          'content-length': bytes.length,
        },
      });
      sending.on('error', () => resolve());
      sending.write(bytes.subarray(0, 200_000), () => setTimeout(() => sending.destroy(), 100));
    });
    await expect.poll(async () => Number(await offset(officer, url))).toBeGreaterThan(0);
    const known = Number(await offset(officer, url));
    expect(known).toBeLessThanOrEqual(200_000);
    expect((await created(officer, newFile('early', id)))[0]!.error).toMatchObject({ code: 'INVALID_STATE' });
    expect((await put(app, officer, url, known, bytes.subarray(known))).json()).toEqual({
      offset: bytes.length,
    });
    const [item] = await created(officer, newFile('late', id));
    expect(item!.evidence.currentVersion.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('begins again when the bytes before are lost', async () => {
    const { id, url } = await begin(officer, 'lost.txt', 8);
    await put(app, officer, url, 0, Buffer.from('1234'));
    const { rm } = await import('node:fs/promises');
    await rm(join(temporary(), id));
    const answer = await put(app, officer, url, 4, Buffer.from('5678'));
    expect([answer.statusCode, answer.json().offset]).toEqual([409, 0]);
    expect((await put(app, officer, url, 0, Buffer.from('12345678'))).statusCode).toBe(200);
  });

  it('carries 192 MB without keeping it in memory', async () => {
    const piece = Buffer.from('a line of a log file, repeated.\n'.repeat(32_768));
    const pieces = 192;
    const { id, url } = await begin(officer, 'big.log', piece.length * pieces);
    const before = process.memoryUsage().rss;
    let peak = before;
    await new Promise<void>((resolve, reject) => {
      const sending = request(
        `${app.url}${url}?offset=0`,
        {
          method: 'PUT',
          headers: {
            ...officer.headers,
            'content-type': 'application/octet-stream',
            'x-hengjian-request': '1',
            'content-length': piece.length * pieces,
          },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve() : reject(new Error(String(answer.statusCode))),
          );
        },
      );
      sending.on('error', reject);
      void (async () => {
        for (let at = 0; at < pieces; at += 1) {
          peak = Math.max(peak, process.memoryUsage().rss);
          if (!sending.write(piece)) await new Promise((drained) => sending.once('drain', drained));
        }
        sending.end();
      })();
    });
    // Sender and server share this process, and buffers wait for the collector: the whole file would be a leak.
    expect(peak - before).toBeLessThan(128 * 1024 * 1024);
    const [item] = await created(officer, newFile('big', id));
    expect(item!.evidence.currentVersion).toMatchObject({
      byteSize: piece.length * pieces,
      mediaType: 'text/plain; charset=utf-8',
    });
  });
});

describe('the same bytes twice', () => {
  it('are one blob, and the second try names the first evidence', async () => {
    const bytes = await officeFile('docx', { 'word/note.xml': randomBytes(8).toString('hex') });
    const first = await upload(app, officer, 'a.docx', bytes);
    const second = await upload(app, officer, 'b.docx', bytes);
    const [one] = await created(officer, newFile('one', first, { clientKey: 'k1' }));
    const [again, two] = await created(
      officer,
      newFile('one', first, { clientKey: 'k1' }),
      newFile('two', second, { clientKey: 'k2' }),
    );
    expect(again).toMatchObject({ evidence: { id: one!.evidence.id }, duplicateOf: null });
    expect(two).toMatchObject({ evidence: null, duplicateOf: { id: one!.evidence.id }, error: null });
    expect(await app.sql(`select count(*)::int as count from evidence where title = 'two'`)).toEqual([
      { count: 0 },
    ]);
  });

  it('in one batch the second is a duplicate of the first', async () => {
    const bytes = pdf('in one batch');
    const uploads = [await upload(app, officer, 'a.pdf', bytes), await upload(app, officer, 'b.pdf', bytes)];
    const [one, two] = await created(officer, newFile('one', uploads[0]!), newFile('two', uploads[1]!));
    expect(two!.duplicateOf.id).toBe(one!.evidence.id);
  });

  it('may be registered again when the first is deleted, or not visible', async () => {
    const bytes = pdf('seen by whom');
    const [hidden] = await created(
      officer,
      newFile('hidden', await upload(app, officer, 'a.pdf', bytes), { label: 'SENSITIVE' }),
    );
    const [own] = await created(contributor, newFile('own', await upload(app, contributor, 'a.pdf', bytes)));
    expect(own).toMatchObject({ evidence: { title: 'own' }, duplicateOf: null });
    await officer.query(remove, { id: hidden!.evidence.id });
    await officer.query(remove, { id: own!.evidence.id });
    const [again] = await created(officer, newFile('again', await upload(app, officer, 'a.pdf', bytes)));
    expect(again!.evidence.title).toBe('again');
  });

  it('are no new version', async () => {
    const bytes = pdf('version');
    const [item] = await created(officer, newFile('v', await upload(app, officer, 'a.pdf', bytes)));
    const input = {
      evidenceId: item!.evidence.id,
      version: 1,
      uploadId: await upload(app, officer, 'b.pdf', bytes),
    };
    expect((await officer.fails(addVersion, { input })).fields).toHaveProperty('uploadId');
    const { evidence } = (
      await officer.query(addVersion, {
        input: { ...input, uploadId: await upload(app, officer, 'c.pdf', pdf('other')) },
      })
    ).addEvidenceVersion;
    expect(evidence.currentVersion).toMatchObject({ number: 2, fileName: 'c.pdf' });
  });
});

describe('a crash', () => {
  it('after the last byte, before the inspection: creating inspects it', async () => {
    const bytes = pdf('crash');
    const { id, url } = await begin(officer, 'crash.pdf', bytes.length);
    await put(app, officer, url, 0, bytes.subarray(0, 50));
    writeFileSync(join(temporary(), id), bytes);
    await app.sql('update upload set received = byte_size where id = $1', [id]);
    expect((await created(officer, newFile('crash', id)))[0]!.evidence.currentVersion.mediaType).toBe(
      'application/pdf',
    );
  });

  it('after the inspection, before the bytes moved: creating moves them', async () => {
    const bytes = pdf('moved');
    const id = await upload(app, officer, 'moved.pdf', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    renameSync(join(app.house.deps.config.dataDir, 'files', blobKey(sha256)), join(temporary(), id));
    expect((await created(officer, newFile('moved', id)))[0]!.evidence.title).toBe('moved');
    expect(await app.house.deps.storage.exists(sha256)).toBe(true);
  });

  it('after the last answer: sending the end again is answered, and nothing begins anew', async () => {
    const bytes = pdf('answered');
    const { id, url } = await begin(officer, 'answered.pdf', bytes.length);
    await put(app, officer, url, 0, bytes);
    expect((await put(app, officer, url, bytes.length, Buffer.alloc(0))).json()).toEqual({
      offset: bytes.length,
    });
    expect((await created(officer, newFile('answered', id)))[0]!.evidence.title).toBe('answered');
  });
});

it('unused uploads are thrown away after a day, strays after two, evidence never', async () => {
  const bytes = pdf('kept');
  const kept = await upload(app, officer, 'kept.pdf', bytes);
  const [item] = await created(officer, newFile('kept', kept));
  const waiting = await begin(officer, 'waiting.txt', 8);
  await put(app, officer, waiting.url, 0, Buffer.from('1234'));
  const expired = await begin(officer, 'expired.txt', 8);
  await put(app, officer, expired.url, 0, Buffer.from('1234'));
  await app.sql(`update upload set expires_at = now() - interval '1 second' where id = any ($1)`, [
    [kept, expired.id],
  ]);
  const stray = join(temporary(), '018f0000-0000-7000-8000-00000000aaaa');
  writeFileSync(stray, 'x');
  utimesSync(stray, new Date(0), new Date(0));
  expect(await offset(officer, expired.url)).toBeUndefined();
  await app.house.app.rooms.evidence.uploads.collect();
  expect(readdirSync(temporary())).toContain(waiting.id);
  expect(readdirSync(temporary())).not.toContain(expired.id);
  expect(existsSync(stray)).toBe(false);
  expect(await offset(officer, waiting.url)).toBe('4');
  expect((await get(app, officer, item!.evidence.currentVersion.downloadUrl)).rawPayload.equals(bytes)).toBe(
    true,
  );
  expect(statSync(temporary()).isDirectory()).toBe(true);
});
