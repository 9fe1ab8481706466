import { dayOf } from '../../../platform/clock.js';
import { bandedRows } from '../frame.js';
import type { Block, Cell, DocumentModel, TableBlock, Tone } from '../../../platform/documents/index.js';
import { labelled } from '../gap-analysis/front.js';
import {
  centred,
  officialDay,
  officialMoment,
  ownTextsNote,
  requirementCell,
  trimmed,
  verdictWord,
} from '../format.js';
import { PROOF_STATE, TASK_STATE, VERIFICATION } from '../labels.js';
import { body, heading } from '../gap-analysis/state.js';
import type { RatingGap, RatingReportData } from './data.js';
import { explanationAnnex, itemChapter, levelChapter, outcomeLevel } from './scores.js';
import { WORDS } from './text.js';
import { documentFileName } from '../report-number.js';

/**
 * Self-assessment by a rule book other than MLPS as a document model: cover, contents, summary, conditions per level, scores per
 * item, figures, gaps, notes, and the explanation as an annex. Pure: the same data always give the same model.
 */
export function ratingReport(data: RatingReportData): DocumentModel {
  const { organization, framework } = data;
  return {
    title: WORDS.title(framework.shortName),
    number: data.number,
    classification: data.classification,
    organization: organization.name,
    author: data.generatedBy,
    createdAt: data.generatedAt,
    properties: { dataAt: data.dataAt, documentVersion: data.version },
    sections: [
      { orientation: 'portrait', bare: true, blocks: [cover(data)] },
      { orientation: 'portrait', blocks: [{ kind: 'contents', depth: 2, ...WORDS.contents }] },
      {
        orientation: 'portrait',
        blocks: [
          ...summary(data),
          ...overview(data),
          ...levelChapter(data),
          ...itemChapter(data),
          ...figures(data),
        ],
      },
      { orientation: 'landscape', blocks: gapChapter(data) },
      { orientation: 'portrait', blocks: [...notes(data), ...explanationAnnex(data)] },
    ],
  };
}

/** File name to offer for download: number, subject and rule book, without characters a file system refuses. */
export function ratingReportFileName({ number, subject, framework }: RatingReportData): string {
  return documentFileName(number, `${subject.name}${WORDS.title(framework.shortName)}`);
}

function cover(data: RatingReportData): Block {
  const { organization, subject, assessment, framework } = data;
  const labels = WORDS.cover;
  return {
    kind: 'cover',
    classification: data.classification,
    number: data.number,
    title: WORDS.title(framework.shortName),
    subtitle: WORDS.coverSubtitle(subject.name, assessment.targetName),
    fields: [
      [labels.organization, organization.name],
      [labels.subject, subject.name],
      [labels.version, data.version],
      [labels.author, data.generatedBy],
      [labels.reviewer, WORDS.blank],
      [labels.approver, WORDS.blank],
      [labels.period, periodOf(data)],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(data.generatedAt)))],
  };
}

const periodOf = ({ assessment }: RatingReportData): string =>
  WORDS.period(officialDay(assessment.periodStart), officialDay(assessment.periodEnd));

/** One page: both outcomes, their rule, what is missing. */
function summary(data: RatingReportData): Block[] {
  const { rating, framework, asked, gaps } = data;
  const { declared, proven } = rating;
  const hasLevels = framework.kind === 'GRADED_ITEMS' || framework.kind === 'POINTS';
  const boxes = (name: string, outcome: typeof declared) => [
    {
      label: `${name}${WORDS.score}`,
      value:
        outcome.value === null
          ? '—'
          : `${trimmed(outcome.value)}${framework.kind === 'CHECKLIST' ? '%' : ''}`,
      note: outcome.provisional ? WORDS.provisional : '',
    },
    ...(hasLevels ? [{ label: `${name}${WORDS.level}`, value: outcomeLevel(data, outcome) }] : []),
  ];
  const unproven = gaps.filter(({ verdict }) => verdict === 'MET').length;
  return [
    { kind: 'heading', level: 1, text: WORDS.summary, numbered: false },
    { kind: 'keyFigures', boxes: [...boxes(WORDS.declared, declared), ...boxes(WORDS.proven, proven)] },
    body(`${WORDS.declared}：${declared.conclusion}。`),
    body(`${WORDS.proven}：${proven.conclusion}。`),
    body(WORDS.counts({ asked, ...declared })),
    body([WORDS.gapCount(gaps.length, unproven), '逐项见', { see: 'gaps' }, '。']),
    body(WORDS.twoScores),
    ...missingTables(data),
  ];
}

function missingTables({ rating }: RatingReportData): Block[] {
  const { missingTables: missing } = rating.declared;
  if (missing.length === 0) return [];
  const nameOf = (level: string): string =>
    rating.declared.levels.find((each) => each.level === level)?.name ?? level;
  return [
    {
      kind: 'table',
      caption: WORDS.missing,
      columns: WORDS.missingColumns.map((title, at) => ({ title, width: [20, 80][at] ?? 10 })),
      rows: missing.map(({ kind, level }) => [centred(nameOf(level)), WORDS.tables[kind]]),
    },
  ];
}

