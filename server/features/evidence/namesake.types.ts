import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import { Evidence } from './evidence.types.js';

/** Nobody chooses among more; the newest are the likely ones. */
export const mostNamesakes = 5;

@ObjectType({
  simpleResolvers: true,
  description: 'What is called nearly like one file name (近似同名): the file may be a new version of it.',
})
export class NamesakeMatch {
  @Field(() => String, { description: 'The name as it was given.' })
  name!: string;

  @Extensions({ listSize: mostNamesakes })
  @Field(() => [Evidence], {
    description: 'Evidence that the caller sees, changed last first, at most 5; empty for nothing.',
  })
  evidences!: readonly Evidence[];
}

@InputType({ description: 'Names of files to look for evidence with nearly the same.' })
export class NamesakesInput {
  @Field(() => [String], {
    description: '1 to 250 names, each at most 400 characters; folders do not count.',
  })
  names!: string[];
}
