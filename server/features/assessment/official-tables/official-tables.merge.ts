import type { Control, Edition, GradedScoring, PointsScoring } from '../../framework/index.js';
import type { ItemCategory } from '../scoring/index.js';
import type { OfficialTableKindKey, OfficialTables } from './official-table.content.js';

/** The book's numbers stand; what it does not give comes from the hospital's own reading of the official table. */
export function gradedTablesWith(scoring: GradedScoring, entered: OfficialTables): GradedScoring {
  const rows = entered.LEVEL_TABLE?.content ?? [];
  const { BASIC, ELECTIVE } = entered.PASS_USE?.content ?? {};
  return {
    ...scoring,
    levelTable: scoring.levelTable.map((row) => {
      const typed = rows.find(({ level }) => level === row.level);
      return {
        level: row.level,
        minimumScore: row.minimumScore ?? typed?.minimumScore ?? null,
        basicRequired: row.basicRequired ?? typed?.basicRequired ?? null,
        electiveRequired: row.electiveRequired ?? typed?.electiveRequired ?? null,
        electiveTotal: row.electiveTotal ?? typed?.electiveTotal ?? null,
      };
    }),
    // Somebody typed it in from a source that we have not seen.
    levelTableVerification: entered.LEVEL_TABLE ? 'UNVERIFIED' : scoring.levelTableVerification,
    passUse: {
      BASIC: scoring.passUse.BASIC ?? BASIC ?? null,
      ELECTIVE: scoring.passUse.ELECTIVE ?? ELECTIVE ?? null,
    },
  };
}

/** Thresholds that were only inferred give way to those that somebody read in the official document. */
export function pointsTablesWith(scoring: PointsScoring, entered: OfficialTables): PointsScoring {
  const rows = new Map(
    (entered.GRADES?.content ?? []).map(({ grade, minimumScore }) => [grade, minimumScore]),
  );
  if (rows.size === 0) return scoring;
  return {
    ...scoring,
    grades: scoring.grades.map((grade) => ({
      ...grade,
      minimumScore: rows.get(grade.key) ?? grade.minimumScore,
    })),
    gradesVerification: 'UNVERIFIED',
  };
}

/** Category of an item per level. */
export function categoriesWith(control: Control, entered: OfficialTables): Record<number, ItemCategory> {
  const categories: Record<number, ItemCategory> = {};
  for (const { level, category } of control.gradedItem?.categories ?? []) {
    const typed = entered.CATEGORIES?.content.find((row) => row.level === level);
    categories[level] =
      category !== 'UNKNOWN'
        ? category
        : typed?.basic.includes(control.code)
          ? 'BASIC'
          : typed?.elective.includes(control.code)
            ? 'ELECTIVE'
            : 'UNKNOWN';
  }
  return categories;
}

/** Every number that the rules of the book need is there; a share of the electives can stand in for their number. */
export function isWhole(
  { electiveMoreThan }: GradedScoring,
  { level, electiveRequired, ...row }: GradedScoring['levelTable'][number],
): boolean {
  if (level === 0) return true;
  return !Object.values(row).includes(null) && (electiveRequired !== null || electiveMoreThan !== undefined);
}

/** Tables of a rule book that are missing, incomplete or not checked: only these may be entered. */
export function enterable({ scoring, controls }: Edition): OfficialTableKindKey[] {
  if (scoring.kind === 'POINTS') {
    const open =
      scoring.gradesVerification !== 'VERIFIED' ||
      scoring.grades.some(({ minimumScore }) => minimumScore === null);
    return open ? ['GRADES'] : [];
  }
  if (scoring.kind !== 'GRADED_ITEMS') return [];
  const kinds: OfficialTableKindKey[] = [];
  if (!scoring.levelTable.every((row) => isWhole(scoring, row))) kinds.push('LEVEL_TABLE');
  if (
    controls.some(({ gradedItem }) => gradedItem?.categories.some(({ category }) => category === 'UNKNOWN'))
  )
    kinds.push('CATEGORIES');
  if (scoring.use !== null && Object.values(scoring.passUse).includes(null)) kinds.push('PASS_USE');
  return kinds;
}
