import { Extensions, Field, ObjectType } from 'type-graphql';
import { EvidenceMatchPlace } from './evidence.enums.js';

@ObjectType({ simpleResolvers: true, description: 'A piece of a snippet.' })
export class SnippetPart {
  @Field(() => String, { description: 'The characters, in their order.' })
  text!: string;

  @Field(() => Boolean, { description: 'True for a word that was searched for.' })
  found!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Where a search found a piece of evidence.' })
export class EvidenceMatch {
  @Field(() => EvidenceMatchPlace, { description: 'Where most of its words stand, the title first.' })
  place!: EvidenceMatchPlace;

  @Extensions({ listSize: 5 })
  @Field(() => [SnippetPart], {
    description:
      'What stands there, about 120 characters around the first word; one after the other they are the snippet.',
  })
  snippet!: SnippetPart[];
}
