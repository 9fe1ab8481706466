import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  FREQUENCIES,
  ITEM_CATEGORIES,
  LIST_RULES,
  QUALITY_DIMENSIONS,
  STRENGTHS,
  USE_KINDS,
} from './file-words.js';
import { asEnum } from './framework.enums.js';

export const ItemCategory = asEnum(ITEM_CATEGORIES);
export type ItemCategory = keyof typeof ItemCategory;
registerEnumType(ItemCategory, {
  name: 'ItemCategory',
  description: 'What a graded item is at one level; it may differ from level to level.',
  valuesConfig: {
    BASIC: { description: 'Must be reached for the level (基本项).' },
    ELECTIVE: { description: 'Counts towards the number of electives that the level asks for (选择项).' },
    UNKNOWN: {
      description: 'Our source does not tell basic from elective: the official table must be read (未知).',
    },
    NO_ROW: { description: 'The item asks for nothing at this level (无要求).' },
  },
});

export const UseKind = asEnum(USE_KINDS);
export type UseKind = keyof typeof UseKind;
registerEnumType(UseKind, {
  name: 'UseKind',
  description: 'How the use of a graded item is measured.',
  valuesConfig: {
    RATIO: { description: 'As a share of the business, 0 to 1 (按比例).' },
    APPLIED: { description: '1 when it is really used, else 0 (有应用即为 1).' },
  },
});

export const QualityDimension = asEnum(QUALITY_DIMENSIONS);
export type QualityDimension = keyof typeof QualityDimension;
registerEnumType(QualityDimension, {
  name: 'QualityDimension',
  description: 'What a data-quality check of EMR grading compares.',
  valuesConfig: {
    CONSISTENCY: { description: 'Codes and names are in the dictionary (一致性).' },
    COMPLETENESS: { description: 'Fields that must be filled are filled (完整性).' },
    INTEGRATION: { description: 'Records of two tables can be matched (整合性).' },
    TIMELINESS: { description: 'Times are there and in a possible order (及时性).' },
  },
});

export const ListRuleKind = asEnum(LIST_RULES);
export type ListRuleKind = keyof typeof ListRuleKind;
registerEnumType(ListRuleKind, {
  name: 'ListRuleKind',
  description: 'How many of the things that a clause lists must exist.',
  valuesConfig: {
    ALL: { description: 'Every one (全部).' },
    ANY: { description: 'One is enough (任一).' },
    AT_LEAST: { description: 'At least a number of them (至少若干).' },
  },
});

export const Strength = asEnum(STRENGTHS);
export type Strength = keyof typeof Strength;
registerEnumType(Strength, {
  name: 'Strength',
  description: 'How strongly a requirement binds.',
  valuesConfig: {
    SHALL: { description: 'Shall (应).' },
    SHOULD: { description: 'Should (宜).' },
    MAY: { description: 'May (可).' },
  },
});

export const DutyFrequency = asEnum(FREQUENCIES);
export type DutyFrequency = keyof typeof DutyFrequency;
registerEnumType(DutyFrequency, {
  name: 'DutyFrequency',
  description: 'How often a duty of a law falls due.',
  valuesConfig: {
    ONCE: { description: 'Once, for example when a system is built (一次).' },
    YEARLY: { description: 'Every year (每年).' },
    PERIODIC: { description: 'Regularly, without a printed interval (定期).' },
    CONTINUOUS: { description: 'All the time (持续).' },
    ON_EVENT: { description: 'When something happens (事件触发).' },
  },
});

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
