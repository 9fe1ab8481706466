import { z } from 'zod';
import { badInput, text } from '../../../platform/graphql/errors.js';
import type { Text } from '../../../platform/graphql/errors.js';
import { id, maximumListItems, paragraph } from '../../../platform/graphql/input-rules.js';
import type { Control, Edition } from '../../framework/index.js';
import { maySlot, slotKey } from './measure-slots.js';
import { MeasureKind } from './measure.types.js';

const figure = z.number('number').min(0, 'negative').max(1e12, 'large');

const measure = z.object({
  controlId: id,
  kind: z.enum(MeasureKind),
  level: z.int().nullish(),
  version: z.int().nullish(),
  numerator: figure.nullish(),
  denominator: figure.nullish(),
  ratio: z.number('number').min(0, 'share').max(1, 'share').nullish(),
  count: z.int('number').min(0, 'negative').max(1e9, 'large').nullish(),
  grade: z.string().max(40, 'long:40').nullish(),
  note: paragraph(2_000),
});

export const recording = z.object({
  assessmentId: id,
  measures: z.array(measure).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`),
});

export type CheckedMeasure = z.infer<typeof measure>;

/** What is kept of a figure. */
export interface Figure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The share when no cases are given, or the count. */
  readonly value: number | null;
  readonly grade: string | null;
  readonly note: string | null;
}

export const figureOf = ({ numerator, denominator, ratio, count, grade, note }: CheckedMeasure): Figure => ({
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  value: ratio ?? count ?? null,
  grade: grade ?? null,
  note: note ?? null,
});

export const isEmpty = ({ numerator, value, grade }: Omit<Figure, 'denominator' | 'note'>): boolean =>
  numerator === null && value === null && grade === null;

/** The share that a figure gives; null without cases. */
export function shareOf({ numerator, denominator, value }: Omit<Figure, 'grade' | 'note'>): number | null {
  if (numerator === null || denominator === null) return value;
  return denominator === 0 ? null : numerator / denominator;
}

/** What is wrong with each figure, by input path. A figure that the rule book does not ask for is wrong too. */
export function requireSound(
  edition: Edition,
  controls: ReadonlyMap<string, Control>,
  measures: readonly CheckedMeasure[],
): void {
  const faults: Record<string, Text> = {};
  const seen = new Set<string>();
  measures.forEach((each, at) => {
    const slot = { ...each, level: each.level ?? null };
    const say = (field: string, fault: Text) => void (faults[`measures.${at}.${field}`] ??= fault);
    const key = slotKey(slot);
    if (seen.has(key))
      say('controlId', text('同一数据在本次提交中出现了两次。', 'This figure is named twice.'));
    seen.add(key);
    const control = controls.get(each.controlId);
    if (!control || !maySlot(edition, control, slot)) {
      say(
        'kind',
        text('该标准不统计这项数据。', 'The rule book asks for no such figure of this item or level.'),
      );
      return;
    }
    for (const [field, fault] of Object.entries(faultsOf(edition, each))) say(field, fault);
  });
  if (Object.keys(faults).length > 0) throw badInput(faults);
}

function faultsOf(edition: Edition, { kind, numerator, denominator, ratio, count, grade }: CheckedMeasure) {
  const faults: Record<string, Text> = {};
  const isShare = kind === 'USE' || kind === 'QUALITY';
  const cases = numerator != null || denominator != null;
  if (cases && (numerator == null || denominator == null)) {
    faults[numerator == null ? 'numerator' : 'denominator'] = text(
      '分子和分母须同时填写。',
      'Numerator and denominator go together.',
    );
  } else if (cases && numerator! > denominator!) {
    faults.numerator = text('分子不能大于分母。', 'The numerator must not exceed the denominator.');
  }
  if (cases && ratio != null)
    faults.ratio = text('已填分子分母，不再填比例。', 'Give the cases or the share.');
  const wrong = text('这类数据不填此项。', 'This kind of figure takes no such value.');
  if (!isShare && cases) faults.numerator = wrong;
  if (!isShare && ratio != null) faults.ratio = wrong;
  if (kind !== 'COUNT' && count != null) faults.count = wrong;
  if (kind !== 'GRADE' && grade != null) faults.grade = wrong;
  const { scoring } = edition;
  if (grade != null && scoring.kind === 'POINTS' && !scoring.grades.some(({ key }) => key === grade)) {
    faults.grade = text('该标准没有这个等级。', 'The rule book has no such grade.');
  }
  return faults;
}
