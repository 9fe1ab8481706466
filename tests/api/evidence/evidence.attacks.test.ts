import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { exe, officeFile, pdf, zip } from '../../unit/evidence/sample-files.js';
import { begin, create, get, items, newFile, put, startUpload, upload } from './evidence.requests.js';

// The file attacks: what must be refused is refused with its reason, what is kept is inert.
let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

async function kept(fileName: string, bytes: Buffer, changes: Record<string, unknown> = {}) {
  const id = await upload(app, officer, fileName, bytes);
  const [item] = await items(officer, create, {
    input: { evidences: [newFile(fileName.slice(0, 50), id, changes)] },
  });
  if (!item!.evidence) throw new Error(JSON.stringify(item));
  return item!.evidence;
}

/** The answer to the last piece of a file. */
async function sent(
  fileName: string,
  bytes: Buffer,
): Promise<{ status: number; message: string; id: string }> {
  const { id, url } = await begin(officer, fileName, bytes.length);
  const answer = await put(app, officer, url, 0, bytes);
  return { status: answer.statusCode, message: answer.json().message ?? '', id };
}

const temporary = () => readdirSync(app.house.deps.storage.temporaryDir);

interface RawEntry {
  readonly name: string | Buffer;
  readonly content: Buffer;
  readonly flags?: number;
  readonly method?: number;
  readonly stated?: number;
  readonly mode?: number;
  /** Where another entry lies already: both are the same bytes. */
  readonly at?: number;
}

/** A ZIP as no honest program writes it. */
function rawZip(entries: readonly RawEntry[], count = entries.length): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const { content, flags = 0, method = 0, stated = content.length, mode = 0o100644 } = entry;
    const name = Buffer.from(entry.name as string);
    const own = Buffer.alloc(30);
    own.writeUInt32LE(0x04034b50, 0);
    own.writeUInt16LE(flags, 6);
    own.writeUInt16LE(method, 8);
    own.writeUInt32LE(content.length, 18);
    own.writeUInt32LE(stated, 22);
    own.writeUInt16LE(name.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(0x031e, 4);
    listed.writeUInt16LE(flags, 8);
    listed.writeUInt16LE(method, 10);
    listed.writeUInt32LE(content.length, 20);
    listed.writeUInt32LE(stated, 24);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE((mode << 16) >>> 0, 38);
    listed.writeUInt32LE(entry.at ?? offset, 42);
    directory.push(listed, name);
    if (entry.at === undefined) {
      bodies.push(own, name, content);
      offset += 30 + name.length + content.length;
    }
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const types = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const entry = (name: string, content: string | Buffer, more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  content: Buffer.from(content as string),
  ...more,
});

describe('A56 nothing of evidence is kept on the way', () => {
  it('whole, in part, previewed or asked for again with a condition', async () => {
    const { currentVersion } = await kept(
      'secret.txt',
      Buffer.from(`secret ${randomBytes(4).toString('hex')}`),
      {
        label: 'SENSITIVE',
      },
    );
    for (const url of [currentVersion.downloadUrl, currentVersion.previewUrl]) {
      for (const headers of [
        {},
        { range: 'bytes=0-3' },
        { 'if-none-match': '*' },
        { 'if-modified-since': new Date().toUTCString() },
      ]) {
        const answer = await get(app, officer, url, headers as Record<string, string>);
        expect([200, 206]).toContain(answer.statusCode);
        expect(answer.headers['cache-control']).toBe('no-store');
        expect(answer.headers.etag).toBeUndefined();
        expect(answer.headers['last-modified']).toBeUndefined();
      }
      // The next person at the same address gets his own answer.
      expect((await get(app, app.as('CONTRIBUTOR'), url)).statusCode).toBe(404);
      expect((await app.house.app.http.inject({ method: 'GET', url })).statusCode).toBe(401);
    }
  });
});

