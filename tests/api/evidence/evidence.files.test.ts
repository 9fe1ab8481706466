import { createHash, randomUUID } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
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

describe('a watermark', () => {
  const page = async (): Promise<Buffer> => {
    const made = await PDFDocument.create();
    made.addPage();
    // Two made within one second would be the same file.
    made.setTitle(randomUUID());
    return Buffer.from(await made.save());
  };
  const noted = (id: string) =>
    app.sql<{ reason: string }>(
      `select reason from event where action = 'evidence.read' and object_id = $1 order by seq`,
      [id],
    );

  it('is on what is shown and downloaded of sensitive PDF files, PNG and JPEG, never on what is stored', async () => {
    const bytes = await page();
    const { id, currentVersion } = await fileOf('roster.pdf', bytes, { label: 'SENSITIVE' });
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { currentVersion { watermark originalUrl sha256 } } }`,
      { id },
    );
    const { originalUrl, watermark, sha256 } = evidence.currentVersion;
    expect(watermark).toBe('IN_FILE');
    for (const url of [currentVersion.previewUrl, currentVersion.downloadUrl]) {
      const { rawPayload, headers } = await get(app, officer, url, { range: 'bytes=0-10' });
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['accept-ranges']).toBeUndefined();
      const [first] = (await PDFDocument.load(rawPayload)).getPages();
      expect(first!.node.Resources()?.toString()).toContain('XObject');
    }
    const original = await get(app, officer, originalUrl);
    expect(createHash('sha256').update(original.rawPayload).digest('hex')).toBe(sha256);
    expect(original.rawPayload.equals(bytes)).toBe(true);
    expect((await noted(id)).map(({ reason }) => reason)).toEqual([
      'view',
      'preview, version 1',
      'download, version 1',
      'download, original, version 1',
    ]);
    const picture = await fileOf('screen.png', png(77), { label: 'SENSITIVE' });
    const shown = await get(app, officer, picture.currentVersion.previewUrl);
    expect([shown.headers['content-type'], shown.rawPayload.equals(png(77))]).toEqual(['image/png', false]);
  });

  it('is in the copies of Office documents, which the screen covers too, and the original is there by name', async () => {
    const sheet = '<worksheet><sheetData/></worksheet>';
    const bytes = await officeFile('xlsx', { 'a.txt': randomUUID(), 'xl/worksheets/sheet1.xml': sheet });
    const { id, currentVersion } = await fileOf('roster.xlsx', bytes, { label: 'SENSITIVE' });
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { currentVersion { watermark originalUrl } } }`,
      { id },
    );
    expect(evidence.currentVersion.watermark).toBe('IN_COPY_AND_ON_SCREEN');
    for (const url of [currentVersion.previewUrl, currentVersion.downloadUrl]) {
      const { rawPayload, headers } = await get(app, officer, url);
      expect(headers['content-disposition']).toMatch(/^attachment;.*roster\.xlsx/);
      expect(rawPayload.includes('hengjian-mark.png')).toBe(true);
    }
    expect((await get(app, officer, evidence.currentVersion.originalUrl)).rawPayload.equals(bytes)).toBe(
      true,
    );
    expect((await noted(id)).map(({ reason }) => reason)).toEqual([
      'view',
      'preview, version 1',
      'download, version 1',
      'download, original, version 1',
    ]);
  });

  it('comes as a note beside a file that nothing can be written into, and the original is there by name', async () => {
    const bytes = await zip({ 'a.txt': 'wm' });
    const { id, currentVersion } = await fileOf('secret.zip', bytes, { label: 'SENSITIVE' });
    const answer = await get(app, officer, currentVersion.downloadUrl);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(answer.rawPayload.length),
      'content-disposition': expect.stringContaining('secret.zip.zip'),
    });
    const [[note, who], [name, file]] = [...readZip(answer.rawPayload)] as [
      [string, Buffer],
      [string, Buffer],
    ];
    expect([note, who.toString()]).toEqual([
      expect.stringContaining('north COMPLIANCE_OFFICER'),
      expect.stringContaining('north COMPLIANCE_OFFICER'),
    ]);
    expect([name, file.equals(bytes)]).toEqual(['secret.zip', true]);
    expect(
      (await get(app, officer, `${currentVersion.downloadUrl}?original=1`)).rawPayload.equals(bytes),
    ).toBe(true);
    expect((await noted(id)).map(({ reason }) => reason)).toEqual([
      'download, in a marked ZIP, version 1',
      'download, original, version 1',
    ]);
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { currentVersion { watermark originalUrl } } }`,
      { id },
    );
    expect(evidence.currentVersion).toEqual({
      watermark: 'ON_SCREEN',
      originalUrl: `${currentVersion.downloadUrl}?original=1`,
    });
  });

  it('that cannot be written leaves no preview, only a download beside a note', async () => {
    const broken = Buffer.from('%PDF-1.7\n% nothing follows\n');
    const { id, currentVersion } = await fileOf('broken.pdf', broken, { label: 'SENSITIVE' });
    const preview = await get(app, officer, currentVersion.previewUrl, { 'accept-language': 'en' });
    expect([preview.statusCode, preview.json().error?.message ?? preview.body]).toEqual([
      409,
      expect.stringContaining('No watermark can be written'),
    ]);
    const download = await get(app, officer, currentVersion.downloadUrl);
    expect([...readZip(download.rawPayload).values()][1]!.equals(broken)).toBe(true);
    expect(await noted(id)).toEqual([{ reason: 'download, in a marked ZIP, version 1' }]);
  });

  it('cannot be left out by an owner without the right to sensitive evidence', async () => {
    const own = await fileOf('mine.pdf', await page(), {
      label: 'SENSITIVE',
      ownerId: app.fixture.north.members.CONTRIBUTOR,
    });
    const { downloadUrl } = own.currentVersion;
    const owner = app.as('CONTRIBUTOR');
    expect((await get(app, owner, downloadUrl)).statusCode).toBe(200);
    expect((await get(app, owner, `${downloadUrl}?original=1`)).statusCode).toBe(403);
    // What is not sensitive is what it is.
    const open = await fileOf('open.pdf', await page());
    expect((await get(app, owner, `${open.currentVersion.downloadUrl}?original=1`)).statusCode).toBe(404);
    const { rawPayload } = await get(app, officer, open.currentVersion.downloadUrl);
    expect(rawPayload.toString('latin1')).not.toContain('XObject');
  });
});
