import { z } from 'zod';
import { badInput, text } from '../../../platform/graphql/errors.js';
import type { Text } from '../../../platform/graphql/errors.js';
import { reason } from '../../../platform/graphql/input-rules.js';
import type { Control, Edition, GradedScoring, PointsScoring } from '../../framework/index.js';
import { categoryRows, gradeRows, levelRows, officialTableKinds, passUse } from './official-table.content.js';
import type { OfficialContent, OfficialTableKindKey } from './official-table.content.js';
import { enterable } from './official-tables.merge.js';

export const entering = z.object({
  frameworkCode: z.string().max(100, 'long:100'),
  kind: z.enum(officialTableKinds),
  version: z.int().nullish(),
  source: reason(500),
  levelRows: levelRows.nullish(),
  categories: categoryRows.nullish(),
  passUse: passUse.nullish(),
  grades: gradeRows.nullish(),
});

type Entering = z.infer<typeof entering>;

const fieldOf = {
  LEVEL_TABLE: 'levelRows',
  CATEGORIES: 'categories',
  PASS_USE: 'passUse',
  GRADES: 'grades',
} as const satisfies Record<OfficialTableKindKey, keyof Entering>;

/** The content for the kind that was named; null takes the table back. Everything must fit the rule book. */
export function soundContent(
  edition: Edition,
  wanted: Entering,
): OfficialContent[OfficialTableKindKey] | null {
  if (!enterable(edition).includes(wanted.kind)) {
    throw badInput({
      kind: text(
        '该标准的这张表不缺，无需录入；标准本身的数据不能改写。',
        'The rule book lacks nothing in this table; what it says itself cannot be overruled.',
      ),
    });
  }
  const own = fieldOf[wanted.kind];
  const faults: Record<string, Text> = {};
  for (const field of Object.values(fieldOf)) {
    if (field !== own && wanted[field] != null)
      faults[field] = text('这一项不属于所选的表。', 'This belongs to another table.');
  }
  const content = wanted[own] ?? null;
  const { scoring } = edition;
  if (content !== null && scoring.kind === 'GRADED_ITEMS') {
    if (wanted.levelRows) checkLevels(scoring, wanted.levelRows, faults);
    if (wanted.categories) checkCategories(scoring, edition.controls, wanted.categories, faults);
    if (wanted.passUse) checkPassUse(scoring, wanted.passUse, faults);
  }
  if (wanted.grades && scoring.kind === 'POINTS') checkGrades(scoring, wanted.grades, faults);
  if (Object.keys(faults).length > 0) throw badInput(faults);
  return content;
}

const twice = text('出现了两次。', 'Named twice.');
const overruled = text(
  '标准本身已给出此数，不能改写。',
  'The rule book gives this itself; it cannot be overruled.',
);

function checkLevels(
  { levelTable, topLevel }: GradedScoring,
  rows: OfficialContent['LEVEL_TABLE'],
  faults: Record<string, Text>,
): void {
  const seen = new Set<number>();
  const whole: { at: number; level: number; minimumScore: number }[] = [];
  rows.forEach((row, at) => {
    if (row.level > topLevel)
      faults[`levelRows.${at}.level`] = text('没有这一级。', 'There is no such level.');
    if (seen.has(row.level)) faults[`levelRows.${at}.level`] = twice;
    seen.add(row.level);
    const given = levelTable.find(({ level }) => level === row.level);
    for (const key of ['minimumScore', 'basicRequired', 'electiveRequired', 'electiveTotal'] as const) {
      const book = given?.[key] ?? null;
      if (book !== null && row[key] != null && row[key] !== book)
        faults[`levelRows.${at}.${key}`] = overruled;
    }
    if (row.electiveRequired != null && row.electiveTotal != null && row.electiveRequired > row.electiveTotal)
      faults[`levelRows.${at}.electiveRequired`] = text(
        '要求的选择项数不能多于选择项总数。',
        'More elective items are required than there are.',
      );
    const score = row.minimumScore ?? given?.minimumScore;
    if (score != null) whole.push({ at, level: row.level, minimumScore: score });
  });
  whole.sort((x, y) => x.level - y.level);
  const falling = outOfOrder(whole.map(({ minimumScore }) => minimumScore));
  for (const place of falling)
    faults[`levelRows.${whole[place]!.at}.minimumScore`] = text(
      '最低总分须逐级不减。',
      'The least score must not fall from one level to the next.',
    );
}

