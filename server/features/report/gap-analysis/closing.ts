import type { Block, TableBlock } from '../../../platform/documents/index.js';
import type { GapAnalysisData, GapProofState } from './data.js';
import type { Findings } from './findings.js';
import { centred, levelName } from '../format.js';
import {
  CONCLUSION,
  EVIDENCE_STATE,
  LABEL,
  PRIORITY,
  PROOF_STATE,
  TASK_STATE,
  VALIDITY,
  VERIFICATION,
} from '../labels.js';
import { body, heading } from './state.js';
import { SENTENCES, TEXT } from './text.js';

const { headings, tables } = TEXT;

/** 八、结论 and 九、未核实事项与使用限制 */
export function closingChapters(data: GapAnalysisData, found: Findings): Block[] {
  const { system, assessment, scoring, framework } = data;
  const { declared, proven } = scoring;
  return [
    heading(1, headings.conclusion),
    body(
      SENTENCES.conclusion(
        system.name,
        levelName(assessment.targetLevel),
        CONCLUSION[declared.conclusion],
        CONCLUSION[proven.conclusion],
      ),
    ),
    body(
      proven.vetoes.length === 0
        ? SENTENCES.noVetoes
        : [SENTENCES.vetoes(proven.vetoes.length), { see: 'highRisks' }, '。'],
    ),
    ...(declared.open === 0 ? [] : [body(SENTENCES.open(declared.open))]),
    heading(1, headings.unverified),
    body(weightSentence(data)),
    ...proofSentence(found),
    body(SENTENCES.properties),
    body(TEXT.control.scope),
    ...scoring.notes.map(body),
    {
      kind: 'table',
      caption: tables.verification,
      emptyText: TEXT.none,
      columns: tables.verificationColumns.map((title, at) => ({ title, width: [26, 16, 58][at] ?? 10 })),
      rows: framework.verificationNotes.map(({ topic, verification, note }) => [
        topic,
        centred(VERIFICATION[verification]),
        note,
      ]),
    },
  ];
}

function weightSentence({ results }: GapAnalysisData): string {
  const weighted = results.filter(({ weight }) => weight !== null);
  const verified = weighted.filter(({ weightVerification }) => weightVerification === 'VERIFIED').length;
  return SENTENCES.weights(verified, weighted.length - verified, results.length - weighted.length);
}

function proofSentence({ unproven }: Findings): Block[] {
  const counts = new Map<GapProofState, number>();
  for (const { proofState } of unproven) counts.set(proofState, (counts.get(proofState) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [
    body(
      SENTENCES.proofStates(
        [...counts].map(([state, count]) => `${PROOF_STATE[state]} ${count} 项`).join('，'),
      ),
    ),
  ];
}

/** 附件一 and 附件二, for wide pages. */
export function annexes(found: Findings): Block[] {
  return [
    { kind: 'heading', level: 1, text: headings.taskAnnex, numbered: false },
    taskTable(found),
    { kind: 'heading', level: 1, text: headings.evidenceAnnex, numbered: false, newPage: true },
    proofTable(found),
  ];
}

/** Codes with a fixed number to a line: readers would break them at their hyphens. */
function codes(controls: readonly string[], perLine: number): string {
  const lines: string[] = [];
  for (let at = 0; at < controls.length; at += perLine)
    lines.push(controls.slice(at, at + perLine).join('、'));
  return lines.join('\n');
}

export const taskTable = ({ tasks }: Findings): TableBlock => ({
  kind: 'table',
  caption: tables.tasks,
  compact: true,
  emptyText: TEXT.none,
  columns: tables.taskColumns.map((title, at) => ({
    title,
    width: [9, 28, 10, 11, 9, 6, 9, 9, 9][at] ?? 10,
  })),
  rows: tasks.map(({ task, controls }) => [
    centred(task.code),
    task.title,
    codes(controls, 1),
    centred(task.unit ?? TEXT.none),
    centred(task.owner ?? TEXT.none),
    centred(PRIORITY[task.priority]),
    { content: task.budget === null ? '—' : yuan(task.budget), align: 'right' },
    centred(task.dueOn),
    task.overdue
      ? { content: `${TASK_STATE[task.state]}\n${TEXT.overdue}`, align: 'center', tone: 'bad' }
      : centred(TASK_STATE[task.state]),
  ]),
});

/** Thousands are grouped; no fraction unless there is one. */
const yuan = (value: number): string =>
  String(Number(value.toFixed(2))).replace(/\B(?=(?:\d{3})+(?!\d)(?:\.|$))/g, ',');

export const proofTable = ({ proofs }: Findings): TableBlock => ({
  kind: 'table',
  name: 'proofs',
  caption: tables.evidence,
  compact: true,
  emptyText: TEXT.none,
  columns: tables.evidenceColumns.map((title, at) => ({
    title,
    width: [5, 18, 5, 8, 8, 6, 6, 5, 19, 20][at] ?? 10,
  })),
  rows: proofs.map(({ number, evidence, controls }) => [
    { ...centred(number), proof: number },
    evidence.title,
    centred(SENTENCES.version(evidence.versionNumber)),
    centred(evidence.collectedOn ?? '—'),
    centred(evidence.validUntil ?? TEXT.longTerm),
    centred(EVIDENCE_STATE[evidence.state]),
    {
      content: VALIDITY[evidence.validity],
      align: 'center',
      ...(evidence.validity === 'EXPIRED' ? { tone: 'bad' as const } : {}),
    },
    centred(LABEL[evidence.label]),
    codes(controls, 2),
    evidence.sha256 ?? '—',
  ]),
});
