import { Field, Float, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import type {
  FREQUENCIES,
  ITEM_CATEGORIES,
  LIST_RULES,
  QUALITY_DIMENSIONS,
  STRENGTHS,
  USE_KINDS,
} from './file-words.js';

export const ItemCategory = apiEnum(
  'ItemCategory',
  'What a graded item is at one level; it may differ from level to level.',
  {
    BASIC: 'Must be reached for the level (基本项).',
    ELECTIVE: 'Counts towards the number of electives that the level asks for (选择项).',
    UNKNOWN: 'Our source does not tell basic from elective: the official table must be read (未知).',
    NO_ROW: 'The item asks for nothing at this level (无要求).',
  } satisfies Record<(typeof ITEM_CATEGORIES)[number], string>,
);
export type ItemCategory = keyof typeof ItemCategory;

export const UseKind = apiEnum('UseKind', 'How the use of a graded item is measured.', {
  RATIO: 'As a share of the business, 0 to 1 (按比例).',
  APPLIED: '1 when it is really used, else 0 (有应用即为 1).',
} satisfies Record<(typeof USE_KINDS)[number], string>);
export type UseKind = keyof typeof UseKind;

export const QualityDimension = apiEnum(
  'QualityDimension',
  'What a data-quality check of EMR grading compares.',
  {
    CONSISTENCY: 'Codes and names are in the dictionary (一致性).',
    COMPLETENESS: 'Fields that must be filled are filled (完整性).',
    INTEGRATION: 'Records of two tables can be matched (整合性).',
    TIMELINESS: 'Times are there and in a possible order (及时性).',
  } satisfies Record<(typeof QUALITY_DIMENSIONS)[number], string>,
);
export type QualityDimension = keyof typeof QualityDimension;

export const ListRuleKind = apiEnum(
  'ListRuleKind',
  'How many of the things that a clause lists must exist.',
  {
    ALL: 'Every one (全部).',
    ANY: 'One is enough (任一).',
    AT_LEAST: 'At least a number of them (至少若干).',
  } satisfies Record<(typeof LIST_RULES)[number], string>,
);
export type ListRuleKind = keyof typeof ListRuleKind;

export const Strength = apiEnum('Strength', 'How strongly a requirement binds.', {
  SHALL: 'Shall (应).',
  SHOULD: 'Should (宜).',
  MAY: 'May (可).',
} satisfies Record<(typeof STRENGTHS)[number], string>);
export type Strength = keyof typeof Strength;

export const DutyFrequency = apiEnum('DutyFrequency', 'How often a duty of a law falls due.', {
  ONCE: 'Once, for example when a system is built (一次).',
  YEARLY: 'Every year (每年).',
  PERIODIC: 'Regularly, without a printed interval (定期).',
  CONTINUOUS: 'All the time (持续).',
  ON_EVENT: 'When something happens (事件触发).',
} satisfies Record<(typeof FREQUENCIES)[number], string>);
export type DutyFrequency = keyof typeof DutyFrequency;

@ObjectType({ simpleResolvers: true, description: 'What a graded item is at one level.' })
export class ItemLevelCategory {
  @Field(() => Int, { description: 'Number of the level.' })
  level!: number;

  @Field(() => ItemCategory, { description: 'Basic, elective, unknown or nothing asked.' })
  category!: ItemCategory;
}

@ObjectType({ simpleResolvers: true, description: 'How the use of a graded item is measured.' })
export class UseMeasure {
  @Field(() => UseKind, { description: 'A share, or used at all.' })
  kind!: UseKind;

  @Field(() => String, { description: 'What is divided by what, or what must be shown, in our own words.' })
  metric!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One data-quality check of an item at one level.' })
export class QualityCheck {
  @Field(() => Int, { description: 'Number of the level that asks for it.' })
  level!: number;

  @Field(() => QualityDimension, { description: 'What is compared.' })
  dimension!: QualityDimension;

  @Field(() => String, { description: 'Records and fields, in our own words.' })
  check!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A graded item: score = level reached × use (× data quality, where the rule book has it).',
})
export class GradedItem {
  @Field(() => String, { nullable: true, description: 'What the item is about, in our own words.' })
  focus!: string | null;

  @Field(() => UseMeasure, {
    nullable: true,
    description: 'How its use is measured; null when no source says so.',
  })
  use!: UseMeasure | null;

  @Field(() => Boolean, { description: 'True when data quality is a factor of its score.' })
  qualityApplies!: boolean;

  @Field(() => [ItemLevelCategory], { description: 'Its category per level, the lowest level first.' })
  categories!: ItemLevelCategory[];

  @Field(() => [QualityCheck], { description: 'Its data-quality checks, the lowest level first.' })
  qualityChecks!: QualityCheck[];
}

@ObjectType({ simpleResolvers: true, description: 'What an indicator gives and asks for at one grade.' })
export class IndicatorGrade {
  @Field(() => String, { description: 'Key of the grade, for example 4B.' })
  grade!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Points when the requirement of this grade is met; null when not graded.',
  })
  score!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Least number, in `unit`, that this grade asks for; null when none is printed.',
  })
  minimumCount!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator of a points rule book.' })
export class Indicator {
  @Field(() => Float, { description: 'Full marks, in points.' })
  score!: number;

  @Field(() => String, {
    nullable: true,
    description: 'First grade at which it counts; null when it is only registered.',
  })
  fromGrade!: string | null;

  @Field(() => [IndicatorGrade], {
    description: 'Points and counts per grade; empty when it gives its full marks from its first grade on.',
  })
  byGrade!: IndicatorGrade[];

  @Field(() => String, { nullable: true, description: 'Unit of the counts, for example 个系统.' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'May be left out when the hospital has no such business (选测).' })
  electiveTest!: boolean;

  @Field(() => Boolean, { description: 'False when it is registered without points.' })
  scored!: boolean;

  scoreByGrade!: Readonly<Record<string, number>> | null;
  minimumCountByGrade!: Readonly<Record<string, number>> | null;
}

@ObjectType({ simpleResolvers: true, description: 'Terms of a duty of a law or measure (法条义务).' })
export class DutyTerms {
  @Field(() => String, { nullable: true, description: 'Who owes it; null when the source does not say.' })
  who!: string | null;

  @Field(() => DutyFrequency, {
    nullable: true,
    description: 'How often; null when the source does not say.',
  })
  frequency!: DutyFrequency | null;

  @Field(() => String, {
    nullable: true,
    description: 'What an inspector asks to see; null when the source does not say.',
  })
  evidence!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Article number before an amendment, for older documents; null when it did not change or is new.',
  })
  formerArticle?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many of the things that a clause lists must exist.' })
export class ListRule {
  @Field(() => ListRuleKind, { description: 'All, any, or at least a number.' })
  kind!: ListRuleKind;

  @Field(() => Int, { nullable: true, description: 'The number for AT_LEAST; else null.' })
  minimum?: number | null;
}