/** Places of scores above one that follows, or below one before. */
function outOfOrder(scores: readonly number[]): number[] {
  return scores.flatMap((score, place) => {
    const before = Math.max(...scores.slice(0, place));
    const after = Math.min(...scores.slice(place + 1));
    return score < before || score > after ? [place] : [];
  });
}

function checkCategories(
  { levelTable, topLevel }: GradedScoring,
  controls: readonly Control[],
  rows: OfficialContent['CATEGORIES'],
  faults: Record<string, Text>,
): void {
  const items = new Map(
    controls.flatMap((each) => (each.gradedItem ? [[each.code, each.gradedItem] as const] : [])),
  );
  const seen = new Set<number>();
  rows.forEach((row, at) => {
    if (row.level > topLevel)
      faults[`categories.${at}.level`] = text('没有这一级。', 'There is no such level.');
    if (seen.has(row.level)) faults[`categories.${at}.level`] = twice;
    seen.add(row.level);
    const named = new Set<string>();
    for (const list of ['basic', 'elective'] as const) {
      row[list].forEach((code, place) => {
        const path = `categories.${at}.${list}.${place}`;
        const category = items.get(code)?.categories.find(({ level }) => level === row.level)?.category;
        if (!items.has(code)) faults[path] = text('没有这个项目。', 'There is no such item.');
        else if (category === undefined || category === 'NO_ROW')
          faults[path] = text('该项目在这一级没有要求。', 'The item asks for nothing at this level.');
        else if (category !== 'UNKNOWN' && category !== list.toUpperCase()) faults[path] = overruled;
        if (named.has(code)) faults[path] = twice;
        named.add(code);
      });
    }
    const basics = [...items].filter(
      ([code, item]) =>
        row.basic.includes(code) ||
        item.categories.some(({ level, category }) => level === row.level && category === 'BASIC'),
    ).length;
    const needed = levelTable.find(({ level }) => level === row.level)?.basicRequired ?? null;
    if (needed !== null && basics > needed)
      faults[`categories.${at}.basic`] = text(
        `级别表规定 ${row.level} 级有 ${needed} 个基本项，已标出 ${basics} 个。`,
        `The level table has ${needed} basic items at level ${row.level}, but ${basics} are named.`,
      );
  });
}

function checkPassUse(
  { passUse: given }: GradedScoring,
  typed: OfficialContent['PASS_USE'],
  faults: Record<string, Text>,
): void {
  for (const key of ['BASIC', 'ELECTIVE'] as const) {
    if (given[key] !== null && typed[key] != null && typed[key] !== given[key])
      faults[`passUse.${key}`] = overruled;
  }
}

function checkGrades(
  { grades, gradesVerification }: PointsScoring,
  rows: OfficialContent['GRADES'],
  faults: Record<string, Text>,
): void {
  const seen = new Set<string>();
  rows.forEach(({ grade, minimumScore }, at) => {
    const known = grades.find(({ key }) => key === grade);
    if (!known) faults[`grades.${at}.grade`] = text('没有这个等级。', 'There is no such grade.');
    else if (
      gradesVerification === 'VERIFIED' &&
      known.minimumScore !== null &&
      minimumScore != null &&
      minimumScore !== known.minimumScore
    )
      faults[`grades.${at}.minimumScore`] = overruled;
    if (seen.has(grade)) faults[`grades.${at}.grade`] = twice;
    seen.add(grade);
  });
  const whole = grades.flatMap(({ key, minimumScore }) => {
    const at = rows.findIndex(({ grade }) => grade === key);
    const score = rows[at]?.minimumScore ?? minimumScore;
    return score === null ? [] : [{ at, score }];
  });
  for (const place of outOfOrder(whole.map(({ score }) => score))) {
    const { at } = whole[place]!;
    if (at >= 0)
      faults[`grades.${at}.minimumScore`] = text(
        '分数线须逐级不减。',
        'The least score must not fall from one grade to the next.',
      );
  }
}