function overview(data: RatingReportData): Block[] {
  const { framework, subject, assessment, dataAt } = data;
  const labels = WORDS.overviewLabels;
  return [
    { kind: 'heading', level: 1, text: WORDS.overview, newPage: true },
    labelled(assessment.name, [
      [labels.framework, framework.name],
      [labels.number, framework.documentNumber],
      [labels.subject, subject.name],
      [labels.period, periodOf(data)],
      [labels.target, assessment.targetName ?? WORDS.none],
      [labels.dataAt, officialMoment(dataAt)],
    ]),
    body(WORDS.scope),
  ];
}

/** One row per item: its use or count, its indexes per level, and whether they are proven. */
function figures({ figures: all }: RatingReportData): Block[] {
  if (all.length === 0) return [];
  const byControl = [...Map.groupBy(all, ({ code }) => code).values()];
  return [
    heading(1, WORDS.figures),
    {
      kind: 'table',
      caption: WORDS.figures,
      compact: true,
      columns: WORDS.figureColumns.map((title, at) => ({ title, width: [30, 34, 16, 20][at] ?? 10 })),
      rows: byControl.map((figuresOf) => [
        `${figuresOf[0]!.code} ${figuresOf[0]!.name}`,
        [...Map.groupBy(figuresOf, ({ kind }) => kind)].map(figureText).join('\n'),
        // Evidence is linked to the item, so its figures are proven together.
        proofCell(figuresOf[0]!.proofState),
        [...new Set(figuresOf.flatMap(({ note }) => note ?? []))].join('；'),
      ]),
    },
  ];
}

function figureText([kind, figuresOf]: readonly [
  keyof typeof WORDS.figureKinds,
  RatingReportData['figures'],
]): string {
  const values = figuresOf.map(({ level, share, count, grade }) => {
    const value = share === null ? (count ?? grade ?? '—') : share.toFixed(2);
    return `${level === null ? '' : `${level} 级 `}${value}`;
  });
  return `${WORDS.figureKinds[kind]}：${values.join('，')}`;
}

const proofCell = (state: RatingGap['proofState']): Cell => ({
  content: PROOF_STATE[state],
  align: 'center',
  ...(state === 'PROVEN' ? {} : { tone: 'caution' as Tone }),
});

/** Every gap that the target asks to close, by the part of the book it stands in. */
function gapChapter({ gaps }: RatingReportData): Block[] {
  const table: TableBlock = {
    kind: 'table',
    name: 'gaps',
    caption: WORDS.gaps,
    compact: true,
    emptyText: WORDS.noGaps,
    columns: WORDS.gapColumns.map((title, at) => ({ title, width: [10, 6, 26, 10, 18, 18, 12][at] ?? 10 })),
    rows: bandedRows(gaps, ({ section }) => section, gapRow),
  };
  return [heading(1, WORDS.gaps), body(WORDS.gapsIntro), ...ownTextsNote(gaps), table];
}

function gapRow(gap: RatingGap): Cell[] {
  const { code, level, text, ownText, name, verdict, provenVerdict, proofState, evidences, tasks } = gap;
  const verdicts =
    verdict === provenVerdict
      ? [verdictWord(verdict)]
      : [`${WORDS.declared} `, verdictWord(verdict), `\n${WORDS.proven} `, verdictWord(provenVerdict)];
  return [
    centred(code),
    centred(level ?? '—'),
    requirementCell(text || name, ownText),
    { content: verdicts, align: 'center' },
    evidences.length === 0
      ? proofCell(proofState)
      : `${PROOF_STATE[proofState]}：${evidences.map(({ title }) => title).join('；')}`,
    [gap.currentState, gap.gap].filter(Boolean).join('\n'),
    tasks.map((task) => `${task.code} ${TASK_STATE[task.state]}`).join('\n') || WORDS.none,
  ];
}

function notes({ rating, framework }: RatingReportData): Block[] {
  const all = [...rating.declared.notes, ...rating.proven.notes];
  const texts = [...new Map(all.map((note) => [note.text, note])).values()];
  return [
    heading(1, WORDS.notes),
    ...texts.map(({ text, verification }) => body(`${text}（${VERIFICATION[verification]}）。`)),
    {
      kind: 'table',
      caption: WORDS.verification,
      emptyText: WORDS.none,
      columns: WORDS.verificationColumns.map((title, at) => ({ title, width: [26, 16, 58][at] ?? 10 })),
      rows: framework.verificationNotes.map(({ topic, verification, note }) => [
        topic,
        centred(VERIFICATION[verification]),
        note,
      ]),
    },
  ];
}
