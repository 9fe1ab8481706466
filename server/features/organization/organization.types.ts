import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';

export const UnitKind = apiEnum('UnitKind', 'Kind of a unit.', {
  CAMPUS: 'A site of the hospital (院区).',
  DEPARTMENT: 'A department or office (科室).',
});
export type UnitKind = keyof typeof UnitKind;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A hospital: the tenant that every row belongs to (机构).',
})
export class Organization extends Node {
  @Field(() => String, { description: 'Short code, unique in this installation.' })
  code!: string;

  @Field(() => String, { description: 'Full name.' })
  name!: string;

  @Field(() => DateTime, {
    description:
      'From when on its past is kept completely: `asOf` before it is BAD_USER_INPUT. Its creation, or the day on which an older installation learned to keep the past.',
  })
  pastFrom!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A campus or department in the tree of the organization (院区 / 科室).',
})
export class Unit extends Node {
  @Field(() => String, { description: 'Short code, unique in the organization.' })
  code!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  name!: string;

  @Field(() => UnitKind, { description: 'Campus or department.' })
  kind!: UnitKind;

  @Field(() => String, { description: 'Names from the root to this unit, separated by " / ".' })
  path!: string;

  parentId!: string | null;
}

@InputType({ description: 'A new unit.' })
export class CreateUnitInput {
  @Field(() => String, { description: 'Short code, unique in the organization, at most 40 characters.' })
  code!: string;

  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name!: string;

  @Field(() => UnitKind, { description: 'Campus or department.' })
  kind!: UnitKind;

  @Field(() => ID, { nullable: true, description: 'The unit above; none for a root.' })
  parentId?: string | null;
}

@InputType({ description: 'Changes to a unit; fields left out stay as they are.' })
export class UpdateUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'New name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'New code.' })
  code?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A unit after a change.' })
export class UnitPayload {
  @Field(() => Unit, { description: 'The unit as it is now.' })
  unit!: Unit;
}
