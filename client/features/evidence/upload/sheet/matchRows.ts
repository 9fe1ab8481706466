import { groupBy } from '../../../../lib/groupBy.ts';
import type { MappingRow, RowProblem } from './mappingSheet.ts';

/** A path as it is compared: forms, case and kind of slash make no difference. */
const plain = (path: string): string =>
  path
    .normalize('NFC')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .toLowerCase();

export interface Matched {
  /** By the id of a file: the row that speaks of it. */
  rows: ReadonlyMap<string, MappingRow>;
  problems: readonly RowProblem[];
  /** Rows of earlier sheets in whose place a later one speaks. */
  replaced: ReadonlySet<MappingRow>;
}

/**
 * Which row speaks of which file. A row names the file alone, or with as many of its folders as tell it apart; of two
 * rows for one file the later one counts, and that is told unless they stand in two sheets: the later sheet is meant to.
 */
export function matchRows(
  rows: readonly MappingRow[],
  files: readonly { id: string; path: string }[],
): Matched {
  const named = groupBy(
    files.map(({ id, path }) => ({ id, path: plain(path) })),
    ({ path }) => path.split('/').at(-1) ?? '',
  );
  const found = new Map<string, MappingRow>();
  const problems: RowProblem[] = [];
  const replaced = new Set<MappingRow>();
  for (const row of rows) {
    const { sheet, line, file } = row;
    if (file === '') continue;
    const wanted = plain(file);
    const near = (named.get(wanted.split('/').at(-1) ?? '') ?? []).filter(
      ({ path }) => path === wanted || path.endsWith(`/${wanted}`),
    );
    const exact = near.filter(({ path }) => path === wanted);
    const [hit, other] = exact.length > 0 ? exact : near;
    if (!hit || other) {
      problems.push({ kind: hit ? 'MANY_FILES' : 'NO_FILE', sheet, line, text: file });
      continue;
    }
    const before = found.get(hit.id);
    if (before?.sheet === sheet) problems.push({ kind: 'TWICE', sheet, line: before.line, text: file });
    if (before) replaced.add(before);
    found.set(hit.id, row);
  }
  return { rows: found, problems, replaced };
}
