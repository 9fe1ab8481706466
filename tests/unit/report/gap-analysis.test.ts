import { expect, test } from 'vitest';
import type { GapAnalysisData } from '../../../server/features/report/gap-analysis/data.js';
import { findings } from '../../../server/features/report/gap-analysis/findings.js';
import {
  gapAnalysisFileName,
  gapAnalysisReport,
} from '../../../server/features/report/gap-analysis/report.js';
import type {
  Block,
  Cell,
  Content,
  DocumentModel,
  TableBlock,
} from '../../../server/platform/documents/index.js';
import { evidence, failing, gapData, highRisk, result, score, task } from './gap-data.js';

const blocksOf = (model: DocumentModel): Block[] => model.sections.flatMap(({ blocks }) => blocks);
const report = (data: GapAnalysisData): Block[] => blocksOf(gapAnalysisReport(data));
const tables = (blocks: readonly Block[]): TableBlock[] => blocks.filter((block) => block.kind === 'table');
const tableNamed = (blocks: readonly Block[], caption: string): TableBlock => {
  const found = tables(blocks).find((table) => table.caption === caption);
  if (found === undefined) throw new Error(`no table ${caption}`);
  return found;
};
const plain = (content: Content): string =>
  typeof content === 'string'
    ? content
    : content
        .map((part) =>
          typeof part === 'string'
            ? part
            : 'toProof' in part
              ? `[${part.toProof}]`
              : 'text' in part
                ? part.text
                : '',
        )
        .join('');
const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell : plain(cell?.content ?? '');
const rowTexts = (table: TableBlock): string[][] =>
  table.rows.map((row) => ('band' in row ? [row.band] : row.map(cellText)));
const paragraphs = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.content)] : [])).join('\n');

test('chapters in their order, annexes last', () => {
  const headings = report(gapData()).flatMap((block) =>
    block.kind === 'heading' && block.level === 1 ? [block.text] : [],
  );
  expect(headings).toEqual([
    '结论摘要',
    '概述',
    '对标依据与对象',
    '现状描述',
    '差距分析',
    '高风险项',
    '风险排序',
    '整改建议',
    '结论',
    '未核实事项与使用限制',
    '附件一　整改任务清单',
    '附件二　证据清单',
  ]);
});

test('the own text of the organization stands instead of our words, marked and explained; a snapshot without any says nothing', () => {
  const blocks = report(
    gapData([
      result('8.1.4.1', 'CES', { ownText: '本院录入的\n标准文本' }),
      result('8.1.4.2', 'CES', { ownText: null }),
    ]),
  );
  const rows = rowTexts(tableNamed(blocks, '安全计算环境对照表'));
  const textOf = (code: string) => rows.find(([cell]) => cell?.startsWith(`${code}\n`))?.[1];
  expect(textOf('8.1.4.1')).toBe('※ 本院录入的\n标准文本');
  expect(textOf('8.1.4.2')).toBe('要求 8.1.4.2');
  expect(paragraphs(blocks)).toContain('标“※”的 1 项要求是本单位自行录入的标准文本');
  expect(paragraphs(report(gapData()))).not.toContain('※');
});

test('every one of the 211 results is in the table of its category, wide pages for those tables', () => {
  const data = gapData();
  const wide = gapAnalysisReport(data).sections.filter(({ orientation }) => orientation === 'landscape');
  const byCategory = tables(wide[0]?.blocks ?? []);
  expect(byCategory).toHaveLength(10);
  const codes = byCategory.flatMap((table) =>
    rowTexts(table)
      .filter((row) => row.length > 1)
      .map(([code]) => code?.split('\n')[0]),
  );
  expect(codes).toEqual(data.results.map(({ code }) => code));
  expect(byCategory.map(({ rows }) => rows.filter((row) => !('band' in row)).length)).toEqual([
    22, 8, 20, 34, 12, 7, 14, 12, 34, 48,
  ]);
});

test('a result without a listed category stops the report instead of vanishing', () => {
  expect(() => gapAnalysisReport(gapData([result('8.1.1.1', 'XXX')]))).toThrow(
    '8.1.1.1 belongs to no listed category: XXX',
  );
});

