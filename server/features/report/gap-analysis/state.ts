import type { Block, Cell, Content, TableBlock } from '../../../platform/documents/index.js';
import type { GapAnalysisData, GapScore } from './data.js';
import { failed, unproven } from './findings.js';
import { labelled } from './front.js';
import {
  centred,
  conclusionWord,
  levelName,
  officialDay,
  officialMoment,
  scoreText,
  signed,
  trimmed,
} from '../format.js';
import { EDITION, TECHNOLOGY, VERDICT } from '../labels.js';
import { SENTENCES, TEXT } from './text.js';

const { headings, tables } = TEXT;
export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const body = (content: Content): Block => ({ kind: 'paragraph', content });

/** 一、概述 and 二、对标依据与对象 */
export function overview(data: GapAnalysisData): Block[] {
  const { organization, system, assessment, scoring, framework } = data;
  const level = levelName(assessment.targetLevel);
  const [start, end] = [officialDay(assessment.periodStart), officialDay(assessment.periodEnd)];
  return [
    { kind: 'heading', level: 1, text: headings.overview, newPage: true },
    heading(2, headings.purpose),
    body(SENTENCES.purpose(organization.name, system.name, level)),
    body(SENTENCES.scope(start, end, officialMoment(data.dataAt))),
    heading(2, headings.twoScores),
    ...TEXT.twoScores.map(body),
    heading(1, headings.basis),
    heading(2, headings.standards),
    body(SENTENCES.basis(framework.name, framework.documentNumber)),
    body(
      SENTENCES.edition(
        EDITION[scoring.edition].name,
        trimmed(scoring.attentionFactor),
        trimmed(scoring.partialCredit),
      ),
    ),
    body(SENTENCES.rule(scoring.conclusionRule)),
    heading(2, headings.subject),
    ...(system.description === null ? [] : [body(system.description)]),
    systemTable(data),
  ];
}

export function systemTable({ system, unitNames }: GapAnalysisData): TableBlock {
  const labels = TEXT.systemLabels;
  const known = (value: string | null): string => value ?? TEXT.none;
  return labelled(system.name, [
    [labels.name, system.name],
    [labels.code, system.code],
    [labels.grading, `${levelName(system.level)} ${system.gradingCode ?? ''}`.trim()],
    [labels.owner, known(system.ownerUnit)],
    [
      labels.technologies,
      system.technologies.map((technology) => TECHNOLOGY[technology]).join('、') || TEXT.none,
    ],
    [labels.continuity, system.continuityCritical ? TEXT.yes : TEXT.no],
    [labels.filing, known(system.filingNumber)],
    [labels.filedOn, known(system.filedOn)],
    [labels.filingValidUntil, known(system.filingValidUntil)],
    [labels.lastAssessed, known(system.lastAssessedOn)],
    [labels.nextAssessment, known(system.nextAssessmentDueOn)],
    [labels.units, unitNames.join('、') || TEXT.none],
  ]);
}

/** 三、现状描述: scores, how they come about, categories, charts */
export function currentState(data: GapAnalysisData): Block[] {
  const { declared, proven } = data.scoring;
  return [
    heading(1, headings.state),
    heading(2, headings.scores),
    scoreTable(data),
    heading(2, headings.explanation),
    stepTable(tables.steps.declared, declared),
    stepTable(tables.steps.proven, proven),
    heading(2, headings.byCategory),
    categoryTable(data),
    ...charts(data),
  ];
}

