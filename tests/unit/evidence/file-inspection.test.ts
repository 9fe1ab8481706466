import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../../server/features/evidence/file-inspection.js';
import { reasons } from '../../../server/features/evidence/file-kinds.js';
import { AppError } from '../../../server/platform/graphql/errors.js';
import { compoundFile, exe, gif, jpeg, officeFile, pdf, png, zip } from './sample-files.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inspect = (name: string, content: Buffer | string) => {
  const path = join(folder, 'sample');
  writeFileSync(path, content);
  return inspectFile(path, name);
};

async function refusal(name: string, content: Buffer | string): Promise<string> {
  const error = await inspect(name, content).then(
    (file) => file,
    (thrown: unknown) => thrown,
  );
  expect(error, `${name} must be refused`).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('BAD_USER_INPUT');
  return (error as AppError).text.en;
}

const gb = Buffer.from('d6d0b9fab2e2cad40d0ac8d5d6be0a', 'hex'); // 中国测试 / 日志
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('what a file is', () => {
  const accepted: readonly [string, () => Buffer | string | Promise<Buffer>, string][] = [
    ['report.pdf', () => pdf(), 'application/pdf'],
    ['screen.PNG', () => png(), 'image/png'],
    ['photo.jpeg', jpeg, 'image/jpeg'],
    ['dot.gif', gif, 'image/gif'],
    [
      '制度.docx',
      () => officeFile('docx'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['台账.xlsx', () => officeFile('xlsx'), sheet],
    [
      'talk.pptx',
      () => officeFile('pptx'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['old.doc', () => compoundFile('WordDocument'), 'application/msword'],
    ['old.xls', () => compoundFile('Workbook'), 'application/vnd.ms-excel'],
    ['公文.ofd', () => zip({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '<x/>' }), 'application/ofd'],
    ['logs.zip', () => zip({ 'a.log': 'x', 'run.exe': 'MZ' }), 'application/zip'],
    ['messages.log', () => 'Nov 24 sshd: ok\n\u001b[31mred\u001b[0m\n', 'text/plain; charset=utf-8'],
    ['messages.1', () => 'rotated\n', 'text/plain; charset=utf-8'],
    ['导出.csv', () => gb, 'text/csv; charset=gb18030'],
    ['𠮷田.txt', () => '生僻字 𠮷 𬱖 and 😀\n', 'text/plain; charset=utf-8'],
    [
      'unicode.txt',
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('系统日志\r\n', 'utf16le')]),
      'text/plain; charset=utf-16le',
    ],
    ['BM-list.txt', () => 'BM is how this text begins, like a bitmap.\n', 'text/plain; charset=utf-8'],
    ['mail.eml', () => 'From: a@b.cn\r\nSubject: drill\r\n\r\nhello\r\n', 'message/rfc822; charset=utf-8'],
    ['scan.nessus', () => '<?xml version="1.0"?><NessusClientData_v2/>', 'application/xml; charset=utf-8'],
  ];
  it.each(accepted)('%s', async (name, content, mediaType) => {
    expect((await inspect(name, await content())).mediaType).toBe(mediaType);
  });

  it('hashes every byte, also across chunks', async () => {
    const long = Buffer.from('a line of a long log\n'.repeat(60_000));
    expect(long.length).toBeGreaterThan(1024 * 1024);
    const { sha256 } = await inspect('long.log', long);
    expect(sha256).toBe(createHash('sha256').update(long).digest('hex'));
  });

  it('gives a file without extension the one of its content', async () => {
    expect((await inspect('screenshot', png())).fileName).toBe('screenshot.png');
    expect((await inspect('notes', 'plain')).fileName).toBe('notes.txt');
  });

  it('knows GB18030 that begins like UTF-8 only far into the file', async () => {
    const late = Buffer.concat([Buffer.alloc(300_000, 'x'), gb]);
    expect((await inspect('late.txt', late)).mediaType).toBe('text/plain; charset=gb18030');
  });
});

describe('a file that lies about its type', () => {
  const lies: readonly [string, () => Buffer | string | Promise<Buffer>, RegExp][] = [
    ['invoice.pdf', () => png(), /ends in \.pdf but the content is something else \(PNG image\)/],
    ['picture.png', () => pdf(), /ends in \.png but the content is something else \(PDF document\)/],
    ['letter.docx', () => officeFile('xlsx'), /\(Excel workbook\)/],
    ['letter.docx', () => zip({ 'a.txt': 'x' }), /\(ZIP archive\)/],
    ['table.xlsx', () => 'a,b\n', /\(plain text\)/],
    ['mail.eml', () => 'just words', /\(plain text\)/],
    ['notes.txt', () => png(), /\(PNG image\)/],
  ];
  it.each(lies)('%s is refused with what it really is', async (name, content, message) => {
    expect(await refusal(name, await content())).toMatch(message);
  });
});

describe('what is refused', () => {
  const relation = (type: string) =>
    `<Relationships><Relationship Id="r" Type="http://x/relationships/${type}" TargetMode="External" Target="http://evil/x"/></Relationships>`;
  const refused: readonly [
    string,
    string,
    () => Buffer | string | Promise<Buffer>,
    { readonly en: string },
  ][] = [
    ['zero bytes', 'empty.pdf', () => '', reasons.empty],
    ['a program', 'setup.exe', exe, reasons.running],
    ['a program called PDF', 'report.pdf', exe, reasons.running],
    ['a script by name', 'deploy.ps1', () => 'echo', reasons.running],
    ['a script by content', 'readme.txt', () => '#!/bin/sh\nrm -rf /\n', reasons.running],
    ['PHP as text', 'a.txt', () => '<?php echo 1;', reasons.running],
    ['HTML', 'page.html', () => '<html></html>', reasons.page],
    [
      'HTML called PDF',
      'page.pdf',
      () => '\n <!-- x --><!DOCTYPE html><script>alert(1)</script>',
      reasons.page,
    ],
    ['HTML called text', 'page.txt', () => '\ufeff<script>alert(1)</script>', reasons.page],
    ['SVG', 'logo.xml', () => '<?xml version="1.0"?><svg onload="alert(1)"/>', reasons.page],
    ['a macro document by name', 'a.docm', () => pdf(), reasons.macro],
    [
      'a macro document called docx',
      'a.docx',
      () => officeFile('docx', { 'word/vbaProject.bin': 'x' }),
      reasons.macro,
    ],
    ['an old macro document', 'a.xls', () => compoundFile('Workbook', '_VBA_PROJECT_CUR'), reasons.macro],
    ['a document with password', 'a.docx', () => compoundFile('EncryptedPackage'), reasons.encrypted],
    [
      'an outside template',
      'a.docx',
      () => officeFile('docx', { 'word/_rels/settings.xml.rels': relation('attachedTemplate') }),
      reasons.external,
    ],
    [
      'an outside object',
      'a.docx',
      () => officeFile('docx', { 'word/_rels/document.xml.rels': relation('oleObject') }),
      reasons.external,
    ],
    [
      'a DDE field',
      'a.docx',
      () =>
        officeFile('docx', {
          'word/document.xml': '<w:instrText xml:space="preserve"> DDEAUTO c:\\cmd</w:instrText>',
        }),
      reasons.external,
    ],
    [
      'a DDE link',
      'a.xlsx',
      () =>
        officeFile('xlsx', {
          'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        }),
      reasons.external,
    ],
    ['a cut archive', 'a.docx', async () => (await officeFile('docx')).subarray(0, 120), reasons.damaged],
    [
      'entities in a container',
      'a.docx',
      () => officeFile('docx', { '[Content_Types].xml': '<!DOCTYPE x [<!ENTITY a "b">]><Types/>' }),
      reasons.damaged,
    ],
    ['unknown binary', 'data.bin', () => Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), reasons.unsupported],
    ['text of unknown purpose', 'x.exotic', () => 'text', reasons.unsupported],
    ['control characters in text', 'a.txt', () => 'a\u0001b', reasons.unsupported],
  ];
  it.each(refused)('%s', async (_what, name, content, reason) => {
    expect(await refusal(name, await content())).toBe(reason.en);
  });

  it('does not refuse links for people', async () => {
    const file = await officeFile('docx', { 'word/_rels/document.xml.rels': relation('hyperlink') });
    await expect(inspect('a.docx', file)).resolves.toMatchObject({ fileName: 'a.docx' });
  });
});
