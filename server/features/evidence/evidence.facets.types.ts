import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'How many pieces of evidence have one value.' })
export class FacetCount {
  @Field(() => String, {
    description:
      'The value: an enum value, a tag, the code of a framework, or the id of a member or a unit (empty text: no unit).',
  })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What people call the value: name of the unit, the member or the framework; null for others.',
  })
  name!: string | null;

  @Field(() => Int, { description: 'Pieces of evidence with this value under the other filters.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Counts beside the filters of the list. Each list ignores the filter on its own property, obeys all others, and names at most its 50 most frequent values.',
})
export class EvidenceFacets {
  @Field(() => [FacetCount], { description: 'By review state.' })
  states!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By validity today.' })
  validities!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By label.' })
  labels!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By unit.' })
  units!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By kind.' })
  kinds!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By owner: ids of members.' })
  owners!: FacetCount[];

  @Field(() => [FacetCount], { description: 'By tag; evidence counts under each of its tags.' })
  tags!: FacetCount[];

  @Field(() => [FacetCount], {
    description: 'By framework of the linked controls: codes; evidence counts once for each framework.',
  })
  frameworks!: FacetCount[];
}
