import { describe, expect, test } from 'vitest';
import { gapAnalysisReport } from '../../../server/features/report/gap-analysis/report.js';
import { selfAssessment } from '../../../server/features/report/self-assessment/report.js';
import type { DocumentModel, Footnote, TableBlock } from '../../../server/platform/documents/index.js';
import { evidence, failing, gapData, highRisk, result } from './gap-data.js';

const proven = { verdict: 'MET', provenVerdict: 'MET', proofState: 'PROVEN' } as const;
const data = gapData([
  result('8.1.1.1', 'PES', {
    ...proven,
    currentState: '门禁刷卡进出',
    evidences: [evidence('a'), evidence('b')],
  }),
  result('8.1.1.2', 'PES', { ...proven, currentState: '专人值守', evidences: [evidence('a')] }),
  result('8.1.1.3', 'PES', {
    verdict: 'MET',
    proofState: 'EXPIRED',
    evidences: [evidence('old', { validity: 'EXPIRED' })],
  }),
  failing('8.1.4.1', 'CES', {
    currentState: '只有口令',
    evidences: [evidence('c', { sha256: null })],
    highRiskCases: [highRisk(true)],
  }),
  result('8.1.10.1', 'MMS', {
    verdict: 'NOT_APPLICABLE',
    provenVerdict: 'NOT_APPLICABLE',
    notApplicableReason: '没有外包',
    evidences: [evidence('d')],
  }),
]);

const tablesOf = ({ sections }: DocumentModel): TableBlock[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));

function notesIn(table: TableBlock): Footnote[] {
  const cells = table.rows.flatMap((row) => ('band' in row ? [] : row));
  return cells.flatMap((cell) =>
    typeof cell === 'string' || typeof cell.content === 'string'
      ? []
      : cell.content.flatMap((part) =>
          typeof part === 'object' && 'footnote' in part ? [part.footnote] : [],
        ),
  );
}
const captioned = (model: DocumentModel, caption: string): TableBlock =>
  tablesOf(model).find((table) => table.caption === caption)!;

describe.each([
  ['gap analysis', gapAnalysisReport(data)],
  ['self-assessment', selfAssessment(data)],
])('the notes of a %s', (_, model) => {
  test('name title, version, day and fingerprint, and lead to the annex', () => {
    const all = tablesOf(model).flatMap(notesIn);
    const notes = new Map(all.map(({ key, content }) => [key, JSON.stringify(content)]));
    // One proof, one note: whoever names it, says the same of it.
    for (const { key, content } of all) expect(notes.get(key)).toBe(JSON.stringify(content));
    const said = [...notes.values()].join('\n');
    expect(said).toContain('《证据 old》V1，2026-09-01 采集，SHA-256 old000000000…');
    expect(said).toContain('（已过期）');
    expect(said).toContain('《证据 c》V1，2026-09-01 采集，不是文件');
    for (const note of notes.values()) expect(note).toMatch(/"toProof":\d/);
  });

  test('stand in no table that has a column of proofs', () => {
    const listing = tablesOf(model).filter(({ columns }) =>
      columns.some(({ title }) => title.startsWith('证')),
    );
    expect(listing.length).toBeGreaterThan(5);
    expect(listing.flatMap(notesIn)).toEqual([]);
  });

  test('follow what is there in a high risk, not what is missing', () => {
    const table = tablesOf(model).find(({ caption }) => caption?.startsWith('高风险'))!;
    expect(JSON.stringify(table.rows)).toMatch(
      /"content":\["只有口令",\{"footnote".*?\},"\\n","差距 8\.1\.4\.1"\]/,
    );
  });
});

test('a self-assessment names the proofs of measures, of what is no problem but lacks proof, and of what does not apply', () => {
  const model = selfAssessment(data);
  const measures = tablesOf(model).find(({ columns }) => columns[1]?.title === '已有的安全控制措施')!;
  expect(notesIn(measures).map(({ key }) => key)).toEqual(['proof 1', 'proof 2', 'proof 1']);
  expect(notesIn(captioned(model, '安全问题汇总表'))).toHaveLength(1);
  expect(notesIn(captioned(model, '不适用指标'))).toHaveLength(1);
});