export function scoreTable({ scoring: { declared, proven, edition } }: GapAnalysisData): TableBlock {
  const names = tables.scoreRows;
  const counts = (['applicable', 'met', 'partial', 'unmet', 'notApplicable', 'open'] as const).map(
    (key): Cell[] => [
      names[key],
      centred(declared[key]),
      centred(proven[key]),
      centred(signed(proven[key] - declared[key])),
    ],
  );
  return {
    kind: 'table',
    caption: tables.score,
    columns: tables.scoreColumns.map((title, at) => ({ title, width: at === 0 ? 31 : 23, label: at === 0 })),
    rows: [
      [
        EDITION[edition].measure,
        centred(scoreText(declared.value, edition)),
        centred(scoreText(proven.value, edition)),
        centred(signed(proven.value - declared.value)),
      ],
      [
        names.conclusion,
        { content: [conclusionWord(declared.conclusion)], align: 'center' },
        { content: [conclusionWord(proven.conclusion)], align: 'center' },
        '',
      ],
      ...counts,
      [
        names.vetoes,
        centred(declared.vetoes.length),
        centred(proven.vetoes.length),
        centred(signed(proven.vetoes.length - declared.vetoes.length)),
      ],
    ],
  };
}

export const stepTable = (caption: string, { steps }: GapScore): TableBlock => ({
  kind: 'table',
  caption,
  columns: tables.stepColumns.map((title, at) => ({ title, width: [30, 54, 16][at] ?? 10 })),
  rows: steps.map(({ label, formula, value }) => [label, formula, centred(trimmed(value))]),
  emptyText: TEXT.none,
});

export function categoryTable({ categories }: GapAnalysisData): TableBlock {
  const rate = (value: number | null): Cell => centred(value === null ? '—' : trimmed(value));
  return {
    kind: 'table',
    caption: tables.category,
    compact: true,
    columns: tables.categoryColumns.map((title, at) => ({
      title,
      width: at === 0 ? 19 : 8.1,
      label: at === 0,
    })),
    rows: categories.map((row) => [
      row.name,
      ...[
        row.total,
        row.applicable,
        row.met,
        row.partial,
        row.unmet,
        row.notApplicable,
        row.open,
        row.proven,
      ].map(centred),
      rate(row.declaredRate),
      rate(row.provenRate),
    ]),
  };
}

function charts({ categories, results }: GapAnalysisData): Block[] {
  const text = TEXT.charts;
  const rated = categories.filter(
    ({ declaredRate, provenRate }) => declaredRate !== null && provenRate !== null,
  );
  const shown = categories.filter(({ total }) => total > 0);
  const count = (code: string, test: (result: GapAnalysisData['results'][number]) => boolean): number =>
    results.filter((result) => result.category === code && test(result)).length;
  const bars: Block = {
    kind: 'chart',
    caption: text.bar,
    description: shown
      .map(({ code, name }) => `${name} ${count(code, (result) => failed(result) || unproven(result))}`)
      .join('，'),
    widthMm: 156,
    heightMm: 100,
    chart: {
      type: 'bar',
      stacked: true,
      labels: shown.map(({ name }) => name),
      series: [
        {
          name: VERDICT.UNMET,
          tone: 'bad',
          values: shown.map(({ code }) => count(code, ({ verdict }) => verdict === 'UNMET')),
        },
        {
          name: VERDICT.PARTIAL,
          tone: 'caution',
          values: shown.map(({ code }) => count(code, ({ verdict }) => verdict === 'PARTIAL')),
        },
        { name: text.unproven, tone: 'quiet', values: shown.map(({ code }) => count(code, unproven)) },
      ],
    },
  };
  const radar: Block = {
    kind: 'chart',
    caption: text.radar,
    description: rated
      .map(
        ({ name, declaredRate, provenRate }) =>
          `${name} ${trimmed(declaredRate ?? 0)}% / ${trimmed(provenRate ?? 0)}%`,
      )
      .join('，'),
    widthMm: 150,
    heightMm: 105,
    chart: {
      type: 'radar',
      max: 100,
      axes: rated.map(({ name }) => name),
      series: [
        { name: text.declared, values: rated.map(({ declaredRate }) => declaredRate ?? 0) },
        { name: text.proven, values: rated.map(({ provenRate }) => provenRate ?? 0) },
      ],
    },
  };
  // Fewer than three spokes are no radar.
  return rated.length < 3 ? [bars] : [radar, bars];
}
