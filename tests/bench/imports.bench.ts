/**
 * Measures what a rule book of 6,000 nodes costs from file to screen: `npx tsc && node tests/bench/imports.bench.ts`.
 * Prints; asserts nothing about time. Bars: reading and writing ≤ 5 s, opening ≤ 1 s, ≤ 300 MB growth of resident memory.
 * The first of each column is that of a cold server; memory is the most of all rounds.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type * as Yaml from '../../server/features/framework/exchange/own-yaml.writer.js';
import type * as Xlsx from '../../server/features/framework/exchange/xlsx.writer.js';
import type * as Ciso from '../../server/features/framework/exchange/ciso.writer.js';
import type * as Oscal from '../../server/features/framework/exchange/oscal.writer.js';
import type { WrittenBook, WrittenNode } from '../../server/features/framework/exchange/write-book.types.js';
import { fullScale } from './fill.ts';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 3);
const groups = 60;
const clauses = 99;

const root = fileURLToPath(new URL('../..', import.meta.url));
const load = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(join(root, 'dist/server/features/framework/exchange', file)).href)) as T;
const [yaml, xlsx, ciso, oscal] = await Promise.all([
  load<typeof Yaml>('own-yaml.writer.js'),
  load<typeof Xlsx>('xlsx.writer.js'),
  load<typeof Ciso>('ciso.writer.js'),
  load<typeof Oscal>('oscal.writer.js'),
]);

const book = bigBook();
const csv = ['编号,上级编号,名称,要求,权重']
  .concat(
    book.nodes.map(({ code, parentCode, name, text, rule }) =>
      [code, parentCode ?? '', name, text ?? '', rule.relativeWeight ?? ''].join(','),
    ),
  )
  .join('\n');
const files: [string, Uint8Array][] = [
  ['book.yaml', Buffer.from(yaml.writeOwnYaml(book))],
  ['book.xlsx', await xlsx.writeWorkbook(book, 'zh')],
  ['book.csv', Buffer.from(csv)],
  ['library.yaml', Buffer.from(ciso.writeLibrary(book))],
  ['catalog.json', Buffer.from(oscal.writeCatalog(book))],
];

const smallest = Object.fromEntries(
  Object.keys(fullScale).map((key) => [key, 2]),
) as unknown as typeof fullScale;
const world = await createWorld(smallest);
try {
  const { url, pid } = await world.serveProduct();
  const headers = { cookie: `hengjian_session=${sessionToken}`, 'x-hengjian-request': '1' };
  const ask = async (query: string, variables: object = {}): Promise<any> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  console.log(
    '| file | MB | read ms | write ms | open ms | open again ms | growth of memory MB |\n|---|---|---|---|---|---|---|',
  );
  for (const [fileName, content] of files) {
    const figures: number[][] = [];
    const memory = watchMemory(pid);
    for (let round = 0; round < rounds; round += 1) figures.push(await measure(fileName, content, round));
    const growth = memory.stop();
    const [read, write, open, again] = [0, 1, 2, 3].map((column) =>
      figures.map((row) => Math.round(row[column]!)).join(' / '),
    );
    console.log(
      `| ${fileName} | ${(content.length / 1e6).toFixed(1)} | ${read} | ${write} | ${open} | ${again} | ${growth} |`,
    );
  }

  async function measure(fileName: string, content: Uint8Array, round: number): Promise<number[]> {
    const times: number[] = [];
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const value = await work();
      times.push(performance.now() - start);
      return value;
    };
    const id = await timed(async () => {
      const response = await fetch(`${url}/uploads/framework-imports?fileName=${fileName}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: Buffer.from(content),
      });
      const sent = (await response.json()) as { id: string };
      const { frameworkImport } = await ask(
        'query ($id: ID!) { frameworkImport(id: $id) { state nodeCount sample { code } problems { message } } }',
        { id: sent.id },
      );
      if (frameworkImport.state !== 'READY') throw new Error(JSON.stringify(frameworkImport.problems));
      return sent.id;
    });
    const code = `${fileName.replace(/\W/g, '-')}-${round}`;
    const input = { id, code, name: code, shortName: code, edition: '2027', issuer: 'bench' };
    const made = await timed(() =>
      ask(
        'mutation ($input: ApplyFrameworkImportInput!) { applyFrameworkImport(input: $input) { framework { id code } } }',
        {
          input,
        },
      ),
    );
    const opened = () =>
      ask(
        'query ($code: String!) { framework(code: $code) { name counts { kind count } findings { message } childControls { nodes { id name text childCount } } } }',
        { code: `own-${code}` },
      );
    await timed(opened);
    await timed(opened);
    await ask('mutation ($id: ID!) { discardFramework(id: $id) { discardedId } }', {
      id: made.applyFrameworkImport.framework.id,
    });
    return times;
  }
} finally {
  await world.close();
}

/** Resident memory of the server above where it stood, in MB: threads are part of it. */
function watchMemory(pid: number): { stop(): number } {
  const resident = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  const before = resident();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, resident())), 10);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(most - before);
    },
  };
}

function bigBook(): WrittenBook {
  const node = (code: string, parentCode: string | null, more: Partial<WrittenNode>): WrittenNode => ({
    code,
    parentCode,
    ref: null,
    name: `${code} 的名称`,
    text: null,
    kind: 'GROUP',
    level: null,
    leaf: false,
    informative: false,
    verification: 'UNVERIFIED',
    rule: {},
    ...more,
  });
  const nodes = Array.from({ length: groups }, (_, group) => [
    node(`G${group}`, null, {}),
    ...Array.from({ length: clauses }, (_, at) =>
      node(`G${group}.${at}`, `G${group}`, {
        kind: 'CLAUSE',
        leaf: true,
        text: `第 ${group}.${at} 条：应当建立制度、明确责任、留存记录，并定期检查执行情况。`.repeat(3),
        rule: { relativeWeight: 2 },
      }),
    ),
  ]).flat();
  return {
    id: '0f8fad5b-d9cb-469f-a165-70867728950e',
    code: 'big',
    name: '大标准',
    shortName: '大标准',
    edition: '2027',
    issuer: '市卫健委',
    documentNumber: '无',
    publishedOn: null,
    effectiveOn: null,
    scoringKind: 'CHECKLIST',
    levels: [],
    scoring: { kind: 'CHECKLIST' },
    verificationNotes: [],
    missingTables: [],
    nodes,
    at: '2026-11-28T00:00:00.000Z',
  };
}
