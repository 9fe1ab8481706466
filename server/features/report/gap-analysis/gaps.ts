import { bandedRows } from '../frame.js';
import type { Block, Cell, Inline, TableBlock, TableRow } from '../../../platform/documents/index.js';
import { proofNotes, weaknessOf } from '../proof-notes.js';
import type { GapAnalysisData, GapResult } from './data.js';
import type { Findings } from './findings.js';
import { failed, pointOf, unproven } from './findings.js';
import { centred, ownTextsNote, requirementCell, verdictCell, verdictWord } from '../format.js';
import { JUDGEMENT, PROOF_STATE, TASK_STATE, WEIGHT } from '../labels.js';
import { body, heading } from './state.js';
import { SENTENCES, TEXT } from './text.js';

const { headings, tables } = TEXT;

/** 四、差距分析: one table per category, every result in it. */
export function gapChapter(data: GapAnalysisData, found: Findings): Block[] {
  const blocks: Block[] = [
    heading(1, headings.gaps),
    body([SENTENCES.gapsIntro(data.results.length), { see: 'proofs' }, SENTENCES.notes]),
  ];
  blocks.push(...ownTextsNote(data.results));
  const placed = new Set<string>();
  for (const { code, name, applicable } of data.categories) {
    const results = data.results.filter((result) => result.category === code);
    if (results.length === 0) continue;
    placed.add(code);
    const open = results.filter(({ verdict }) => verdict === 'OPEN').length;
    const line = SENTENCES.categoryLine(
      results.length,
      applicable,
      results.filter(failed).length,
      results.filter(unproven).length,
      open,
    );
    blocks.push(
      heading(2, name),
      { kind: 'paragraph', style: 'note', content: line, keepWithNext: true },
      controlTable(name, results, found),
    );
  }
  const lost = data.results.find(({ category }) => !placed.has(category));
  // A report that silently leaves a result out is worse than no report.
  if (lost !== undefined)
    throw new Error(`result ${lost.code} belongs to no listed category: ${lost.category}`);
  return blocks;
}

function controlTable(category: string, results: readonly GapResult[], found: Findings): TableBlock {
  const rows = bandedRows(results, pointOf, (result) => [
    codeCell(result),
    requirementCell(result.text, result.ownText),
    currentState(result),
    verdictCell(result),
    { content: proofList(result, found) },
    result.gap ?? '',
    result.suggestion ?? '',
  ]);
  return {
    kind: 'table',
    compact: true,
    caption: SENTENCES.controlCaption(category),
    columns: tables.controlColumns.map((title, at) => ({
      title,
      width: [9, 20, 17.5, 8, 20, 12.5, 13][at] ?? 10,
    })),
    rows,
  };
}

/** Code, weight (starred unless verified), and the mark of the high-risk cases written for it. */
export function codeCell(result: GapResult): Cell {
  const { code, weight, weightVerification, highRiskCases } = result;
  const star = weight !== null && weightVerification !== 'VERIFIED' ? '*' : '';
  const lines: Inline[] = [code];
  if (weight !== null) lines.push(`\n${WEIGHT[weight]}${star}`);
  if (highRiskCases.length > 0)
    lines.push({ text: `\n${TEXT.highRiskMark}`, tone: failed(result) ? 'bad' : 'quiet' });
  return { content: lines, align: 'center' };
}

export function currentState({ verdict, currentState: state, notApplicableReason }: GapResult): string {
  return verdict === 'NOT_APPLICABLE' ? (notApplicableReason ?? state ?? '') : (state ?? '');
}

export function proofList({ evidences, proofState }: GapResult, found: Findings): Inline[] {
  if (evidences.length === 0)
    return [{ text: proofState === 'NOT_NEEDED' ? '—' : TEXT.proofNone, tone: 'quiet' }];
  return evidences.flatMap((evidence, at): Inline[] => {
    const reference = [...(at === 0 ? [] : ['\n']), { toProof: found.proofNumber(evidence) }, evidence.title];
    const weakness = weaknessOf(evidence);
    return weakness === null ? reference : [...reference, { text: `（${weakness}）`, tone: 'bad' }];
  });
}

