import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Dimension, Weight } from './framework.enums.js';

@InputType({
  description: 'Which nodes to list; everything given must hold. An empty list restricts nothing.',
})
export class ControlFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of the level or grade. Nodes that stand above all levels (groups, graded items) come along.',
  })
  level?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a node: only it and what stands below it.',
  })
  under?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only nodes that the security officer answers for (true) or only the others (false).',
  })
  security?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Codes of requirement sets.' })
  requirementSets?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found as by searchControls; two Chinese characters or two pinyin initials are enough. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only leaves that receive results (true) or only the other nodes (false).',
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

/** Arguments of Framework.control. */
@ArgsType()
export class ControlArgs {
  @Field(() => String, { description: 'Code of the node, for example 8.1.4.1-a.' })
  code!: string;
}

/** Arguments of Framework.childControls. */
@ArgsType()
export class ChildControlsArgs {
  @Field(() => ID, { nullable: true, description: 'The node above; the roots of the tree when left out.' })
  parentId?: string | null;

  @Field(() => Int, { defaultValue: 100, description: 'Rows of this page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row before this page.' })
  after?: string | null;
}
