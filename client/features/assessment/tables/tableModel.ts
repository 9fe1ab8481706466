import type {
  EnteredTable_TableFragment,
  EnterOfficialTableInput,
  OfficialTableKind,
  OfficialTablesQuery,
} from '../../../gql/graphql';
import { cellKey } from '../../../ui/cellKey';
import { readNumber } from '../rating/figureText';
import { readCategory } from './readCategory';

export type Book = NonNullable<OfficialTablesQuery['framework']>;
/** What was entered, now or at some time before. */
export type Content = Pick<EnteredTable_TableFragment, 'levelRows' | 'categories' | 'passUse' | 'grades'>;
export type Values = ReadonlyMap<string, string>;
export type Input = Pick<EnterOfficialTableInput, 'levelRows' | 'categories' | 'passUse' | 'grades'>;

/** Why a cell cannot be taken. */
export type CellFault = 'number' | 'whole' | 'share' | 'category';

export const levelColumns = ['minimumScore', 'basicRequired', 'electiveRequired', 'electiveTotal'] as const;
export type LevelColumn = (typeof levelColumns)[number];
export const shares = ['BASIC', 'ELECTIVE'] as const;

/** The two words of a category as the reader's language has them. */
export interface CategoryWords {
  BASIC: string;
  ELECTIVE: string;
}

/** Numbers of the levels from 1 on. */
export const levelsOf = (book: Book): number[] =>
  Array.from({ length: book.gradedScoring?.topLevel ?? 0 }, (_, index) => index + 1);

/** What the book itself says in a cell; null where it says nothing and somebody may type it in. */
export function givenIn(
  kind: OfficialTableKind,
  book: Book,
  row: string,
  column: string,
): number | string | null {
  switch (kind) {
    case 'LEVEL_TABLE': {
      const found = book.gradedScoring?.levelTable.find(({ level }) => String(level) === row);
      return found?.[column as LevelColumn] ?? null;
    }
    case 'PASS_USE':
      return book.gradedScoring?.passUse[row as 'BASIC' | 'ELECTIVE'] ?? null;
    case 'GRADES': {
      // Borders that were only inferred give way to those that somebody read.
      if (book.pointsScoring?.gradesVerification !== 'VERIFIED') return null;
      return book.pointsScoring.grades.find(({ key }) => key === row)?.minimumScore ?? null;
    }
    case 'CATEGORIES': {
      const item = book.controls.find(({ code }) => code === row)?.gradedItem;
      const category = item?.categories.find(({ level }) => String(level) === column)?.category ?? 'NO_ROW';
      return category === 'UNKNOWN' ? null : category;
    }
  }
}

/** The cells as entered content fills them. */
export function valuesOf(
  kind: OfficialTableKind,
  content: Content,
  words: CategoryWords,
): Map<string, string> {
  const values = new Map<string, string>();
  const put = (row: string, column: string, value: number | string | null) => {
    if (value !== null) values.set(cellKey(row, column), String(value));
  };
  if (kind === 'LEVEL_TABLE') {
    for (const row of content.levelRows)
      for (const column of levelColumns) put(String(row.level), column, row[column]);
  } else if (kind === 'PASS_USE') {
    for (const share of shares) put(share, 'share', content.passUse?.[share] ?? null);
  } else if (kind === 'GRADES') {
    for (const { grade, minimumScore } of content.grades) put(grade, 'minimumScore', minimumScore);
  } else {
    for (const { level, basic, elective } of content.categories) {
      for (const code of basic) put(code, String(level), words.BASIC);
      for (const code of elective) put(code, String(level), words.ELECTIVE);
    }
  }
  return values;
}

/** What is wrong with each cell before anything is sent. */
export function faultsIn(kind: OfficialTableKind, values: Values): Map<string, CellFault> {
  const faults = new Map<string, CellFault>();
  for (const [key, typed] of values) {
    if (kind === 'CATEGORIES') {
      if (readCategory(typed) === undefined) faults.set(key, 'category');
      continue;
    }
    const number = readNumber(typed);
    const column = key.split('|')[1];
    if (number === undefined) faults.set(key, 'number');
    else if (number !== null && kind === 'PASS_USE' && number > 1) faults.set(key, 'share');
    else if (
      number !== null &&
      kind === 'LEVEL_TABLE' &&
      column !== 'minimumScore' &&
      !Number.isInteger(number)
    )
      faults.set(key, 'whole');
  }
  return faults;
}

export interface Sent {
  input: Input;
  /** The cell behind a path of the input, for what the server says about it. */
  cellOf: (path: string) => string | null;
}

/** The cells as the server takes them; only what was typed. */
export function inputOf(kind: OfficialTableKind, book: Book, values: Values): Sent {
  const number = (row: string, column: string) => readNumber(values.get(cellKey(row, column)) ?? '') ?? null;
  if (kind === 'PASS_USE') {
    return {
      input: { passUse: { BASIC: number('BASIC', 'share'), ELECTIVE: number('ELECTIVE', 'share') } },
      cellOf: (path) => {
        const share = path.split('.')[1];
        return share ? cellKey(share, 'share') : null;
      },
    };
  }
  if (kind === 'GRADES') {
    const grades = (book.pointsScoring?.grades ?? []).flatMap(({ key }) => {
      const minimumScore = number(key, 'minimumScore');
      return minimumScore === null ? [] : [{ grade: key, minimumScore }];
    });
    return {
      input: { grades },
      cellOf: (path) => {
        const found = grades[Number(path.split('.')[1])];
        return found ? cellKey(found.grade, 'minimumScore') : null;
      },
    };
  }
  if (kind === 'LEVEL_TABLE') {
    const levelRows = levelsOf(book).flatMap((level) => {
      const row = Object.fromEntries(levelColumns.map((column) => [column, number(String(level), column)]));
      return Object.values(row).every((value) => value === null) ? [] : [{ level, ...row }];
    });
    return {
      input: { levelRows },
      cellOf: (path) => {
        const [, at, column] = path.split('.');
        const found = levelRows[Number(at)];
        return found && column ? cellKey(String(found.level), column) : null;
      },
    };
  }
  const categories = levelsOf(book).flatMap((level) => {
    const codes = (wanted: 'BASIC' | 'ELECTIVE') =>
      [...values].flatMap(([key, typed]) => {
        const [code, column] = key.split('|');
        return code && column === String(level) && readCategory(typed) === wanted ? [code] : [];
      });
    const [basic, elective] = [codes('BASIC'), codes('ELECTIVE')];
    return basic.length + elective.length === 0 ? [] : [{ level, basic, elective }];
  });
  return {
    input: { categories },
    cellOf: (path) => {
      const [, at, list, place] = path.split('.');
      const found = categories[Number(at)];
      const code = list === 'elective' ? found?.elective[Number(place)] : found?.basic[Number(place)];
      return found && code ? cellKey(code, String(found.level)) : null;
    },
  };
}

/** Basic items of each level, those of the book included, beside the number that the level table asks for. */
export function basicsOf(book: Book, values: Values): Map<number, { named: number; needed: number | null }> {
  return new Map(
    levelsOf(book).map((level) => {
      const named = book.controls.filter(({ code, gradedItem }) => {
        const given = gradedItem?.categories.find((one) => one.level === level)?.category;
        const typed = readCategory(values.get(cellKey(code, String(level))) ?? '');
        return given === 'BASIC' || (given === 'UNKNOWN' && typed === 'BASIC');
      }).length;
      const row = book.gradedScoring?.levelTable.find((one) => one.level === level);
      return [level, { named, needed: row?.basicRequired ?? null }] as const;
    }),
  );
}
