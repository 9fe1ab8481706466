import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportKinds } from '../../../server/features/report/report.entity.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { findOffice, toPdf } from '../../../server/platform/documents/office.js';
import { part } from '../../support/docx-part.js';
import { isSampled } from '../../support/thoroughness.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { startRating } from '../assessment/ratings.scene.js';
import { inspectionScene } from '../inspection/scene.js';
import { planningScene } from '../planning/scene.js';
import { created, published } from '../policy/policy.requests.js';
import { createTask, dayFromToday } from '../remediation/scene.js';
import { resultsOf } from '../assessment/scene.js';
import { assessed, createMutation, download, reportQuery } from './scene.js';

const createPlan =
  'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }';
const office = findOffice(process.env.PATH);
const typefaces = ['方正小标宋', '仿宋_GB2312', '黑体', '楷体_GB2312'];

/** One policy, and the papers of one grading: their tables have a few rows. */
const withoutSheets = new Set(['POLICY', 'GRADING_REPORT', 'FILING_FORM']);
const forms = new Set(['FILING_FORM', 'MINUTES']);

// A third now, the others with the next commits.
const kinds = reportKinds.filter((_kind, at) => isSampled(at));

interface Made {
  readonly kind: string;
  readonly docx: Buffer;
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly unknown[])[] }[];
  readonly pages: readonly string[];
  readonly pageCount: number;
  readonly fonts: readonly string[];
}

/** Everything that can be asked for, with what it is asked for. */
async function wanted(app: TestApp): Promise<Record<(typeof reportKinds)[number], object>> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const assessmentId = await assessed(app);
  const { assessment } = await officer.query('query ($id: ID!) { assessment(id: $id) { subject { id } } }', {
    id: assessmentId,
  });
  const systemId = assessment.subject.id;
  const rating = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  const policyId = (await created(officer, 'DOC-1', { name: '机房管理制度', text: '# 总则\n\n1. 登记' })).id;
  await published(app, policyId);
  const { roadmap } = await planningScene(app);
  const { inspection } = await inspectionScene(app, { inspectingBody: '市网信办' });
  const plan = await officer.query(createPlan, {
    input: { name: '三级整改', startsOn: dayFromToday(-10), endsOn: dayFromToday(90) },
  });
  const planId = plan.createRemediationPlan.plan.id;
  const [, , third] = await resultsOf(officer, assessmentId);
  await createTask(app, [third!.id], { title: '更换门禁', planId, dueOn: dayFromToday(20) });
  const today = dayOf(new Date());
  return {
    GAP_ANALYSIS: { assessmentId },
    SELF_ASSESSMENT: { assessmentId },
    APPLICABILITY: { assessmentId },
    RATING_PROOF: { assessmentId: rating },
    POLICY: { policyId },
    POLICY_LIST: {},
    BRIEFING: { briefing: { month: today.slice(0, 7) } },
    ROADMAP: { roadmapId: roadmap.id },
    INSPECTION_PLAN: { inspectionId: inspection.id },
    INSPECTION_REPLY: { inspectionId: inspection.id },
    MINUTES: { inspectionId: inspection.id },
    GRADING_REPORT: { systemId },
    FILING_FORM: { systemId },
    RECTIFICATION_PLAN: { planId },
    RECTIFICATION_REPORT: { planId },
    EVIDENCE_REGISTER: {},
    AUDIT_EXTRACT: { auditExtract: { from: addDays(today, -1), to: today } },
  };
}

const roleFor = (kind: string): Role =>
  kind === 'AUDIT_EXTRACT' ? 'AUDIT_ADMINISTRATOR' : 'COMPLIANCE_OFFICER';

