import type { Block, Cell, Content, Inline, TableBlock } from '../../../platform/documents/index.js';
import { centred, verdictWord } from '../format.js';
import type { GapAnalysisData, GapResult } from '../gap-analysis/data.js';
import { failed, pointOf, unproven } from '../gap-analysis/findings.js';
import type { Findings } from '../gap-analysis/findings.js';
import { highRiskRows, notesOf, taskLines } from '../gap-analysis/gaps.js';
import { body, categoryTable, heading } from '../gap-analysis/state.js';
import { JUDGEMENT, PROOF_STATE, WEIGHT } from '../labels.js';
import { byHand, conclusion } from './front.js';

/** A problem with the number that every chapter calls it by. */
export interface Problem {
  readonly number: string;
  readonly result: GapResult;
  readonly reason: string;
}

export const problemsOf = (found: Findings): Problem[] =>
  found.gaps.map(({ result, reason }, at) => ({
    number: `T${String(at + 1).padStart(3, '0')}`,
    result,
    reason,
  }));

const wordsOf = ({ gap, proofState, ...result }: GapResult): string =>
  failed(result) ? (gap ?? '未写明差距') : `判为符合，但${PROOF_STATE[proofState]}`;

/** A problem in words; where it is one of the proofs, with them. */
const notedWordsOf = (result: GapResult, found: Findings): Cell =>
  failed(result) ? wordsOf(result) : { content: [wordsOf(result), ...notesOf(result, found)] };

/** 三、单项测评结果分析: each security class by control point, what is there and what is wrong. */
export function singleResults(data: GapAnalysisData, found: Findings, problems: readonly Problem[]): Block[] {
  const numbers = new Map(problems.map((problem) => [problem.result.code, problem.number]));
  return [
    heading(1, '单项测评结果分析'),
    body('已有措施所依据的证据写在脚注里；同一份证据只注一次，再次引用时重复其注号。'),
    ...data.categories.flatMap(({ code, name }): Block[] => {
      const results = data.results.filter(({ category }) => category === code);
      return results.length === 0 ? [] : [heading(2, name), ...classTables(name, results, found, numbers)];
    }),
    heading(2, '验证测试'),
    body([
      '漏洞扫描和渗透测试的结果以证据形式关联在相应条款上，见附录三的',
      { see: 'proofs' },
      '；系统不记录扫描和测试的逐项数据。',
    ]),
    byHand('漏洞扫描、渗透测试的时间、工具、发现和复测结果'),
    heading(2, '安全问题汇总'),
    {
      kind: 'table',
      caption: '安全问题汇总表',
      columns: [
        { title: '编号', width: 10, align: 'center' },
        { title: '条款', width: 18, align: 'center' },
        { title: '控制点', width: 18 },
        { title: '安全问题', width: 42 },
        { title: '结论', width: 12, align: 'center' },
      ],
      rows: problems.map(({ number, result }): Cell[] => [
        number,
        result.code,
        result.name,
        notedWordsOf(result, found),
        { content: [verdictWord(result.verdict)], align: 'center' },
      ]),
      emptyText: '没有发现安全问题',
    },
  ];
}

function classTables(
  category: string,
  results: readonly GapResult[],
  found: Findings,
  numbers: ReadonlyMap<string, string>,
): Block[] {
  const points = [...Map.groupBy(results, pointOf)];
  return [
    {
      kind: 'table',
      caption: `${category}的措施与问题`,
      compact: true,
      columns: [
        { title: '控制点', width: 14, label: true },
        { title: '已有的安全控制措施', width: 46 },
        { title: '主要安全问题', width: 40 },
      ],
      rows: points.map(([point, own]): Cell[] => [
        point,
        { content: measures(own, found) },
        { content: troubles(own, numbers) },
      ]),
    },
  ];
}

/** What is said to be there: of what is met and of the part of what is partly met. */
function measures(results: readonly GapResult[], found: Findings): Content {
  const told = results.filter(
    ({ verdict, currentState }) => currentState && (verdict === 'MET' || verdict === 'PARTIAL'),
  );
  const silent = results.filter(({ verdict, currentState }) => verdict === 'MET' && !currentState).length;
  const lines = told.flatMap((result, at): Inline[] => [
    `${at === 0 ? '' : '\n'}${result.code}：${result.currentState}`,
    ...notesOf(result, found),
  ]);
  if (silent > 0) lines.push(`${lines.length > 0 ? '\n' : ''}另有 ${silent} 项判为符合，未写现状。`);
  return lines.length > 0 ? lines : '没有记录';
}

