import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { officeFile, pdf, png, zip } from '../../unit/evidence/sample-files.js';
import { create, get, items, newFile, read, upload } from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

async function fileOf(name: string, bytes: Buffer, changes: Record<string, unknown> = {}) {
  const [item] = await items(officer, create, {
    input: { evidences: [newFile(name, await upload(app, officer, name, bytes), changes)] },
  });
  if (!item?.evidence) throw new Error(JSON.stringify(item));
  return item.evidence;
}

describe('preview', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string, 'inline' | 'attachment']>([
    ['a.png', () => png(1), 'image/png', 'inline'],
    ['a.pdf', () => pdf('preview'), 'application/pdf', 'inline'],
    ['a.csv', () => Buffer.from('d6d0b9fa2c310a', 'hex'), 'text/plain; charset=gb18030', 'inline'],
    ['a.json', () => Buffer.from('{"a":"<script>"}'), 'text/plain; charset=utf-8', 'inline'],
    [
      'a.docx',
      () => officeFile('docx'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'attachment',
    ],
    [
      'a.xlsx',
      () => officeFile('xlsx'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment',
    ],
  ])('%s', async (name, bytes, type, disposition) => {
    const { currentVersion } = await fileOf(name, await bytes());
    expect(currentVersion.previewUrl).toBe(`${currentVersion.downloadUrl}/preview`);
    const { statusCode, headers } = await get(app, officer, currentVersion.previewUrl);
    expect([statusCode, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      type,
      'nosniff',
    ]);
    expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`));
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; sandbox/);
  });

  it('is not offered for archives, and text is never downloaded as a page', async () => {
    const archive = (await fileOf('a.zip', await zip({ 'a.html': '<script>' }))).currentVersion;
    expect(archive.previewUrl).toBeNull();
    expect(
      (await get(app, officer, `${archive.downloadUrl}/preview`)).headers['content-disposition'],
    ).toMatch(/^attachment;/);
    const text = (await fileOf('b.xml', Buffer.from('<a/>'))).currentVersion;
    expect((await get(app, officer, text.downloadUrl)).headers['content-type']).toBe(
      'application/octet-stream',
    );
  });
});

describe('ranges', () => {
  it('answer the asked bytes, or say why not', async () => {
    const bytes = pdf('range');
    const { downloadUrl } = (await fileOf('range.pdf', bytes)).currentVersion;
    const part = await get(app, officer, downloadUrl, { range: 'bytes=5-14' });
    expect([part.statusCode, part.headers['content-range'], part.headers['content-length']]).toEqual([
      206,
      `bytes 5-14/${bytes.length}`,
      '10',
    ]);
    expect(part.rawPayload.equals(bytes.subarray(5, 15))).toBe(true);
    const beyond = await get(app, officer, downloadUrl, { range: `bytes=${bytes.length}-` });
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`]);
  });
});

describe('who may read', () => {
  it('nobody without signing in, and no role without the permission', async () => {
    const { downloadUrl } = (await fileOf('door.pdf', pdf('door'))).currentVersion;
    expect((await get(app, app.anonymous, downloadUrl)).statusCode).toBe(401);
    expect((await get(app, app.as('SYSTEM_ADMINISTRATOR'), downloadUrl)).statusCode).toBe(403);
    expect((await get(app, app.as('INSPECTOR'), downloadUrl)).statusCode).toBe(200);
    // Another unit's evidence does not exist for a contributor.
    expect((await get(app, app.as('CONTRIBUTOR'), downloadUrl)).statusCode).toBe(404);
    expect((await get(app, officer, '/files/evidence/not-an-id')).statusCode).toBe(404);
  });

  it('sensitive files need the right to them, and every look is noted', async () => {
    const evidence = await fileOf('secret.pdf', pdf('secret'), { label: 'SENSITIVE' });
    const { downloadUrl, previewUrl } = evidence.currentVersion;
    expect((await get(app, app.as('INSPECTOR'), downloadUrl)).statusCode).toBe(404);
    expect((await get(app, app.as('MANAGER'), downloadUrl)).statusCode).toBe(200);
    await get(app, officer, previewUrl);
    await officer.query(read, { id: evidence.id });
    const events = await app.sql(
      `select actor_name, reason from event where action = 'evidence.read' and object_id = $1 order by seq`,
      [evidence.id],
    );
    expect(events).toEqual([
      { actor_name: 'north MANAGER', reason: 'download, version 1' },
      { actor_name: 'north COMPLIANCE_OFFICER', reason: 'preview, version 1' },
      { actor_name: 'north COMPLIANCE_OFFICER', reason: 'view' },
    ]);
  });
});
