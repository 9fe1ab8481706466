import { text } from '../../../platform/graphql/text.js';
import { frameworkPartsSchema } from '../framework-file.schema.js';
import type { RuleBookHead } from '../framework-file.schema.js';
import type { Problems } from './problem.js';
import type { ReadHead } from './read-book.types.js';
import type { SheetRow } from './sheet.cells.js';
import { headLines, keyOf, scoringWords } from './sheet.columns.js';
import type { HeadLine } from './sheet.columns.js';
import { readJson } from './sheet.json.js';

/** What the sheet about the rule book itself says. */
export interface HeadSheet {
  readonly fields: ReadHead;
  readonly scoringKind: RuleBookHead['scoringKind'] | undefined;
  readonly parts: Partial<Record<'scoring' | 'levels' | 'verificationNotes' | 'missingTables', unknown>>;
}

export function readHeadLines(rows: readonly SheetRow[], problems: Problems): HeadSheet {
  const fields: Record<string, string> = {};
  const parts: Record<string, unknown> = {};
  let scoringKind: HeadSheet['scoringKind'];
  for (const { row, cells } of rows) {
    const [heading = '', value = ''] = cells;
    const line = lineOf(heading);
    if (line === undefined || value.trim() === '') continue;
    const place = { row, column: heading.trim(), path: '标准' };
    if (line === 'scoringKind') {
      scoringKind = keyOf(scoringWords, value);
      if (scoringKind === undefined)
        problems.error(
          place,
          text('计分方式请填：清单、计分、分级评价。', 'Scoring is one of CHECKLIST, POINTS, GRADED_ITEMS.'),
        );
    } else if (line in frameworkPartsSchema)
      parts[line] = readJson(
        value,
        frameworkPartsSchema[line as keyof typeof frameworkPartsSchema],
        place,
        problems,
      );
    else fields[line] = value.trim();
  }
  return { fields, scoringKind, parts };
}

const lineOf = (heading: string): HeadLine | undefined =>
  (Object.keys(headLines) as HeadLine[]).find((line) =>
    [headLines[line].zh, headLines[line].en, line].some((each) => tidy(each) === tidy(heading)),
  );

/** A heading as it is compared: spaces, case and marks of what is needed do not count. */
export function tidy(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replaceAll(/[\s*]/g, '');
}
