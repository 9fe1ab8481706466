import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Accepted evidence by the days that are left until its last valid day.',
})
export class ExpiryBand {
  @Field(() => Int, {
    nullable: true,
    description: 'Fewest days left; null for what has ended before today.',
  })
  fromDays!: number | null;

  @Field(() => Int, { description: 'Most days left; -1 for what has ended before today.' })
  toDays!: number;

  @Field(() => Int, { description: 'Accepted evidence that ends then.' })
  count!: number;
}
