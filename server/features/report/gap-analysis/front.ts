import { dayOf } from '../../../platform/clock.js';
import type { Block, CellContent, CoverBlock, TableBlock } from '../../../platform/documents/index.js';
import type { GapAnalysisData, GapScore, GapVeto } from './data.js';
import type { Findings } from './findings.js';
import { failed } from './findings.js';
import {
  centred,
  conclusionWord,
  levelName,
  officialDay,
  officialMoment,
  scoreText,
  verdictWord,
} from '../format.js';
import { CONCLUSION, EDITION, JUDGEMENT } from '../labels.js';
import { SENTENCES, TEXT } from './text.js';

export function cover(data: GapAnalysisData): CoverBlock {
  const { organization, system, assessment } = data;
  const labels = TEXT.cover;
  const day = officialDay(dayOf(new Date(data.generatedAt)));
  return {
    kind: 'cover',
    classification: data.classification,
    number: data.number,
    title: TEXT.title,
    subtitle: SENTENCES.coverSubtitle(system.name, levelName(system.level), system.gradingCode ?? ''),
    fields: [
      [labels.organization, organization.name],
      [labels.project, SENTENCES.project(system.name, assessment.period)],
      [labels.version, data.version],
      [labels.authorUnit, system.ownerUnit ?? organization.name],
      [labels.author, data.generatedBy],
      [labels.reviewer, TEXT.blank],
      [labels.approver, TEXT.blank],
      [
        labels.period,
        SENTENCES.period(officialDay(assessment.periodStart), officialDay(assessment.periodEnd)),
      ],
      [labels.distribution, labels.distributionValue],
    ],
    foot: [organization.name, day],
  };
}

/** 文档信息, 变更记录, 分发记录, 参与人员 and the two standing statements. */
export function controlTables(data: GapAnalysisData): Block[] {
  const day = dayOf(new Date(data.generatedAt));
  const text = TEXT.control;
  const values = [
    TEXT.title,
    data.number,
    data.version,
    data.classification,
    data.generatedBy,
    TEXT.blank,
    TEXT.blank,
    day,
  ];
  const pairs = text.informationLabels.map((label, at) => [label, values[at] ?? ''] as const);
  const people = data.assessment.participants;
  return [
    labelled(text.information, pairs),
    table(
      text.changes,
      text.changeColumns,
      [14, 20, 30, 18, 18],
      [
        [
          data.version,
          day,
          data.version === 'V1.0' ? text.firstVersion : text.nextVersion,
          data.generatedBy,
          TEXT.blank,
        ].map(centred),
      ],
    ),
    table(
      text.distribution,
      text.distributionColumns,
      [10, 34, 20, 18, 18],
      [1, 2, 3].map((at) => [at, '', '', '', ''].map(centred)),
    ),
    {
      ...table(
        text.people,
        text.peopleColumns,
        [10, 18, 28, 22, 22],
        people.map(({ name, unit, role }, at) => [
          centred(at + 1),
          centred(name),
          centred(unit ?? TEXT.blank),
          centred(role),
          centred(''),
        ]),
      ),
      emptyText: text.noPeople,
    },
    { kind: 'paragraph', style: 'note', content: text.confidentiality },
    { kind: 'paragraph', style: 'note', content: text.scope },
  ];
}

const table = (
  caption: string,
  titles: readonly string[],
  widths: readonly number[],
  rows: TableBlock['rows'],
): TableBlock => ({
  kind: 'table',
  caption,
  columns: titles.map((title, at) => ({ title, width: widths[at] ?? 10 })),
  rows,
});

/** Label and value twice on a line, without a header of its own. */
export function labelled(caption: string, pairs: readonly (readonly [string, string])[]): TableBlock {
  const rows = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [first, second] = [pairs[at], pairs[at + 1]];
    rows.push([first?.[0] ?? '', first?.[1] ?? '', second?.[0] ?? '', second?.[1] ?? '']);
  }
  return {
    kind: 'table',
    caption,
    headless: true,
    columns: [
      { title: '', width: 17, label: true },
      { title: '', width: 36 },
      { title: '', width: 17, label: true },
      { title: '', width: 30 },
    ],
    rows,
  };
}

/** How many rows the one page for leaders has room for; the rest is counted and referred to. */
const TOP_VETOES = 5;
const TOP_GAPS = 6;

/** One page: both scores, conclusions, vetoes by name, most serious gaps. */
export function summary(data: GapAnalysisData, found: Findings): Block[] {
  const text = TEXT.summary;
  const { declared, proven, edition } = data.scoring;
  const measure = EDITION[edition].measure;
  const box = (name: string, score: GapScore) => [
    {
      label: `${name}${measure}`,
      value: scoreText(score.value, edition),
      note: score.provisional ? text.provisional : '',
    },
    {
      label: `${name}${TEXT.tables.scoreRows.conclusion}`,
      value: conclusionWord(score.conclusion).text,
      tone: conclusionWord(score.conclusion).tone,
    },
  ];
  const failures = data.results.filter(failed).length;
  return [
    { kind: 'heading', level: 1, text: text.heading, numbered: false },
    { kind: 'keyFigures', boxes: [...box(text.declared, declared), ...box(text.proven, proven)] },
    {
      kind: 'paragraph',
      content:
        SENTENCES.summary(
          officialMoment(data.dataAt),
          data.results.length,
          declared.applicable,
          measure + scoreText(declared.value, edition),
          CONCLUSION[declared.conclusion],
          measure + scoreText(proven.value, edition),
          CONCLUSION[proven.conclusion],
        ) + SENTENCES.summaryGaps(failures, found.unproven.length, declared.open),
    },
    vetoTable(proven.vetoes),
    ...rest(proven.vetoes.length - TOP_VETOES, TEXT.headings.highRisks, 'highRisks'),
    {
      kind: 'table',
      caption: text.topGaps,
      compact: true,
      emptyText: text.noGaps,
      columns: text.topColumns.map((title, at) => ({ title, width: [6, 15, 16, 12, 51][at] ?? 10 })),
      rows: found.gaps
        .slice(0, TOP_GAPS)
        .map(({ result }, at) => [
          centred(at + 1),
          centred(result.code),
          centred(result.name),
          { content: [verdictWord(result.verdict)], align: 'center' },
          result.gap ?? '',
        ]),
    },
    ...rest(found.gaps.length - TOP_GAPS, TEXT.headings.ranking, 'ranking'),
  ];
}

function vetoTable(vetoes: readonly GapVeto[]): TableBlock {
  const text = TEXT.summary;
  return {
    kind: 'table',
    caption: text.vetoes,
    compact: true,
    emptyText: text.noVetoes,
    columns: text.vetoColumns.map((title, at) => ({ title, width: [42, 26, 32][at] ?? 10 })),
    rows: vetoes
      .slice(0, TOP_VETOES)
      .map((veto) => [
        `${veto.caseCode} ${veto.caseName}`,
        `${veto.code} ${veto.controlName}`,
        judgement(veto),
      ]),
  };
}

function judgement({ judgement: word, majorDanger }: GapVeto): CellContent {
  const text = majorDanger ? `${JUDGEMENT[word]}，${TEXT.summary.majorDanger}` : JUDGEMENT[word];
  return { content: text, align: 'center', tone: word === 'CONFIRMED' ? 'bad' : 'caution' };
}

const rest = (count: number, chapter: string, table: string): Block[] =>
  count > 0
    ? [{ kind: 'paragraph', style: 'note', content: [SENTENCES.more(count, chapter), { see: table }, '。'] }]
    : [];