function troubles(results: readonly GapResult[], numbers: ReadonlyMap<string, string>): Content {
  const bad = results.filter((result) => failed(result) || unproven(result));
  const open = results.filter(({ verdict }) => verdict === 'OPEN').length;
  const out = results.filter(({ verdict }) => verdict === 'NOT_APPLICABLE').length;
  const lines = bad.flatMap((result, at): Inline[] => [
    at === 0 ? '' : '\n',
    { text: `${numbers.get(result.code)} `, bold: true },
    `${result.code}：${wordsOf(result)}`,
  ]);
  const rest = [
    open > 0 ? `未评 ${open} 项` : '',
    out === results.length ? '全部不适用' : out > 0 ? `不适用 ${out} 项` : '',
  ]
    .filter(Boolean)
    .join('，');
  if (rest) lines.push({ text: `${lines.length > 0 ? '\n' : ''}${rest}。`, tone: 'quiet' });
  return lines.length > 0 ? lines : '没有发现问题';
}

/** 四、整体测评 */
export function overall({ results }: GapAnalysisData, found: Findings): Block[] {
  const eased = results.filter((result) => failed(result) && result.riskJudgement === 'MITIGATED');
  return [
    heading(1, '整体测评'),
    body([
      '整体测评看控制点之间、区域之间的措施能否互相弥补，从而减轻单项问题。系统只记录对高风险判例已作出的“已有缓解措施”判断，列在',
      { see: 'eased' },
      '；其余控制点之间的弥补作用没有记录，须由评估人员分析。',
    ]),
    {
      kind: 'table',
      name: 'eased',
      caption: '已判断有缓解措施的问题',
      columns: [
        { title: '条款', width: 18, align: 'center' },
        { title: '控制点', width: 18 },
        { title: '问题', width: 32 },
        { title: '缓解措施（判断理由）', width: 32 },
      ],
      rows: eased.map((result): Cell[] => [
        result.code,
        result.name,
        wordsOf(result),
        { content: [result.riskReason ?? '', ...notesOf(result, found)] },
      ]),
      emptyText: '没有这样的问题',
    },
    byHand('控制点间、区域间的弥补或削弱作用，及据此调整的问题'),
  ];
}

/** 五、安全问题风险分析 and 六、总体评价 */
export function risks(data: GapAnalysisData, found: Findings, problems: readonly Problem[]): Block[] {
  return [
    heading(1, '安全问题风险分析'),
    body(
      `对应高风险判例的问题 ${found.highRisks.length} 项${found.openHighRisks > 0 ? `；另有 ${found.openHighRisks} 项对应判例的要求尚未评定，不能排除高风险` : ''}。没有对应判例的问题，风险等级由评估人员结合资产和威胁分析后填写。`,
    ),
    {
      kind: 'table',
      name: 'highRisks',
      caption: '高风险判例对照',
      compact: true,
      columns: [
        { title: '判例', width: 21 },
        { title: '条款与控制点', width: 14, align: 'center' },
        { title: '判定情形', width: 24 },
        { title: '现状与差距', width: 25 },
        { title: '判断与理由', width: 16 },
      ],
      rows: found.highRisks.flatMap((result) => highRiskRows(result, found)),
      emptyText: '没有对应高风险判例的问题',
    },
    riskTable(problems),
    heading(1, '总体评价'),
    categoryTable(data),
    heading(1, '等级测评结论（自评估）'),
    ...conclusion(data),
  ];
}

const riskTable = (problems: readonly Problem[]): TableBlock => ({
  kind: 'table',
  caption: '安全问题风险分析表',
  compact: true,
  columns: [
    { title: '编号', width: 9, align: 'center' },
    { title: '条款', width: 14, align: 'center' },
    { title: '安全问题', width: 37 },
    { title: '重要程度', width: 10, align: 'center' },
    { title: '排序理由', width: 17, align: 'center' },
    { title: '风险等级', width: 13, align: 'center' },
  ],
  rows: problems.map(({ number, result, reason }): Cell[] => [
    number,
    result.code,
    wordsOf(result),
    result.weight === null ? '—' : WEIGHT[result.weight],
    reason,
    gradeOf(result),
  ]),
  emptyText: '没有发现安全问题',
});

/** Only what somebody judged is said; the rest is left to be filled in. */
function gradeOf(result: GapResult): Cell {
  if (!failed(result) || result.highRiskCases.length === 0) return '';
  const judgement = result.riskJudgement ?? 'PENDING';
  return {
    content: judgement === 'CONFIRMED' ? '高' : JUDGEMENT[judgement],
    align: 'center',
    tone: judgement === 'CONFIRMED' ? 'bad' : 'caution',
  };
}

/** 八、安全整改建议 */
export const suggestions = (problems: readonly Problem[]): Block[] => [
  heading(1, '安全问题整改建议'),
  {
    kind: 'table',
    caption: '安全问题整改建议',
    compact: true,
    columns: [
      { title: '编号', width: 9, align: 'center' },
      { title: '条款与控制点', width: 16, align: 'center' },
      { title: '安全问题', width: 25 },
      { title: '整改建议', width: 25 },
      { title: '整改任务', width: 25 },
    ],
    rows: problems.map(({ number, result }): Cell[] => [
      number,
      centred(`${result.code}\n${result.name}`),
      wordsOf(result),
      result.suggestion ?? (failed(result) ? '' : '补齐、更新或完成审核该项的证据。'),
      taskLines(result),
    ]),
    emptyText: '没有发现安全问题',
  },
];