test('declared and proven stand side by side, with the part that cannot be proven', () => {
  const data = gapData([
    result('8.1.1.1', 'PES', { verdict: 'MET', provenVerdict: 'OPEN', proofState: 'EXPIRED' }),
    failing('8.1.1.2', 'PES'),
  ]);
  const blocks = report(data);
  const rows = rowTexts(tableNamed(blocks, '得分与结论'));
  expect(rows[0]).toEqual(['得分', '86.25 分', '71 分', '-15.25']);
  expect(rows[1]).toEqual(['结论', '良', '中', '']);
  expect(paragraphs(blocks)).toContain('发现差距 2 项：1 项未达到要求，1 项判为符合但拿不出有效证据');
  expect(paragraphs(blocks)).toContain('证据已过期 1 项');
  const [first] = rowTexts(tableNamed(blocks, '安全物理环境对照表')).filter(([code]) =>
    code?.startsWith('8.1.1.1'),
  );
  expect(first?.[3]).toBe('自报 符合\n实证 未评');
});

test('under the 2025 edition the value is a rate', () => {
  const data = gapData();
  const scoring = { ...data.scoring, edition: 'MLPS_2025' as const };
  expect(rowTexts(tableNamed(report({ ...data, scoring }), '得分与结论'))[0]?.slice(0, 2)).toEqual([
    '符合率',
    '86.25%',
  ]);
});

test('gaps are ranked: danger, confirmed, pending, unmet, partial, unproven; then weight; then the order of the framework', () => {
  const data = gapData([
    result('8.1.1.1', 'PES', { verdict: 'MET', provenVerdict: 'OPEN', proofState: 'MISSING' }),
    failing('8.1.1.2', 'PES', { verdict: 'PARTIAL', weight: 'KEY' }),
    failing('8.1.1.3', 'PES'),
    failing('8.1.1.4', 'PES', { weight: 'KEY' }),
    failing('8.1.1.5', 'PES', { highRiskCases: [highRisk(true)], riskJudgement: 'MITIGATED' }),
    failing('8.1.1.6', 'PES', { highRiskCases: [highRisk(true)] }),
    failing('8.1.1.7', 'PES', { highRiskCases: [highRisk(false)], riskJudgement: 'CONFIRMED' }),
    failing('8.1.1.8', 'PES', {
      verdict: 'PARTIAL',
      highRiskCases: [highRisk(true)],
      riskJudgement: 'CONFIRMED',
    }),
    result('8.1.1.9', 'PES', { highRiskCases: [highRisk(true)] }),
  ]);
  const found = findings(data);
  expect(found.gaps.map(({ result: { code } }) => code)).toEqual([
    '8.1.1.8',
    '8.1.1.7',
    '8.1.1.6',
    '8.1.1.4',
    '8.1.1.3',
    '8.1.1.5',
    '8.1.1.2',
    '8.1.1.1',
  ]);
  expect(found.highRisks.map(({ code }) => code)).toEqual(['8.1.1.5', '8.1.1.6', '8.1.1.7', '8.1.1.8']);
  expect(found.openHighRisks).toBe(1);
  expect(paragraphs(report(data))).toContain('另有 1 项对应判例的条款尚未评定');
});

test('the page for leaders names vetoes and says what it leaves out', () => {
  const vetoes = Array.from({ length: 7 }, (_, at) => ({
    code: `8.1.1.${at + 1}`,
    controlName: '防火',
    caseCode: `HR-0${at}`,
    caseName: `判例${at}`,
    judgement: 'CONFIRMED' as const,
    majorDanger: at === 0,
  }));
  const data = gapData(vetoes.map(({ code }) => failing(code, 'PES')));
  const blocks = report({ ...data, scoring: { ...data.scoring, proven: score({ vetoes }) } });
  const rows = rowTexts(tableNamed(blocks, '影响结论的高风险项与重大风险隐患'));
  expect(rows).toHaveLength(5);
  expect(rows[0]).toEqual(['HR-00 判例0', '8.1.1.1 防火', '确认高风险，重大风险隐患']);
  expect(paragraphs(blocks)).toContain('另有 2 项见“高风险项”');
  expect(paragraphs(blocks)).toContain('另有 1 项见“风险排序”');
});

