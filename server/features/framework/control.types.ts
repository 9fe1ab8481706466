import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { ControlKind, Dimension, Verification, Weight } from './framework.enums.js';
import type { RecordedChange } from './file-words.js';
import { DutyTerms, GradedItem, Indicator, ListRule, Strength } from './control-rule.types.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A remark of the file that a control came from.',
})
export class ControlNote {
  @Field(() => String, { description: 'What it is, as the file calls it, for example questions.' })
  title!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A node of a framework tree (条款): what it is says `kind`. Only assessable leaves receive results.',
})
export class Control extends Node {
  @Field(() => String, {
    description:
      'Code, unique in the framework: the clause for leaves (8.1.4.1-a, 01.01.4(2), CSL-23), in MLPS a path such as L3/general/PES for nodes above them.',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Clause, item or article number as printed; null where none is printed.',
  })
  ref!: string | null;

  @Field(() => String, { description: 'Name; an item is known by its control point and letter.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The requirement in our own words, not the wording of the standard; null above leaves, and for a leaf that is known by its name or by the controls it refers to.',
  })
  text!: string | null;

  @Field(() => ControlKind, { description: 'What this node is.' })
  kind!: ControlKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the level, for example L3 in MLPS; the number of the level in graded rule books (0 to 8 in EMR); for an indicator the first grade at which it counts, for example 4B. Null where the node stands above all levels or the rule book has none.',
  })
  level!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the requirement set; null for a level and outside MLPS.',
  })
  requirementSet!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the security class, for example CES; null above classes and outside MLPS.',
  })
  category!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the node above; null for a root.' })
  parentId!: string | null;

  @Field(() => Boolean, {
    description:
      'True when it receives a result in an assessment; false in a draft, which nothing can be answered or proven by yet.',
  })
  assessable!: boolean;

  @Field(() => Dimension, {
    nullable: true,
    description: 'S, A or G (GB/T 22239-2019 table A.2); null above control points.',
  })
  dimension!: Dimension | null;

  @Field(() => Weight, {
    nullable: true,
    description: 'Weight in the score; null when none is published or the node is no item.',
  })
  weight!: Weight | null;

  @Field(() => Verification, {
    nullable: true,
    description: 'How far the weight was checked; null above items.',
  })
  weightVerification!: Verification | null;

  @Field(() => Verification, { description: 'How far clause, name and place were checked.' })
  verification!: Verification;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the test unit in GB/T 28448-2019, for example L3-CES1-01.',
  })
  testUnit!: string | null;

  @Field(() => Boolean, {
    description:
      'True when MLPS says "may" instead of "shall" (可 / 应); other rule books say it in `strength`.',
  })
  optional!: boolean;

  @Field(() => Int, { description: 'Reading order in the whole framework, from 0; parents before children.' })
  order!: number;

  @Field(() => Boolean, {
    description:
      'True for an informative annex, a penalty, a definition, the state that counts as level 0: shown, never scored.',
  })
  informative!: boolean;

  @Field(() => Boolean, {
    description:
      'True when the rule book is not about security as a whole and this node is: the security officer answers for it.',
  })
  security!: boolean;

  @Field(() => GradedItem, { nullable: true, description: 'What a graded item says for all its levels.' })
  gradedItem!: GradedItem | null;

  @Field(() => Indicator, {
    nullable: true,
    description: 'What an indicator gives, and from which grade on.',
  })
  indicator!: Indicator | null;

  @Field(() => DutyTerms, { nullable: true, description: 'Who owes the duty of an article, and how often.' })
  duty!: DutyTerms | null;

  @Field(() => ListRule, {
    nullable: true,
    description: 'How many of the things that the clause lists must exist; null when not stated.',
  })
  listRule!: ListRule | null;

  @Field(() => Strength, {
    nullable: true,
    description: 'Shall, should or may (应 / 宜 / 可, GB/T 39786); null in other rule books.',
  })
  strength!: Strength | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Weight among its siblings where the rule book prints a number (GB/T 39786: 1, 0.7, 0.4; a layer in percent).',
  })
  relativeWeight!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Full marks that the rule book prints for a section, in points; null when none is printed.',
  })
  printedScore!: number | null;

  @Field(() => Int, { description: 'Nodes right below it; 0 for a leaf.' })
  childCount!: number;

  @Field(() => [ControlNote], {
    description:
      'What its file said beside the requirement and has no place of its own here, for example questions or parameters; empty for most.',
  })
  notes!: ControlNote[];

  frameworkId!: string;
  /** Controls of other frameworks that it draws on, as `framework:code`. */
  referenceCodes!: readonly string[];
  parentCode!: string | null;
  /** Code of the control point that an item belongs to; its own for a control point. */
  controlPointCode!: string | null;
  change!: RecordedChange | null;
  continues!: string | null;
  caseCodes!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A trigger item of the major hidden dangers (重大风险隐患, 2025 report template annex G).',
})
export class MajorDanger {
  @Field(() => String, { description: 'Code, for example A-01.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Verification, { description: 'How far it was checked.' })
  verification!: Verification;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A typical case of a high risk (高风险判例, 2025 guide): one unmitigated case vetoes the conclusion.',
})
export class HighRiskCase {
  @Field(() => String, { description: 'Code in this product, for example HR-01.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Code of the systems it concerns, for example L3+BC.' })
  scope!: string;

  @Field(() => String, { description: 'The same scope in words.' })
  scopeName!: string;

  @Field(() => String, { description: 'What makes it a high risk, in our own words.' })
  trigger!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What may mitigate it; null when the guide accepts nothing.',
  })
  mitigation!: string | null;

  @Field(() => MajorDanger, {
    nullable: true,
    description: 'The major hidden danger that it is, if it is one.',
  })
  majorDanger!: MajorDanger | null;

  @Field(() => Verification, { description: 'How far it was checked.' })
  verification!: Verification;

  @Field(() => String, { description: 'Number in the guide.' })
  guideNumber!: string;

  id!: string;
  requirementSet!: string;
  category!: string;
}

export const ControlConnection = connectionOf('Control', () => Control).Connection;
