import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'A control whose code stands in the name of a file. Nothing is linked by it: a person decides.',
})
export class NameProposal {
  @Field(() => String, { description: 'The name as it was asked about.' })
  fileName!: string;

  @Field(() => String, { description: 'The code that was read in it, as the control writes it.' })
  code!: string;

  controlId!: string;
}