async function ready(app: TestApp, id: string, role: Role): Promise<{ downloadUrl: string }> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const { report } = await app.as(role).query(reportQuery, { id });
    if (report.state === 'READY') return report;
    if (report.state === 'FAILED') throw new Error(`${report.title}: ${report.failure}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('a report has not come to its end in two minutes');
}

/** Its tables as sheets; none where the kind has none. */
async function workbookOf(app: TestApp, id: string, role: Role): Promise<Made['sheets']> {
  const { report } = await app.as(role).query('query ($id: ID!) { report(id: $id) { workbookUrl } }', { id });
  if (!report.workbookUrl) return [];
  return (await readXlsx((await download(app, report.workbookUrl, role)).rawPayload)).sheets;
}

const squeezed = (text: string): string => text.replace(/\s/gu, '');
const textOf = (xml: string): string =>
  squeezed(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text)
      .join('')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  );

// LibreOffice does not come by npm: where it is missing, documents are tested as what their parts say.
describe.skipIf(!office)('every document, as LibreOffice lays it out', () => {
  let app: TestApp;
  let folder: string;
  let inputs: Record<string, object>;
  const all: Made[] = [];
  beforeAll(async () => {
    app = await createTestApp({ listen: true });
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    inputs = await wanted(app);
    const asked = [];
    for (const [kind, input] of Object.entries(inputs).filter(([one]) =>
      kinds.some((kind) => kind === one),
    )) {
      const { createReport } = await app
        .as(roleFor(kind))
        .query(createMutation, { input: { kind, ...input } });
      asked.push({ kind, id: createReport.report.id as string });
    }
    const files: string[] = [];
    const bytes: Buffer[] = [];
    const workbooks: Made['sheets'][] = [];
    for (const { kind, id } of asked) {
      const { downloadUrl } = await ready(app, id, roleFor(kind));
      bytes.push((await download(app, downloadUrl, roleFor(kind))).rawPayload);
      workbooks.push(await workbookOf(app, id, roleFor(kind)));
      files.push(join(folder, `${kind}.docx`));
      writeFileSync(files.at(-1)!, bytes.at(-1)!);
    }
    const made = await toPdf(office!, files, new AbortController().signal);
    const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
    for (const [at, file] of made.entries())
      all.push({
        kind: asked[at]!.kind,
        docx: bytes[at]!,
        sheets: workbooks[at]!,
        pages: run('pdftotext', '-raw', file, '-').split('\f').slice(0, -1),
        pageCount: Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))![1]),
        fonts: run('pdffonts', file).split('\n').slice(2, -1),
      });
  }, 300_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  });

  it('none is missing here', () => {
    expect(Object.keys(inputs).toSorted()).toEqual([...reportKinds].toSorted());
    expect(all).toHaveLength(kinds.length);
  });

  it.each(kinds.filter((kind) => !withoutSheets.has(kind)))('%s: its tables as sheets', (kind) => {
    const { sheets } = all.find((one) => one.kind === kind)!;
    expect(sheets.length).toBeGreaterThan(0);
    for (const { name, rows } of sheets) {
      const [head = []] = rows;
      expect(head.length, name).toBeGreaterThan(4);
      expect(head.every((title) => typeof title === 'string' && title !== '')).toBe(true);
      // A day that came as words would not sort.
      expect(
        rows
          .slice(1)
          .flat()
          .filter((value) => /^\d{4}-\d\d-\d\d$/.test(String(value))),
      ).toEqual([]);
    }
    // The inspection of the scene found nothing.
    if (kind !== 'INSPECTION_REPLY') expect(sheets.some(({ rows }) => rows.length > 1)).toBe(true);
  });

  it.each(kinds)('%s: pages, headings, rows, typefaces', (kind) => {
    const { docx, pages, pageCount, fonts } = all.find((one) => one.kind === kind)!;
    const xml = part(docx, 'word/document.xml');
    expect(pages).toHaveLength(pageCount);
    expect(pages.findIndex((page) => page.trim() === '')).toBe(-1);
    const said = squeezed(pages.join(''));
    // Every reader counts the pages itself.
    if (pageCount > 1) expect(said).toContain(`共${pageCount}页`);
    let from = 0;
    for (const [paragraph] of xml.matchAll(
      /<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading\d"\/>.*?<\/w:p>/gs,
    )) {
      const heading = textOf(paragraph);
      from = said.indexOf(heading, from);
      expect(from, heading).toBeGreaterThanOrEqual(0);
    }
    // Every note stands whole at the foot of one page, in the order of their numbers; later pages repeat only numbers.
    const notes = [
      ...part(docx, 'word/footnotes.xml').matchAll(/<w:footnote w:id="\d+">.*?<\/w:footnote>/gs),
    ].map(([note]) => textOf(note));
    const places = notes.map((note) => pages.findIndex((page) => squeezed(page).includes(note)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(xml.split('<w:footnoteReference').length - 1).toBe(notes.length);
    if (kind === 'SELF_ASSESSMENT') {
      expect(notes).toHaveLength(1);
      expect(squeezed(pages[places[0]!]!)).toMatch(
        /机房在二层1.*1〔证1〕《证明\d+》V1，2026-01-15采集，不是文件。/,
      );
    }
    // A table that says of itself what its columns are has a number; forms and minutes have the titles of their own custom.
    if (!forms.has(kind)) {
      const before = xml.split(/<w:tbl>.*?<\/w:tbl>/gs);
      const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
      const bare = tables.filter(
        (table, at) =>
          table.includes('<w:tblHeader/>') &&
          !/<w:pStyle w:val="Caption"\/>(?!.*<w:pStyle)/s.test(before[at]!),
      );
      expect(bare.map(textOf)).toEqual([]);
    }
    for (const [, name, number] of xml.matchAll(
      / REF ((?:table|figure)_\d+) .*?<w:t xml:space="preserve">([^<]*)<\/w:t>/g,
    )) {
      const target = new RegExp(`w:name="${name}"/>(.*?)<w:bookmarkEnd`).exec(xml)?.[1] ?? '';
      expect(textOf(target), name).toBe(squeezed(number!));
    }
    // A cell may break into lines beside those of its neighbours: its beginning tells whether the row is there.
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
      row
        .split('</w:tc>')
        .map(textOf)
        .find((cell) => cell !== ''),
    );
    const lost = rows.filter((cell) => cell !== undefined && !said.includes([...cell].slice(0, 4).join('')));
    expect(lost).toEqual([]);
    const table = part(docx, 'word/fontTable.xml');
    for (const name of typefaces) expect(table).toContain(name);
    // Name, type, encoding, emb, sub, uni: no typeface is left to the reader's machine, one of them knows Chinese.
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) (yes|no )/);
    expect(fonts.join('\n')).toMatch(/NotoSansSC|CJK|Fallback|Song|Fang|Hei|Kai/i);
    // What no typeface knows would come out as the sign for it.
    expect(said).not.toContain('\uFFFD');
  });
});
