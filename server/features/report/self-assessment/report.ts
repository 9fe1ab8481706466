import type { Block, DocumentModel } from '../../../platform/documents/index.js';
import { levelName, ownTextsNote, requirementCell, verdictCell } from '../format.js';
import { bandedRows, contents, framedDocument } from '../frame.js';
import { proofTable, taskTable } from '../gap-analysis/closing.js';
import type { GapAnalysisData, GapResult } from '../gap-analysis/data.js';
import { findings, pointOf } from '../gap-analysis/findings.js';
import type { Findings } from '../gap-analysis/findings.js';
import { codeCell, currentState, proofList } from '../gap-analysis/gaps.js';
import { body } from '../gap-analysis/state.js';
import { overall, problemsOf, risks, singleResults, suggestions } from './analysis.js';
import { frontMatter, project, subject, title } from './front.js';

/**
 * Self-assessment in the chapters of a testing body's report, 一 to 八 with annexes. Pure; made from the snapshot of the gap
 * analysis, so that both documents of one moment cannot say different things.
 */
export function selfAssessment(data: GapAnalysisData): DocumentModel {
  const found = findings(data);
  const problems = problemsOf(found);
  return framedDocument(
    data,
    {
      title,
      subtitle: `${data.system.name}　${levelName(data.system.level)}（自评估）`,
      fields: [
        ['被评估对象', data.system.name],
        ['备案编号', data.system.filingNumber ?? ''],
      ],
    },
    [
      { orientation: 'portrait', blocks: frontMatter(data) },
      contents,
      {
        orientation: 'portrait',
        blocks: [
          ...project(data),
          ...subject(data, found),
          ...singleResults(data, found, problems),
          ...overall(data, found),
          ...risks(data, found, problems),
          ...suggestions(problems),
        ],
      },
      { orientation: 'landscape', blocks: annexes(data, found) },
    ],
  );
}

const annex = (text: string, newPage = true): Block => ({
  kind: 'heading',
  level: 1,
  text,
  numbered: false,
  newPage,
});

function annexes(data: GapAnalysisData, found: Findings): Block[] {
  return [
    annex('附录一　单项测评结果记录', false),
    body([
      '每项要求一行。“结果”一栏在自报与实证不同时分列两行；〔证n〕指向附录三的',
      { see: 'proofs' },
      '；权重后的“*”表示未核实。',
    ]),
    ...ownTextsNote(data.results),
    ...data.categories.flatMap(({ code, name }) => {
      const results = data.results.filter(({ category }) => category === code);
      return results.length === 0 ? [] : [recordTable(name, results, found)];
    }),
    annex('附录二　整改任务'),
    body('系统记录的与本次问题有关的整改任务；上一次等级测评的问题整改情况，由编制人对照测评报告补充。'),
    taskTable(found),
    annex('附录三　证据清单'),
    proofTable(found),
  ];
}

function recordTable(category: string, results: readonly GapResult[], found: Findings): Block {
  const rows = bandedRows(results, pointOf, (result) => [
    codeCell(result),
    requirementCell(result.text, result.ownText),
    currentState(result),
    verdictCell(result),
    { content: proofList(result, found) },
  ]);
  return {
    kind: 'table',
    compact: true,
    caption: `${category}单项结果记录`,
    columns: [
      { title: '条款', width: 10, align: 'center' },
      { title: '要求要点', width: 28 },
      { title: '结果记录', width: 30 },
      { title: '结果', width: 9, align: 'center' },
      { title: '证据', width: 23 },
    ],
    rows,
  };
}
