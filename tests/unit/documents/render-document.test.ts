import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDocx } from '../../../server/platform/documents/docx.renderer.js';
import type { DocumentModel } from '../../../server/platform/documents/index.js';
import { renderDocument } from '../../../server/platform/documents/index.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { model } from './sample-model.js';

const long = (rows: number): DocumentModel =>
  model([
    { kind: 'heading', level: 1, text: '清单' },
    {
      kind: 'table',
      columns: [
        { title: '号', width: 1 },
        { title: '文', width: 4 },
      ],
      rows: Array.from({ length: rows }, (_, row) => [`R${row}-`, '核查记录']),
    },
    {
      kind: 'chart',
      caption: '图',
      description: '图',
      widthMm: 60,
      heightMm: 40,
      chart: { type: 'bar', labels: ['甲'], series: [{ name: '数', values: [3] }] },
    },
  ]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjian-documents-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a worker writes the whole file, says its size and hash, and how far it is', async () => {
  const path = join(folder, 'whole.docx');
  const shares: number[] = [];
  const { byteSize, sha256 } = await renderDocument(long(3000), path, {
    onProgress: (share) => shares.push(share),
  });
  const bytes = await readFile(path);
  expect(byteSize).toBe((await stat(path)).size);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const xml = readZip(bytes).get('word/document.xml')?.toString('utf8') ?? '';
  expect(xml.match(/R\d+-/g)).toEqual(Array.from({ length: 3000 }, (_, row) => `R${row}-`));
  expect(shares.length).toBeGreaterThan(20);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('same model, same bytes: in a worker, in this thread, on another day, in another time zone', async () => {
  const worker = await renderDocument(long(20), join(folder, 'a.docx'));
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'America/New_York';
    expect((await renderDocument(long(20), join(folder, 'b.docx'))).sha256).toBe(worker.sha256);
    expect((await writeDocx(long(20), join(folder, 'c.docx'))).sha256).toBe(worker.sha256);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('an existing file is replaced only by a finished one', async () => {
  const path = join(folder, 'kept.docx');
  await writeFile(path, 'old');
  const broken = model([{ kind: 'table', columns: [{ title: 'a', width: 1 }], rows: [['1', '2']] }]);
  await expect(renderDocument(broken, path)).rejects.toThrow('2 cells for 1 columns');
  expect(await readFile(path, 'utf8')).toBe('old');
  await renderDocument(long(1), path);
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('an abort stops the work and leaves nothing', async () => {
  const stop = new AbortController();
  const reason = new Error('no longer wanted');
  const path = join(folder, 'aborted.docx');
  const work = renderDocument(long(60_000), path, {
    signal: stop.signal,
    onProgress: () => stop.abort(reason),
  });
  await expect(work).rejects.toBe(reason);
  expect((await readdir(folder)).filter((name) => name.startsWith('aborted'))).toEqual([]);
  await expect(renderDocument(long(1), path, { signal: stop.signal })).rejects.toBe(reason);
});

test('a listener that throws ends this document, not the process', async () => {
  const path = join(folder, 'thrown.docx');
  const onProgress = () => {
    throw new Error('listener');
  };
  await expect(renderDocument(long(2000), path, { onProgress })).rejects.toThrow('listener');
  expect((await readdir(folder)).filter((name) => name.startsWith('thrown'))).toEqual([]);
});

test('a folder that is not there is told', async () => {
  await expect(renderDocument(long(1), join(folder, 'missing', 'x.docx'))).rejects.toThrow('ENOENT');
});
