import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.js';
import { ControlKind, Dimension, Verification, Weight } from './framework.enums.js';
import type { RecordedChange } from './framework-file.schema.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A node of a framework tree (条款): level, requirement set, class, control point or item. Only assessable items receive results.',
})
export class Control extends Node {
  @Field(() => String, {
    description:
      'Code, unique in the framework: the clause for items, a path such as L3/general/PES for nodes above them.',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Clause number as printed in the standard; null for levels and requirement sets.',
  })
  ref!: string | null;

  @Field(() => String, { description: 'Name; an item is known by its control point and letter.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The requirement in our own words, not the wording of the standard; null above items.',
  })
  text!: string | null;

  @Field(() => ControlKind, { description: 'What this node is.' })
  kind!: ControlKind;

  @Field(() => String, { nullable: true, description: 'Code of the level, for example L3.' })
  level!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the requirement set; null for a level.' })
  requirementSet!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the security class, for example CES; null above classes.',
  })
  category!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the node above; null for a level.' })
  parentId!: string | null;

  @Field(() => Boolean, { description: 'True when it receives a result in an assessment.' })
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

  @Field(() => Boolean, { description: 'True when the standard says "may" instead of "shall" (可 / 应).' })
  optional!: boolean;

  @Field(() => Int, { description: 'Reading order in the whole framework, from 0; parents before children.' })
  order!: number;

  frameworkId!: string;
  parentCode!: string | null;
  /** Code of the control point that an item belongs to; its own for a control point. */
  controlPointCode!: string | null;
  /** Inside an informative annex: shown, never scored. */
  informative!: boolean;
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

@InputType({
  description: 'Which nodes to list; everything given must hold. An empty list restricts nothing.',
})
export class ControlFilter {
  @Field(() => String, { nullable: true, description: 'Code of the level.' })
  level?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of requirement sets.' })
  requirementSets?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code, clause, name, text or test unit; two Chinese characters are enough. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only items (true) or only nodes above them (false).',
  })
  assessable?: boolean | null;

  @Field(() => [Weight], { nullable: true, description: 'Weights.' })
  weights?: Weight[] | null;

  @Field(() => [Dimension], { nullable: true, description: 'Dimensions.' })
  dimensions?: Dimension[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only nodes with a high-risk case (true) or without one (false).',
  })
  highRisk?: boolean | null;
}

/** Arguments of Framework.controls. */
@ArgsType()
export class ControlsArgs {
  @Field(() => ControlFilter, { nullable: true, description: 'Which nodes; everything when left out.' })
  filter?: ControlFilter | null;
}
