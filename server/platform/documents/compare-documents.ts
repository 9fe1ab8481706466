import type { Block, Cell, Content, DocumentModel, TableBlock } from './document.model.js';

/** One place at which two documents say different things. */
export interface DocumentChange {
  /** Headings above it, outermost first. */
  readonly chapter: readonly string[];
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly what: 'CHAPTER' | 'PARAGRAPH' | 'ROW' | 'FIGURE';
  /** What tells it from its neighbours: the heading, the caption and the key of a row, the label of a figure; empty for a paragraph. */
  readonly name: string;
  readonly parts: readonly ChangedPart[];
}

/** What stood there and what stands there now. */
export interface ChangedPart {
  /** Column, or empty where there is only one text. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Line {
  readonly what: 'PARAGRAPH' | 'ROW' | 'FIGURE';
  /** Lines of one key are the same line said anew; null: known by its words alone. */
  readonly key: string | null;
  readonly name: string;
  readonly cells: readonly (readonly [label: string, value: string])[];
}

interface Chapter {
  readonly path: readonly string[];
  readonly lines: Line[];
}

/**
 * What differs between two issues of one document, chapter by chapter in the order of the later one; chapters that only the
 * earlier has come last. It compares what is said, so it needs to know no kind of document.
 */
export function compareDocuments(earlier: DocumentModel, later: DocumentModel): readonly DocumentChange[] {
  const [before, after] = [chaptersOf(earlier), chaptersOf(later)];
  const changes: DocumentChange[] = [];
  for (const [key, { path, lines }] of after) {
    const former = before.get(key);
    if (former) changes.push(...compareLines(path, former.lines, lines));
    else changes.push(chapterChange(path, 'ADDED'));
  }
  for (const [key, { path }] of before) if (!after.has(key)) changes.push(chapterChange(path, 'REMOVED'));
  return changes;
}

const chapterChange = (path: readonly string[], kind: 'ADDED' | 'REMOVED'): DocumentChange => ({
  chapter: path.slice(0, -1),
  kind,
  what: 'CHAPTER',
  name: path.at(-1) ?? '',
  parts: [],
});

/** Chapters by the path of their headings; what stands before the first heading is a chapter without a name. Covers say nothing. */
function chaptersOf(model: DocumentModel): ReadonlyMap<string, Chapter> {
  const chapters = new Map<string, Chapter>();
  const open = (path: readonly string[]): Chapter => {
    const name = JSON.stringify(path);
    let key = name;
    for (let again = 2; chapters.has(key); again += 1) key = `${name} ${again}`;
    const chapter = { path, lines: [] };
    chapters.set(key, chapter);
    return chapter;
  };
  let path: readonly string[] = [];
  let current: Chapter | undefined;
  for (const block of model.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'heading') {
      path = [...path.slice(0, block.level - 1), block.text];
      current = open(path);
    } else {
      const lines = linesOf(block);
      if (lines.length > 0) (current ??= open(path)).lines.push(...lines);
    }
  }
  return chapters;
}

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'paragraph': {
      return [{ what: 'PARAGRAPH', key: null, name: '', cells: [['', textOf(block.content)]] }];
    }
    case 'keyFigures': {
      return block.boxes.map(({ label, value, note }) => ({
        what: 'FIGURE',
        key: label,
        name: label,
        cells: [['', note === undefined ? value : `${value}（${note}）`]],
      }));
    }
    case 'table': {
      return rowsOf(block);
    }
    default: {
      // Charts draw what a table beside them says; pictures are files.
      return [];
    }
  }
}

/**
 * A row is known by the first column that tells all rows apart; without one by all its words. A column that merely counts the
 * rows says nothing: a row that moved has not changed.
 */
function rowsOf({ caption = '', columns, rows }: TableBlock): readonly Line[] {
  const all = rows.flatMap((row) => ('band' in row ? [] : [row.map(cellText)]));
  const counts = columns.map(
    ({ title }, at) =>
      title === '序号' || (all.length > 1 && all.every((row, place) => row[at] === String(place + 1))),
  );
  // Marks may follow below the name of a row.
  const nameIn = (row: readonly string[], at: number): string => (row[at] ?? '').split('\n', 1)[0]!;
  const key = columns.findIndex((_column, at) => {
    const values = all.map((row) => nameIn(row, at));
    return !counts[at] && new Set(values).size === values.length && !values.includes('');
  });
  return all.map((row) => ({
    what: 'ROW',
    key: key < 0 ? null : JSON.stringify([caption, columns[key]!.title, nameIn(row, key)]),
    name: [caption, key < 0 ? '' : nameIn(row, key)].filter(Boolean).join(' · '),
    cells: row.flatMap((value, at) => (counts[at] ? [] : [[columns[at]?.title ?? '', value] as const])),
  }));
}

const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : textOf(cell.content));

/** Words of a content; which number a proof has in the annex is no difference of what is said. */
const textOf = (content: Content): string =>
  typeof content === 'string'
    ? content
    : content.map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : '')).join('');

function compareLines(
  chapter: readonly string[],
  earlier: readonly Line[],
  later: readonly Line[],
): readonly DocumentChange[] {
  const [before, after] = withoutEqual(earlier, later);
  const keyed = new Map(before.flatMap((line) => (line.key === null ? [] : [[line.key, line] as const])));
  // Lines without a key are taken for the same one said anew, in their order.
  const loose = before.filter(({ key }) => key === null);
  const changes: DocumentChange[] = [];
  for (const line of after) {
    const former =
      line.key === null
        ? take(loose, (one) => one.what === line.what && one.name === line.name)
        : keyed.get(line.key);
    if (line.key !== null) keyed.delete(line.key);
    changes.push(changeOf(chapter, former, line));
  }
  return [...changes, ...[...keyed.values(), ...loose].map((line) => changeOf(chapter, line, undefined))];
}

function changeOf(
  chapter: readonly string[],
  former: Line | undefined,
  line: Line | undefined,
): DocumentChange {
  const { what, name } = (line ?? former)!;
  const [was, is] = [former?.cells ?? [], line?.cells ?? []];
  return {
    chapter,
    kind: !former ? 'ADDED' : !line ? 'REMOVED' : 'CHANGED',
    what,
    name,
    // By place: the columns of a table without a header have no names.
    parts: Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
      label: (is[at] ?? was[at])![0],
      before: was[at]?.[1] ?? null,
      after: is[at]?.[1] ?? null,
    })).filter(({ before, after }) => before !== after && Boolean(before || after)),
  };
}

/** Both without the lines that they share, each as often as it occurs in both. */
function withoutEqual(one: readonly Line[], other: readonly Line[]): readonly [Line[], Line[]] {
  const shared = new Map<string, number>();
  const words = (line: Line): string => JSON.stringify([line.what, line.name, line.cells]);
  for (const line of one) shared.set(words(line), (shared.get(words(line)) ?? 0) + 1);
  const common = new Map<string, number>();
  const onlyOther = other.filter((line) => {
    const key = words(line);
    const left = shared.get(key) ?? 0;
    if (left === 0) return true;
    shared.set(key, left - 1);
    common.set(key, (common.get(key) ?? 0) + 1);
    return false;
  });
  const onlyOne = one.filter((line) => {
    const key = words(line);
    const left = common.get(key) ?? 0;
    if (left === 0) return true;
    common.set(key, left - 1);
    return false;
  });
  return [onlyOne, onlyOther];
}

function take<T>(from: T[], fits: (one: T) => boolean): T | undefined {
  const at = from.findIndex(fits);
  return at < 0 ? undefined : from.splice(at, 1)[0];
}
