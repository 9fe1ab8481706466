import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Control } from './control.types.js';
import { Framework } from './framework.types.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Something that must be mended before a draft can be published.',
})
export class FrameworkFinding {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the node; null for the framework as a whole.',
  })
  code!: string | null;

  @Field(() => String, { description: "What is wrong, in the caller's language." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A framework of the organization after a change.' })
export class FrameworkPayload {
  @Field(() => Framework, { description: 'The framework.' })
  framework!: Framework;
}

@ObjectType({ simpleResolvers: true, description: 'A draft that was thrown away.' })
export class DiscardFrameworkPayload {
  @Field(() => ID, { description: 'Its id.' })
  discardedId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A node of a draft after a change.' })
export class OwnControlPayload {
  @Field(() => Framework, { description: 'The draft.' })
  framework!: Framework;

  @Field(() => Control, { description: 'The node; its id is a new one when its code was changed.' })
  control!: Control;
}

@ObjectType({ simpleResolvers: true, description: 'What was removed from a draft.' })
export class RemoveOwnControlPayload {
  @Field(() => Framework, { description: 'The draft.' })
  framework!: Framework;

  @Field(() => Int, { description: 'Nodes that were removed: the one asked for and all below it.' })
  removedCount!: number;
}
