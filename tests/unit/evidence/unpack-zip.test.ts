import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { archiveLimits } from '../../../client/features/evidence/upload/archive/archiveModel.ts';
import { decodeNames, readPath } from '../../../client/features/evidence/upload/archive/entryNames.ts';
import { countFiles, unpackZip } from '../../../client/features/evidence/upload/archive/unpackZip.ts';
import { sampleZip } from './sample-zip.js';
import type { SampleEntry } from './sample-zip.js';

/** GBK of 机房/巡检记录.txt, as Windows in Chinese writes it. */
const gbk = Buffer.from('bbfab7bf2fd1b2bcecbcc7c2bc2e747874', 'hex');

const blob = (entries: readonly SampleEntry[]) => new Blob([sampleZip(entries)]);
const unpack = (entries: readonly SampleEntry[], limits = {}) =>
  unpackZip(blob(entries), undefined, { ...archiveLimits, ...limits });

async function byYazl(names: readonly string[]): Promise<Blob> {
  const zip = new ZipFile();
  for (const name of names)
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(`内容 ${name}`), name, { mtime: new Date(2026, 2, 15, 8, 30) });
  zip.end();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Buffer));
  return new Blob(parts);
}

describe('what an archive holds', () => {
  it('files with folders and days; clutter and folders left out, archives inside closed', async () => {
    const archive = await byYazl([
      '资料/',
      '资料/机房/巡检.txt',
      '封面.pdf',
      '资料/内层.zip',
      '__MACOSX/资料/._巡检.txt',
      '资料/.DS_Store',
      'Thumbs.db',
    ]);
    expect(await countFiles(archive)).toBe(3);
    const progress: number[] = [];
    const { files, refused } = await unpackZip(archive, ({ share }) => progress.push(share));
    expect(files.map(({ path }) => path)).toEqual(['资料/机房/巡检.txt', '封面.pdf', '资料/内层.zip']);
    expect(files[0]!.file.name).toBe('巡检.txt');
    expect(await files[0]!.file.text()).toBe('内容 资料/机房/巡检.txt');
    expect(files[0]!.file.lastModified).toBe(new Date(2026, 2, 15, 8, 30).getTime());
    expect([refused, progress.at(-1)]).toEqual([[], 1]);
  });

  it('names in UTF-8, said or not, and in GBK', async () => {
    const paths = async (entries: readonly SampleEntry[]) =>
      (await unpack(entries)).files.map(({ path }) => path);
    expect(await paths([{ name: '机房/巡检.txt', flags: 0x800 }])).toEqual(['机房/巡检.txt']);
    expect(await paths([{ name: '机房/巡检.txt' }])).toEqual(['机房/巡检.txt']);
    expect(await paths([{ name: gbk }])).toEqual(['机房/巡检记录.txt']);
  });

  it('two bytes of GBK that look like UTF-8 are read as all the others', () => {
    // 联通 in GBK is valid UTF-8, which is why Notepad forgot it.
    const unicom = { bytes: Buffer.from('c1aacda8', 'hex'), unicode: null };
    expect(decodeNames([unicom, { bytes: gbk, unicode: null }])[0]).toBe('联通');
    expect(
      decodeNames([
        { bytes: gbk, unicode: null },
        { bytes: gbk, unicode: '另' },
      ]),
    ).toEqual(['机房/巡检记录.txt', '另']);
  });
});

describe('what is refused alone, by name', () => {
  it.each([
    '../秘密.txt',
    'a/../../b.txt',
    '..\\b.txt',
    '/etc/passwd',
    'C:/a.txt',
    '\\\\server\\a.txt',
    'a\nb.txt',
  ])('%j', async (name) => {
    const { files, refused } = await unpack([{ name }, { name: 'good.txt', data: 'x' }]);
    expect(files.map(({ path }) => path)).toEqual(['good.txt']);
    expect(refused).toEqual([{ path: name, reason: 'UNSAFE_PATH' }]);
  });

  it('links, broken bytes, and what is too large for one file', async () => {
    const broken = sampleZip([
      { name: 'a.txt', data: 'one' },
      { name: 'b.txt', data: 'other' },
    ]);
    // The first byte of the first content.
    broken[35]! ^= 0xff;
    const told = await unpackZip(new Blob([broken]));
    expect(told.refused).toEqual([{ path: 'a.txt', reason: 'UNREADABLE' }]);
    expect(told.files.map(({ path }) => path)).toEqual(['b.txt']);
    const link = await unpack([{ name: 'link', data: '/etc/passwd', mode: 0o120777 }]);
    expect(link).toEqual({ files: [], refused: [{ path: 'link', reason: 'SYMLINK' }] });
    const large = await unpack([{ name: 'big.txt', data: 'x'.repeat(5000) }], { fileBytes: 2000 });
    expect(large.refused).toEqual([{ path: 'big.txt', reason: 'TOO_LARGE' }]);
  });

  it('what is larger or smaller than it says', async () => {
    for (const size of [10, 4 * 1024 * 1024]) {
      const { files, refused } = await unpack(
        [{ name: 'lie.txt', data: Buffer.alloc(3 * 1024 * 1024), size }],
        { ratio: 1e6 },
      );
      expect([files, refused]).toEqual([[], [{ path: 'lie.txt', reason: 'UNREADABLE' }]]);
    }
  });

  it('plain paths', () => {
    expect(readPath('.\\机房\\\\巡检.txt')).toEqual({ path: '机房/巡检.txt' });
    expect(readPath('a..b/..c.txt')).toEqual({ path: 'a..b/..c.txt' });
  });
});

describe('what closes the archive', () => {
  const zeros = Buffer.alloc(3 * 1024 * 1024);
  it.each<[string, readonly SampleEntry[], object]>([
    [
      'ENCRYPTED',
      [
        { name: 'a.txt', data: 'x' },
        { name: 'b.txt', data: 'x', flags: 1 },
      ],
      {},
    ],
    ['TOO_MANY', [1, 2, 3].map((at) => ({ name: `${at}.txt` })), { entries: 2 }],
    ['TOO_LARGE', [1, 2, 3].map((at) => ({ name: `${at}.txt`, data: 'x'.repeat(1000) })), { bytes: 2500 }],
    ['TOO_DENSE', [{ name: 'bomb.txt', data: zeros }], {}],
    [
      'OVERLAPPING',
      [
        { name: 'a.txt', data: 'x' },
        { name: 'a.txt', data: 'x', sameAs: 0 },
      ],
      {},
    ],
  ])('%s', async (reason, entries, limits) => {
    await expect(unpack(entries, limits)).rejects.toMatchObject({ reason });
  });

  it('what is no archive, and what is cut off', async () => {
    await expect(countFiles(new Blob(['hello']))).rejects.toMatchObject({ reason: 'NOT_ZIP' });
    const whole = sampleZip([{ name: 'a.txt', data: 'x' }]);
    await expect(countFiles(new Blob([whole.subarray(0, 40)]))).rejects.toMatchObject({ reason: 'NOT_ZIP' });
  });

  it('counts encrypted and endless ones without unpacking', async () => {
    await expect(countFiles(blob([{ name: 'a', flags: 1 }]))).rejects.toMatchObject({ reason: 'ENCRYPTED' });
    await expect(
      countFiles(blob([{ name: 'a' }, { name: 'b' }]), { ...archiveLimits, entries: 1 }),
    ).rejects.toMatchObject({ reason: 'TOO_MANY' });
  });
});
