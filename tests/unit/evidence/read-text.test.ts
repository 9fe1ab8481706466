import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../../server/features/evidence/file-inspection.js';
import { kindOfMediaType } from '../../../server/features/evidence/file-kinds.js';
import { readTextApart } from '../../../server/features/evidence/text/read-apart.js';
import { readText } from '../../../server/features/evidence/text/read-text.js';
import { maximumCharacters } from '../../../server/features/evidence/text/text.limits.js';
import { wordGrams } from '../../../server/platform/search.js';
import { documentOf, mail, officeFile, pdf, pdfOf, png, slidesOf, workbookOf, zip } from './sample-files.js';

const folder = mkdtempSync(join(tmpdir(), 'read-text-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the upload does: the kind comes from the content. */
async function jobOf(name: string, bytes: Buffer) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { mediaType } = await inspectFile(path, name);
  return { path, kind: kindOfMediaType(mediaType), mediaType };
}
const read = async (name: string, bytes: Buffer) => readText(await jobOf(name, bytes));
const textOf = async (name: string, bytes: Buffer) => {
  const finding = await read(name, bytes);
  if (finding.state !== 'READY') throw new Error(JSON.stringify(finding));
  return finding.text;
};

describe('the text inside', () => {
  it('a PDF: a Chinese word goes on in the next line, an English one does not', async () => {
    expect(await textOf('policy.pdf', pdfOf(['网络安', '全管理制度', 'Access', 'control']))).toBe(
      '网络安全管理制度 Access control',
    );
  });

  it('a DOCX: words that Word cut into runs are whole, paragraphs stand apart', async () => {
    expect(await textOf('rules.docx', await documentOf([['机房出', '入登记'], ['A &amp; B &#x7248;']]))).toBe(
      '机房出入登记 A & B 版',
    );
  });

  it('an XLSX: the name of the sheet, then row by row', async () => {
    const bytes = await workbookOf('备份记录', [
      ['日期', '结果'],
      ['2026-03-01', '恢复成功'],
    ]);
    expect(await textOf('backup.xlsx', bytes)).toBe('备份记录 日期 结果 2026-03-01 恢复成功');
  });

  it('a PPTX: slide ten after slide nine', async () => {
    const bytes = await slidesOf(Array.from({ length: 11 }, (_unused, at) => `第${at + 1}页`));
    expect(await textOf('training.pptx', bytes)).toMatch(/^第1页 第2页 .*第9页 第10页 第11页$/);
  });

  it('an e-mail: subject, people, words once, names of attachments', async () => {
    const text = await textOf('notice.eml', mail());
    expect(text).toContain('双因素认证上线通知 信息科');
    expect(text).toContain('堡垒机账号一人一号，停用共享账号。');
    expect(text).toContain('清单.pdf');
    expect(text).not.toContain('PAGE');
  });

  it('plain text in the character set that it was written in', async () => {
    const gbk = Buffer.from('b7c0bbf0c7bdb2dfc2d4b1e4b8fcbcc7c2bc', 'hex');
    expect(await textOf('change.txt', gbk)).toBe('防火墙策略变更记录');
    expect(await textOf('change.csv', Buffer.from('﻿系统,负责人\nHIS,王工\n'))).toBe('系统,负责人 HIS,王工');
  });

  it('text that was written down, in one form of every character and nothing invisible', async () => {
    const finding = await readText({ body: '⽤⼾，\u0000名\u200b单\r\n\r\nＡＢＣ' });
    expect(finding).toMatchObject({ state: 'READY', text: '用户， 名单 ABC', cut: false });
  });

  it('is cut where it grows too long, and says so', async () => {
    const finding = await read('long.log', Buffer.from('审计日志 audit line\n'.repeat(40_000)));
    expect(finding).toMatchObject({ state: 'READY', cut: true });
    expect((finding as { text: string }).text).toHaveLength(maximumCharacters);
  });
});

describe('what has no text ends in a clear state', () => {
  it.each([
    ['scan.pdf', () => pdf(), 'EMPTY', 'SCANNED'],
    ['locked.pdf', () => pdfOf(['秘密'], { locked: true }), 'FAILED', 'ENCRYPTED'],
    ['torn.pdf', () => Buffer.from('%PDF-1.7\nnothing of the kind'), 'FAILED', 'DAMAGED'],
    ['blank.docx', () => documentOf([['  ']]), 'EMPTY', 'NO_TEXT'],
    ['blank.xlsx', () => officeFile('xlsx'), 'EMPTY', 'NO_TEXT'],
    ['photo.png', () => png(), 'UNSUPPORTED', 'PICTURE'],
    ['pack.zip', () => zip({ 'a.txt': 'a' }), 'UNSUPPORTED', 'ARCHIVE'],
  ] as const)('%s: %s', async (name, make, state, reason) => {
    expect(await read(name, await make())).toEqual({ state, reason });
  });

  it('a part that bursts is not unpacked', async () => {
    const bomb = await officeFile('docx', { 'word/document.xml': ' '.repeat(40 * 1024 * 1024) });
    // Past the door, which refuses it: as a file that was taken in before the door knew.
    const path = join(folder, 'bomb.docx');
    writeFileSync(path, bomb);
    expect(await readText({ path, kind: 'docx', mediaType: '' })).toEqual({
      state: 'FAILED',
      reason: 'TOO_LARGE',
    });
    const sheets = await officeFile(
      'xlsx',
      Object.fromEntries(
        Array.from({ length: 5 }, (_unused, at) => [
          `xl/worksheets/sheet${at}.xml`,
          'x'.repeat(25 * 1024 * 1024),
        ]),
      ),
    );
    writeFileSync(path, sheets);
    expect(await readText({ path, kind: 'xlsx', mediaType: '' })).toEqual({
      state: 'FAILED',
      reason: 'TOO_LARGE',
    });
  });

  it('XML as deep as it likes, entities that feed on each other, tags that never end', async () => {
    const declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const deep = '<a:p>'.repeat(200_000);
    const bytes = await officeFile('pptx', {
      'ppt/slides/slide1.xml': `${declared}${deep}<a:t>&b; 可读</a:t><a:t`,
    });
    expect(await textOf('deep.pptx', bytes)).toBe('&b; 可读');
  });
});

describe('in a thread of its own', () => {
  it('answers what it found, and ends with whom it was for', async () => {
    const job = await jobOf('thread.docx', await documentOf([['应急演练总结']]));
    const finding = await readTextApart(job, AbortSignal.timeout(30_000));
    expect(finding).toMatchObject({ state: 'READY', text: '应急演练总结' });
    const grams = new Set((finding as { grams: Int32Array }).grams);
    expect(wordGrams('演练').every((gram) => grams.has(gram))).toBe(true);
    const stop = new AbortController();
    const stopped = readTextApart(job, stop.signal);
    stop.abort();
    await expect(stopped).rejects.toThrow();
  });

  it('a PDF is read there too', async () => {
    const job = await jobOf('thread.pdf', pdfOf(['等级保护测评报告']));
    expect(await readTextApart(job, AbortSignal.timeout(30_000))).toMatchObject({ text: '等级保护测评报告' });
  });
});