describe('A63 what a browser could run stays inert', () => {
  const script = '<script>alert(1)</script>';
  it.each([
    ['page.html', `<html>${script}`],
    ['picture.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`],
    [
      'vector.xml',
      '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    ],
  ])('%s is refused', async (name, content) => {
    const started = await officer.run(startUpload, { input: { fileName: name, byteSize: content.length } });
    if (started.errors) expect(started.errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
    else expect((await sent(name, Buffer.from(content))).status).toBe(422);
  });

  it.each([
    ['notes.md', `# title\n\n${script} [x](javascript:alert(1))`, 'text/plain'],
    ['mail.eml', `From: a@b.cn\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n${script}`, 'text/plain'],
    [
      'feed.xml',
      `<?xml version="1.0"?><?xml-stylesheet href="evil.xsl"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`,
      'text/plain',
    ],
    ['data.json', `{"a":"${script}"}`, 'text/plain'],
    ['table.csv', `a,${script}\n`, 'text/plain'],
  ])('%s is shown as plain text in a sandbox, and saved, never opened', async (name, content, type) => {
    const { currentVersion } = await kept(name, Buffer.from(`${content}\n${randomBytes(4).toString('hex')}`));
    const shown = await get(app, officer, currentVersion.previewUrl);
    expect(shown.headers['content-type']).toContain(type);
    const saved = await get(app, officer, currentVersion.downloadUrl);
    expect(saved.headers['content-disposition']).toMatch(/^attachment;/);
    for (const { headers } of [shown, saved]) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'self'");
    }
  });

  it('markup in titles, notes, tags and file names comes back as the text it is', async () => {
    const hostile = `"><img src=x onerror=alert(1)>`;
    const evidence = await kept(`${hostile}.pdf`, pdf(randomBytes(4).toString('hex')), {
      title: hostile,
      description: hostile,
      tags: [hostile],
    });
    const answer = await officer.query(
      'query ($id: ID!) { evidence(id: $id) { title description tags currentVersion { fileName } } }',
      { id: evidence.id },
    );
    expect(answer.evidence).toMatchObject({ title: hostile, description: hostile, tags: [hostile] });
    expect(answer.evidence.currentVersion.fileName).not.toMatch(/[<>"]/);
  });
});

describe('A69 names of files', () => {
  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['..\\..\\windows\\win.txt', 'win.txt'],
    ['%2e%2e%2f%2e%2e%2fx.txt', '%2e%2e%2f%2e%2e%2fx.txt'],
    ['a\u202etxt.exe.txt', 'atxt.exe.txt'],
    ['CON.txt', '_CON.txt'],
    ['\ufeff\u200bhidden.txt', 'hidden.txt'],
    [`${'长'.repeat(250)}.txt`, `${'长'.repeat(146)}.txt`],
    ['`$(reboot)`;rm -rf &.txt', '`$(reboot)`;rm -rf &.txt'],
  ])('%j is kept by its hash under the name %j', async (given, expected) => {
    const bytes = Buffer.from(`named ${randomBytes(8).toString('hex')}`);
    const { currentVersion } = await kept(given, bytes, { title: 'named' });
    expect(currentVersion.fileName).toBe(expected);
    expect(currentVersion.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { headers, rawPayload } = await get(app, officer, currentVersion.downloadUrl);
    expect(rawPayload.equals(bytes)).toBe(true);
    expect(headers['content-disposition']).not.toMatch(/[\r\n]|\.\.\//);
    expect(readdirSync(join(app.house.deps.config.dataDir, 'files')).toSorted()).toEqual([
      'sha256',
      'temporary',
    ]);
  });

  it('with NUL or longer than a name may be are refused or cleaned, never a fault', async () => {
    for (const fileName of [
      'a\u0000.txt',
      'x'.repeat(5_000),
      '',
      ' ',
      '.',
      '..',
      '/',
      '\u0000',
      '\ud800lone.txt',
    ]) {
      const answer = await officer.run(startUpload, { input: { fileName, byteSize: 1 } });
      for (const { extensions } of answer.errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('A71 names of the language itself', () => {
  it('are data in names, tags and keys, and change nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const evidence = await kept(
        `${name}.json`,
        Buffer.from(`{"${name}":{"polluted":1,"x":"${randomBytes(4).toString('hex')}"}}`),
        {
          title: name,
          tags: [name],
          clientKey: name,
        },
      );
      expect(evidence.title).toBe(name);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('A72 entities', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]><l>&u;</l>`;
  const outside =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>';
  it.each([
    ['scan.nessus', bomb],
    ['scan.xml', outside],
  ])('%s is kept unread: nothing is expanded or fetched', async (name, content) => {
    const bytes = Buffer.from(`${content}<!-- ${randomBytes(4).toString('hex')} -->`);
    const { currentVersion } = await kept(name, bytes);
    expect((await get(app, officer, currentVersion.previewUrl)).rawPayload.equals(bytes)).toBe(true);
  });

  it.each(['[Content_Types].xml'])('in %s of a document are refused', async (part) => {
    for (const content of [bomb, outside])
      expect((await sent('a.docx', await officeFile('docx', { [part]: content }))).status).toBe(422);
  });
});

describe('A73 archives', () => {
  it('that climb out, link elsewhere, lie about their sizes or overlap are never unpacked', async () => {
    const zeros = deflateRawSync(Buffer.alloc(8 * 1024 * 1024));
    const hostile: readonly [string, Buffer][] = [
      [
        'slip.zip',
        rawZip([
          entry('../../../../tmp/hengjian-slip', 'x'),
          entry('/etc/cron.d/x', 'x'),
          entry('..\\..\\x', 'x'),
        ]),
      ],
      ['link.zip', rawZip([entry('link', '/etc/passwd', { mode: 0o120777 })])],
      [
        'bomb.zip',
        rawZip(
          Array.from({ length: 60 }, (_, at) =>
            entry(`${at}`, zeros, { method: 8, stated: 8 * 1024 * 1024 }),
          ),
        ),
      ],
      ['locked.zip', rawZip([entry('a', 'x', { flags: 1 })])],
      ['same.zip', rawZip([entry('a', 'x'), entry('b', 'x', { at: 0 }), entry('c', 'x', { at: 0 })])],
    ];
    for (const [name, bytes] of hostile) {
      const { currentVersion } = await kept(name, bytes);
      expect(currentVersion).toMatchObject({ mediaType: 'application/zip', previewUrl: null });
    }
    expect(readdirSync('/tmp')).not.toContain('hengjian-slip');
  });

  it('that pretend to be documents and burst are refused with the reason', async () => {
    const zeros = deflateRawSync(Buffer.alloc(40 * 1024 * 1024));
    const parts = [entry('[Content_Types].xml', types)];
    const bursting: readonly [string, Buffer, RegExp][] = [
      [
        'stated',
        rawZip([...parts, entry('word/document.xml', zeros, { method: 8, stated: 40 * 1024 * 1024 })]),
        /unpacks|damaged/,
      ],
      [
        'hidden',
        rawZip([...parts, entry('word/document.xml', zeros, { method: 8, stated: 100 })]),
        /unpacks|damaged/,
      ],
      [
        'many',
        rawZip([...parts, ...Array.from({ length: 10_001 }, (_, at) => entry(`word/media/${at}`, ''))]),
        /unpacks/,
      ],
      [
        'total',
        rawZip([
          ...parts,
          ...Array.from({ length: 30 }, (_, at) =>
            entry(`word/media/${at}`, zeros, { method: 8, stated: 40 * 1024 * 1024 }),
          ),
        ]),
        /unpacks/,
      ],
      ['locked', rawZip([...parts, entry('word/document.xml', 'x', { flags: 1 })]), /encrypted/],
      ['more than there are', rawZip(parts, 60_000), /damaged/],
      ['cut', rawZip(parts).subarray(0, 200), /damaged/],
    ];
    for (const [what, bytes, reason] of bursting) {
      const { status, message, id } = await sent('a.docx', bytes);
      expect([what, status, message]).toEqual([what, 422, expect.stringMatching(reason)]);
      expect(temporary()).not.toContain(id);
    }
  });

  it('of a hundred thousand entries are looked at without being read', async () => {
    const many = rawZip(
      Array.from({ length: 65_000 }, (_, at) => entry(`${at}`, '')),
      65_000,
    );
    expect((await kept('many.zip', many)).currentVersion.mediaType).toBe('application/zip');
    // Above 65,535 the directory is of another form; a document never has it.
    expect((await kept('more.zip', rawZip([entry('a', 'x')], 0xffff))).currentVersion.mediaType).toBe(
      'application/zip',
    );
  });
});

describe('A74 files of two kinds', () => {
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['a program with a PDF behind it.pdf', () => Buffer.concat([exe(), pdf('x')])],
    ['a page as PDF.pdf', () => Buffer.from('<!DOCTYPE html><script>alert(1)</script>%PDF-1.4')],
    ['a document with macros.docx', () => officeFile('docx', { 'word/vbaProject.bin': 'x' })],
    ['an archive with a picture before it.png', () => zip({ a: 'x' })],
    ['a script that is a picture by name.png', () => Buffer.from('#!/bin/sh\nreboot\n')],
  ])('%s is refused', async (name, make) => {
    expect((await sent(name, await make())).status).toBe(422);
  });

  it('a PDF with an archive behind it is a PDF, and is served as nothing else', async () => {
    const bytes = Buffer.concat([pdf(randomBytes(4).toString('hex')), await zip({ 'x.html': '<script>' })]);
    const { currentVersion } = await kept('two.pdf', bytes);
    const answer = await get(app, officer, currentVersion.previewUrl);
    expect([answer.headers['content-type'], answer.headers['x-content-type-options']]).toEqual([
      'application/pdf',
      'nosniff',
    ]);
  });
});

describe('A75 half a file', () => {
  it('is named by nothing, cannot be registered, and goes when its day is over', async () => {
    const { id, url } = await begin(officer, 'half.txt', 10);
    await put(app, officer, url, 0, Buffer.from('12345'));
    const [item] = await items(officer, create, { input: { evidences: [newFile('half', id)] } });
    expect(item!.error).toMatchObject({ code: 'INVALID_STATE' });
    expect(temporary()).toContain(id);
    await app.sql(`update upload set expires_at = now() - interval '1 second' where id = $1`, [id]);
    await app.house.app.rooms.evidence.uploads.collect();
    expect(temporary()).not.toContain(id);
    expect((await put(app, officer, url, 5, Buffer.from('67890'))).statusCode).toBe(404);
  });

  it('that goes on with other bytes is what arrived, whole, under its own hash', async () => {
    const { id, url } = await begin(officer, 'mixed.txt', 10);
    await put(app, officer, url, 0, Buffer.from('12345'));
    expect((await put(app, officer, url, 0, Buffer.from('ABCDEFGHIJ'))).statusCode).toBe(409);
    await put(app, officer, url, 5, Buffer.from('fghij'));
    const [item] = await items(officer, create, { input: { evidences: [newFile('mixed', id)] } });
    expect(item!.evidence.currentVersion.sha256).toBe(
      createHash('sha256').update('12345fghij').digest('hex'),
    );
    // What is whole cannot be written to any more.
    await put(app, officer, url, 10, Buffer.from('more'));
    expect((await put(app, officer, url, 0, Buffer.from('ABCDEFGHIJ'))).statusCode).toBe(409);
    const { rawPayload } = await get(app, officer, item!.evidence.currentVersion.downloadUrl);
    expect(rawPayload.toString()).toBe('12345fghij');
  });
});
