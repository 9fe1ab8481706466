import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({
  description:
    'A set of mappings of an imported file, and the two frameworks that it is about here: a file knows them by its own names.',
})
export class ImportMappingSetInput {
  @Field(() => ID, { description: 'The import (FrameworkImport).' })
  importId!: string;

  @Field(() => Int, { description: 'Which of its mapping sets, from 0.' })
  position!: number;

  @Field(() => String, { description: 'Code of the framework that is mapped; one in use.' })
  sourceFrameworkCode!: string;

  @Field(() => String, { description: 'Code of the framework that it is mapped to; one in use.' })
  targetFrameworkCode!: string;

  @Field(() => String, {
    description: 'Code of the new crosswalk: lower-case letters, digits, dots and dashes, at most 60.',
  })
  code!: string;

  @Field(() => String, { description: 'Name of the new crosswalk, at most 200 characters.' })
  name!: string;
}