/** What a result rests on, for tables that have no column of proofs. */
export const notesOf = ({ evidences }: Pick<GapResult, 'evidences'>, found: Findings): Inline[] =>
  proofNotes(evidences.map((evidence) => ({ ...evidence, number: found.proofNumber(evidence) })));

/** 五、高风险项 and 六、风险排序 */
export function riskChapters(found: Findings): Block[] {
  return [
    heading(1, headings.highRisks),
    body(SENTENCES.highRisksIntro(found.highRisks.length, found.openHighRisks)),
    {
      kind: 'table',
      name: 'highRisks',
      caption: tables.highRisk,
      compact: true,
      emptyText: TEXT.none,
      columns: tables.highRiskColumns.map((title, at) => ({ title, width: [21, 14, 24, 25, 16][at] ?? 10 })),
      rows: found.highRisks.flatMap((result) => highRiskRows(result, found)),
    },
    heading(1, headings.ranking),
    body(SENTENCES.rankingIntro),
    {
      kind: 'table',
      name: 'ranking',
      caption: tables.ranking,
      compact: true,
      emptyText: TEXT.summary.noGaps,
      columns: tables.rankingColumns.map((title, at) => ({
        title,
        width: [7, 15, 24, 18, 10, 26][at] ?? 10,
      })),
      rows: found.gaps.map(({ result, reason }, at) => [
        centred(at + 1),
        centred(result.code),
        result.name,
        { content: [verdictWord(result.verdict)], align: 'center' },
        centred(result.weight === null ? '—' : WEIGHT[result.weight]),
        centred(reason),
      ]),
    },
  ];
}

export function highRiskRows(result: GapResult, found: Findings): TableRow[] {
  const judgement = JUDGEMENT[result.riskJudgement ?? 'PENDING'];
  return result.highRiskCases.map((risk): Cell[] => [
    `${risk.code} ${risk.name}${risk.majorDanger ? `（${TEXT.summary.majorDanger}）` : ''}`,
    `${result.code}\n${result.name}`,
    risk.mitigation === null ? risk.trigger : `${risk.trigger}\n${TEXT.mitigation}：${risk.mitigation}`,
    { content: stateAndGap(result, found) },
    {
      content: result.riskReason === null ? judgement : `${judgement}\n${TEXT.reason}：${result.riskReason}`,
      tone: result.riskJudgement === 'CONFIRMED' ? 'bad' : 'caution',
    },
  ]);
}

/** What is there rests on proof, what is missing does not. */
function stateAndGap(result: GapResult, found: Findings): Inline[] {
  const { currentState: state, gap } = result;
  return [
    ...(state ? [state, ...notesOf(result, found)] : []),
    ...(state && gap ? ['\n'] : []),
    ...(gap ? [gap] : []),
  ];
}

/** 七、整改建议 */
export function suggestionChapter(found: Findings): Block[] {
  const withTask = found.gaps.filter(({ result }) => result.tasks.length > 0).length;
  return [
    heading(1, headings.suggestions),
    body(SENTENCES.suggestionsIntro(withTask, found.gaps.length - withTask)),
    {
      kind: 'table',
      caption: tables.suggestions,
      compact: true,
      emptyText: TEXT.summary.noGaps,
      columns: tables.suggestionColumns.map((title, at) => ({ title, width: [15, 27, 29, 29][at] ?? 10 })),
      rows: found.gaps.map(({ result }) => [
        { content: `${result.code}\n${result.name}`, align: 'center' },
        failed(result)
          ? (result.gap ?? '')
          : { content: [PROOF_STATE[result.proofState], ...notesOf(result, found)] },
        result.suggestion ?? (unproven(result) ? TEXT.proofAdvice[result.proofState] : ''),
        taskLines(result),
      ]),
    },
  ];
}

export function taskLines({ tasks }: GapResult): Cell {
  if (tasks.length === 0) return { content: TEXT.noTask, tone: 'caution', align: 'center' };
  const line = ({ code, unit, dueOn, state, overdue }: GapResult['tasks'][number]): string =>
    SENTENCES.taskCell(
      code,
      unit ?? TEXT.none,
      dueOn,
      overdue ? `${TASK_STATE[state]}，${TEXT.overdue}` : TASK_STATE[state],
    );
  return tasks.map(line).join('\n');
}
