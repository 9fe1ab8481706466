import { expect, test } from 'vitest';
import { selfAssessment } from '../../../server/features/report/self-assessment/report.js';
import type { Block } from '../../../server/platform/documents/index.js';
import { evidence, failing, gapData, highRisk, result, task } from './gap-data.js';

const data = gapData([
  result('8.1.1.1', 'PES', {
    name: '控制点1',
    verdict: 'MET',
    provenVerdict: 'MET',
    proofState: 'PROVEN',
    currentState: '门禁刷卡进出',
    evidences: [evidence('a')],
  }),
  result('8.1.1.2', 'PES', { name: '控制点1', verdict: 'MET', proofState: 'EXPIRED' }),
  failing('8.1.2.1', 'CNS', { name: '控制点2', tasks: [task('RT-1')] }),
  failing('8.1.4.1', 'CES', {
    name: '控制点4',
    highRiskCases: [highRisk(true)],
    riskJudgement: 'CONFIRMED',
    riskReason: '互联网可达',
  }),
  failing('8.1.4.2', 'CES', {
    name: '控制点4',
    highRiskCases: [highRisk(false)],
    riskJudgement: 'MITIGATED',
    riskReason: '只在专网内',
  }),
  result('8.1.10.1', 'MMS', {
    name: '控制点10',
    verdict: 'NOT_APPLICABLE',
    provenVerdict: 'NOT_APPLICABLE',
    notApplicableReason: '没有外包',
  }),
]);
const blocks: Block[] = selfAssessment(data).sections.flatMap(({ blocks: own }) => own);
const words = JSON.stringify(blocks);

test('the chapters of a testing body’s report in their order', () => {
  const headings = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 1 ? [block.text] : [],
  );
  expect(headings).toEqual([
    '声明',
    '基本信息表',
    '自评估结论',
    '测评项目概述',
    '被测对象描述',
    '单项测评结果分析',
    '整体测评',
    '安全问题风险分析',
    '总体评价',
    '等级测评结论（自评估）',
    '安全问题整改建议',
    '附录一　单项测评结果记录',
    '附录二　整改任务',
    '附录三　证据清单',
  ]);
});

test('it says what it is not, and leaves what nobody recorded to be filled in', () => {
  expect(words).toContain('不是测评机构出具的等级测评报告');
  expect(words.split('系统中没有记录，请填写').length - 1).toBeGreaterThanOrEqual(5);
});

test('every problem has one number in all chapters, and every result stands in the records', () => {
  for (const number of ['T001', 'T002', 'T003', 'T004'])
    expect(words.split(number).length - 1).toBeGreaterThanOrEqual(3);
  expect(words).not.toContain('T005');
  for (const { code } of data.results) expect(words).toContain(`"${code}`);
});

test('only what somebody judged has a grade of risk; what is eased stands in the overall chapter', () => {
  const table = (caption: string): string =>
    JSON.stringify(blocks.find((block) => block.kind === 'table' && block.caption === caption));
  expect(table('已判断有缓解措施的问题')).toContain('只在专网内');
  expect(table('已判断有缓解措施的问题')).not.toContain('互联网可达');
  const risks = table('安全问题风险分析表');
  expect(risks).toContain('"content":"高"');
  expect(risks).toContain('"content":"已有缓解措施"');
});
