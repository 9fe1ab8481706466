import type { Block, Cell, TableBlock, TableRow, Tone } from '../../../platform/documents/index.js';
import type { Explained } from '../../assessment/index.js';
import { centred, trimmed } from '../format.js';
import { body, heading } from '../gap-analysis/state.js';
import type { RatingReportData } from './data.js';
import { WORDS } from './text.js';

type Outcome = RatingReportData['rating']['declared'];
type Status = Outcome['levels'][number]['status'];

const statusTones: Readonly<Record<Status, Tone>> = { MET: 'good', UNMET: 'bad', UNDECIDED: 'caution' };

/** The level as a word, or the bounds between which it lies. */
export function outcomeLevel({ rating }: RatingReportData, outcome: Outcome): string {
  const nameOf = (level: string | null): string =>
    level === null
      ? WORDS.noLevel
      : (rating.declared.levels.find((each) => each.level === level)?.name ?? `${level} 级`);
  return outcome.decided
    ? nameOf(outcome.level)
    : WORDS.undecided(nameOf(outcome.lowestLevel), nameOf(outcome.highestLevel));
}

const statusCell = (status: Status): Cell => ({
  content: WORDS.status[status],
  align: 'center',
  tone: statusTones[status],
});

/** Each condition of each level, declared and proven; what is missing stands in the annex. */
export function levelChapter({ rating }: RatingReportData): Block[] {
  const { declared, proven } = rating;
  if (declared.levels.length === 0) return [];
  const rows = declared.levels.flatMap((level, at): TableRow[] => [
    {
      band: `${level.name}：${WORDS.declared}${WORDS.status[level.status]}，${WORDS.proven}${WORDS.status[proven.levels[at]!.status]}`,
    },
    ...level.conditions.map((condition, place): Cell[] => [
      condition.text,
      statusCell(condition.status),
      proven.levels[at]!.conditions[place]!.text,
      statusCell(proven.levels[at]!.conditions[place]!.status),
    ]),
  ]);
  const [, condition, ownDeclared, ownProven] = WORDS.levelColumns;
  return [
    heading(1, WORDS.levels),
    body(WORDS.levelsIntro),
    {
      kind: 'table',
      caption: WORDS.levels,
      compact: true,
      columns: [
        { title: `${condition}（${ownDeclared}）`, width: 38 },
        { title: ownDeclared, width: 12 },
        { title: `${condition}（${ownProven}）`, width: 38 },
        { title: ownProven, width: 12 },
      ],
      rows,
    },
  ];
}

/** What each item, indicator section or part of a checklist came to. */
export function itemChapter(data: RatingReportData): Block[] {
  const { framework } = data;
  const table =
    framework.kind === 'GRADED_ITEMS'
      ? itemTable(data)
      : framework.kind === 'POINTS'
        ? sectionTable(data)
        : checkTable(data);
  return [heading(1, WORDS.items), table];
}

const columnsOf = (titles: readonly string[], widths: readonly number[]): TableBlock['columns'] =>
  titles.map((title, at) => ({ title, width: widths[at] ?? 10 }));

const both = (declared: string | number, proven: string | number): string =>
  declared === proven ? String(declared) : `${declared} / ${proven}`;

const share = (value: number | null): string => (value === null ? '—' : value.toFixed(2));

function itemTable({ rating, names }: RatingReportData): TableBlock {
  const proven = new Map(rating.proven.items.map((item) => [item.controlId, item]));
  return {
    kind: 'table',
    caption: WORDS.items,
    compact: true,
    columns: columnsOf(WORDS.itemColumns, [27, 11, 12, 12, 10, 10, 18]),
    rows: rating.declared.items.map((item) => {
      const shown = proven.get(item.controlId)!;
      return [
        names[item.controlId] ?? '',
        centred(both(item.functionLevel, shown.functionLevel)),
        centred(both(share(item.use), share(shown.use))),
        centred(both(share(item.quality), share(shown.quality))),
        centred(trimmed(item.score)),
        centred(trimmed(shown.score)),
        item.formula,
      ];
    }),
  };
}

function sectionTable({ rating }: RatingReportData): TableBlock {
  const proven = new Map(rating.proven.sections.map((section) => [section.code, section]));
  return {
    kind: 'table',
    caption: WORDS.items,
    columns: columnsOf(WORDS.sectionColumns, [44, 14, 14, 14, 14]),
    rows: rating.declared.sections.map(({ code, name, earned, full, rate }) => [
      `${code} ${name}`,
      centred(trimmed(earned ?? 0)),
      centred(trimmed(full ?? 0)),
      centred(trimmed(proven.get(code)?.earned ?? 0)),
      centred(rate === null ? '—' : `${trimmed(rate)}%`),
    ]),
  };
}

function checkTable({ rating }: RatingReportData): TableBlock {
  const proven = new Map(rating.proven.sections.map((section) => [section.code, section]));
  const percent = (rate: number | null | undefined): string => (rate == null ? '—' : `${trimmed(rate)}%`);
  return {
    kind: 'table',
    caption: WORDS.items,
    columns: columnsOf(WORDS.checkColumns, [38, 10, 10, 10, 16, 16]),
    rows: rating.declared.sections.map(({ code, name, applicable, met, open, rate }) => [
      name,
      centred(applicable),
      centred(met),
      centred(open),
      centred(percent(rate)),
      centred(percent(proven.get(code)?.rate)),
    ]),
  };
}

/** The explanation tree, indented line by line. */
export function explanationAnnex({ rating }: RatingReportData): Block[] {
  const rows: TableRow[] = [];
  const visit = (node: Explained, depth: number): void => {
    rows.push([
      `${'　'.repeat(depth)}${node.label}`,
      node.formula ?? '',
      centred(node.value === null ? '' : trimmed(node.value)),
      node.status === null ? '' : statusCell(node.status),
    ]);
    for (const child of node.children) visit(child, depth + 1);
  };
  visit(rating.declared.explanation, 0);
  return [
    { kind: 'heading', level: 1, text: WORDS.tree, numbered: false, newPage: true },
    body(WORDS.treeIntro),
    {
      kind: 'table',
      caption: WORDS.treeCaption,
      compact: true,
      columns: columnsOf(WORDS.treeColumns, [50, 28, 11, 11]),
      rows,
    },
  ];
}