test('a proof has one number wherever it is used; versions are told apart; references and annex agree', () => {
  const shared = evidence('a');
  const data = gapData([
    result('8.1.1.1', 'PES', {
      verdict: 'MET',
      provenVerdict: 'MET',
      proofState: 'PROVEN',
      evidences: [shared, evidence('b')],
    }),
    result('8.1.9.1', 'CMS', {
      verdict: 'MET',
      provenVerdict: 'MET',
      proofState: 'PROVEN',
      evidences: [shared],
    }),
    result('8.1.9.2', 'CMS', { evidences: [evidence('a', { versionNumber: 2, state: 'RETURNED' })] }),
  ]);
  const blocks = report(data);
  const annex = tableNamed(blocks, '证据清单');
  expect(rowTexts(annex).map((row) => [row[0], row[1], row[2], row[8]])).toEqual([
    ['1', '证据 a', 'V1', '8.1.1.1、8.1.9.1'],
    ['2', '证据 b', 'V1', '8.1.1.1'],
    ['3', '证据 a', 'V2', '8.1.9.2'],
  ]);
  expect(
    annex.rows.map((row) => ('band' in row || typeof row[0] === 'string' ? undefined : row[0]?.proof)),
  ).toEqual([1, 2, 3]);
  const proofs = rowTexts(tableNamed(blocks, '安全建设管理对照表')).flatMap((row) =>
    row[4]?.startsWith('[') ? [row[4]] : [],
  );
  expect(proofs).toEqual(['[1]证据 a', '[3]证据 a（已退回）']);
});

test('a task stands once in its annex with all its controls; money is grouped', () => {
  const one = task('RM-2', { budget: 1_234_567.5, overdue: true });
  const blocks = report(
    gapData([
      failing('8.1.1.1', 'PES', { tasks: [one] }),
      failing('8.1.1.2', 'PES', { tasks: [one, task('RM-1', { budget: null })] }),
    ]),
  );
  const rows = rowTexts(tableNamed(blocks, '整改任务清单'));
  expect(rows.map(([code, , controls]) => [code, controls])).toEqual([
    ['RM-1', '8.1.1.2'],
    ['RM-2', '8.1.1.1\n8.1.1.2'],
  ]);
  expect([rows[0]?.[6], rows[1]?.[6], rows[1]?.[8]]).toEqual(['—', '1,234,567.5', '整改中\n逾期']);
});

test('not-applicable shows its reason; unverified weights are starred and counted', () => {
  const data = gapData([
    result('8.1.1.1', 'PES', {
      verdict: 'NOT_APPLICABLE',
      provenVerdict: 'NOT_APPLICABLE',
      notApplicableReason: '没有机房',
    }),
    result('8.1.1.2', 'PES', { weight: 'KEY', weightVerification: 'INFERRED' }),
    result('8.1.1.3', 'PES', { weight: null, weightVerification: null }),
  ]);
  const blocks = report(data);
  const rows = rowTexts(tableNamed(blocks, '安全物理环境对照表')).filter((row) => row.length > 1);
  expect(rows[0]?.[2]).toBe('没有机房');
  expect(rows[1]?.[0]).toBe('8.1.1.2\n关键*');
  expect(rows[2]?.[0]).toBe('8.1.1.3');
  expect(paragraphs(blocks)).toContain(
    '权重已核实 209 项，推断或未核实 1 项（表中以“*”标出），没有权重来源 1 项',
  );
});

test('the cover dates are of Shanghai, without leading zeros', () => {
  // 17:30 UTC on the 20th is already the 21st in Shanghai.
  const [cover] = report(gapData());
  expect(cover?.kind === 'cover' && cover.foot).toEqual(['江城市第一人民医院', '2026年11月21日']);
  const data = gapData([], { generatedAt: '2026-03-08T02:00:00Z' });
  const [spring] = report(data);
  expect(spring?.kind === 'cover' && spring.foot[1]).toBe('2026年3月8日');
});

test('the same data give the same model and are left as they were', () => {
  const data = gapData([failing('8.1.1.1', 'PES', { tasks: [task('RM-1')], evidences: [evidence('a')] })]);
  const before = structuredClone(data);
  expect(gapAnalysisReport(data)).toEqual(gapAnalysisReport(structuredClone(data)));
  expect(data).toEqual(before);
});

test('with nothing rated, graded or attached there is still a report', () => {
  const data = gapData([], { unitNames: [] });
  const bare = {
    ...data,
    system: { ...data.system, gradingCode: null, level: null, ownerUnit: null, technologies: [] },
    categories: data.categories.map((category) => ({ ...category, declaredRate: null, provenRate: null })),
  };
  const blocks = report(bare);
  // No radar without rates.
  expect(blocks.filter(({ kind }) => kind === 'chart')).toHaveLength(1);
  expect(tableNamed(blocks, '差距排序').rows).toEqual([]);
  expect(tableNamed(blocks, '差距排序').emptyText).toBe('没有差距项');
});

test('file names carry nothing a file system refuses', () => {
  const data = gapData();
  expect(gapAnalysisFileName({ ...data, system: { ...data.system, name: '互联网/医院:<门户>\u0000' } })).toBe(
    '一院-GA-20261120-01-V1.0 互联网医院门户差距分析报告.docx',
  );
});
