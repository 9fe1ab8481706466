/**
 * Measures what a document of 300 pages costs: `npx tsc && node tests/bench/documents.bench.ts [dist folder]`.
 * Prints; asserts nothing about time. Bars: ≤ 2 s, ≤ 200 MB growth of resident memory, main loop never held > 50 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Documents from '../../server/platform/documents/index.js';

const ROUNDS = 5;
/** Tables of 211 rows and six columns: ten fill 300 landscape pages, 24 fill 730 (counted by LibreOffice). */
const SIZES = [10, 24] as const;
const ROWS = 211;

interface Measured {
  readonly ms: number;
  readonly rssGrowthMb: number;
  readonly maxLagMs: number;
  readonly megabytes: number;
}

// The product as it runs: compiled. Sources would measure type stripping as well.
const dist = resolve(process.argv[2] ?? new URL('../../dist', import.meta.url).pathname);
const { renderDocument } = (await import(
  pathToFileURL(join(dist, 'server/platform/documents/index.js')).href
)) as typeof Documents;

const folder = await mkdtemp(join(tmpdir(), 'hengjian-bench-'));
try {
  // The first size also pays for the first worker: its worst growth is that of a cold process.
  for (const tables of SIZES) await report(tables);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function report(tables: number): Promise<void> {
  const rounds: Measured[] = [];
  for (let at = 0; at < ROUNDS; at += 1)
    rounds.push(await measure(tables, join(folder, `${tables}-${at}.docx`)));
  console.log(`${tables} tables`, {
    ms: median(rounds.map(({ ms }) => ms)),
    rssGrowthMb: median(rounds.map(({ rssGrowthMb }) => rssGrowthMb)),
    worstRssGrowthMb: Math.max(...rounds.map(({ rssGrowthMb }) => rssGrowthMb)),
    worstLagMs: Math.max(...rounds.map(({ maxLagMs }) => maxLagMs)),
  });
}

async function measure(count: number, path: string): Promise<Measured> {
  const model = bigModel(count);
  const before = process.memoryUsage.rss();
  let peak = before;
  let last = performance.now();
  let maxLagMs = 0;
  // Each tick should come a millisecond after the one before; what is more is time the loop was held.
  const ticks = setInterval(() => {
    const now = performance.now();
    maxLagMs = Math.max(maxLagMs, now - last - 1);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 1);
  const start = performance.now();
  const { byteSize } = await renderDocument(model, path);
  const ms = performance.now() - start;
  clearInterval(ticks);
  return {
    ms: round(ms),
    rssGrowthMb: round((peak - before) / 2 ** 20),
    maxLagMs: round(maxLagMs),
    megabytes: round(byteSize / 1e6),
  };
}

function bigModel(count: number): Documents.DocumentModel {
  const tables = Array.from({ length: count }, (_, table): Documents.Block[] => [
    { kind: 'heading', level: 2, text: `第 ${table + 1} 类` },
    {
      kind: 'table',
      caption: '对照表',
      compact: true,
      columns: ['条款', '要求要点', '现状', '证据', '差距', '建议'].map((title, at) => ({
        title,
        width: at === 0 ? 10 : 18,
      })),
      rows: Array.from({ length: ROWS }, (_, row): Documents.TableRow => [
        `8.1.${table + 1}.${row + 1}-a`,
        '对登录的用户分配账户和权限，重命名或删除默认账户，及时停用多余、过期的账户',
        { content: [`已核查 ${row} 台设备，账户与岗位对应，季度复核一次并留档`, noteOf(row)] },
        { content: [{ toProof: row + 1 }, `账户复核记录 ${row}-${table}`] },
        row % 3 === 0 ? '两台设备仍保留默认账户' : '',
        row % 3 === 0 ? '删除默认账户，纳入基线核查' : '',
      ]),
    },
  ]);
  const axes = ['物理环境', '通信网络', '区域边界', '计算环境', '管理中心'];
  const radar: Documents.Block = {
    kind: 'chart',
    caption: '符合率',
    description: axes.join('，'),
    widthMm: 150,
    heightMm: 105,
    chart: { type: 'radar', axes, max: 100, series: [{ name: '自报', values: [80, 70, 90, 60, 75] }] },
  };
  return {
    title: '三百页文档',
    number: 'BENCH-1',
    classification: '内部',
    organization: '江城市第一人民医院',
    author: '测试',
    createdAt: '2026-11-20T08:00:00.000Z',
    sections: [
      { orientation: 'portrait', blocks: [{ kind: 'contents', title: '目录', depth: 2 }, radar] },
      {
        orientation: 'landscape',
        blocks: [{ kind: 'heading', level: 1, text: '差距分析' }, ...tables.flat()],
      },
    ],
  };
}

/** A footnote in every row; every table names the same proofs, so later ones repeat the numbers. */
function noteOf(row: number): Documents.Inline {
  return {
    footnote: {
      key: `proof ${row}`,
      content: [{ toProof: row + 1 }, `《账户复核记录 ${row}》V1，2026-09-01 采集，SHA-256 1a2b3c4d5e6f…。`],
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
