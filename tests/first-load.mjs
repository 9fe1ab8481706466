// What a browser must read before the first table: the real graph of the built client, not what the sources hope for.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url).pathname;
const built = join(root, 'dist', 'client');
const limitKb = 250;
/** Heavy packages that belong to a click, never to the first screen. */
const heavy =
  /^(?:antd|@ant-design\/.*|@rc-component\/.*|rc-.*|echarts|zrender|pdfjs-dist|docx-preview|hucre)$/;

const frame = 'client/app/shell/Shell.tsx';
/** The lazy modules that each screen asks for, beside the entry. */
const screens = {
  'sign-in': ['client/features/session/SignInPage.tsx'],
  home: [frame, 'client/features/home/HomePage.tsx'],
  systems: [frame, 'client/features/system/SystemListPage.tsx'],
  'evidence library': [frame, 'client/features/evidence/library/EvidenceLibrary.tsx'],
  workbench: [frame, 'client/features/assessment/workbench/WorkbenchPage.tsx'],
  'remediation board': [frame, 'client/features/remediation/RemediationPage.tsx'],
};

/** One line for each screen with its figure; a problem for each that is too heavy or has a heavy package in it. */
export function measureFirstLoad() {
  const chunks = JSON.parse(readFileSync(join(root, 'dist', 'client-graph.json'), 'utf8'));
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((found) => found[1]);
  const lines = [];
  const problems = entries.length === 0 ? ['index.html names no script'] : [];
  for (const [screen, sources] of Object.entries(screens)) {
    const files = closure(chunks, [...entries, ...sources.map((source) => chunkOf(chunks, source))]);
    const kb = files.reduce((sum, file) => sum + sizes(file), 0);
    lines.push(
      `${screen.padEnd(18)} ${kb.toFixed(1).padStart(6)} KB gzip in ${files.length} scripts (limit ${limitKb})`,
    );
    if (kb > limitKb) problems.push(`${screen}: ${kb.toFixed(1)} KB of script before the first table`);
    const found = new Set(files.flatMap((file) => chunks[file].packages.filter((name) => heavy.test(name))));
    if (found.size > 0) problems.push(`${screen} loads ${[...found].join(', ')}`);
  }
  return { lines, problems };
}

function sizes(file) {
  return gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1024;
}

function chunkOf(chunks, source) {
  const found = Object.entries(chunks).find(([, chunk]) => chunk.source === source)?.[0];
  if (!found || !existsSync(join(built, found))) throw new Error(`no built script stands for ${source}`);
  return found;
}

/** A script and everything it imports by name; `import()` is another matter. */
function closure(chunks, from) {
  const seen = new Set();
  const waiting = [...from];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!chunks[file]) throw new Error(`${file} is not in the graph of the build`);
    waiting.push(...chunks[file].imports);
  }
  return [...seen].toSorted();
}
