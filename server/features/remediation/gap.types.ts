import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Result } from '../assessment/index.js';

@ObjectType({
  simpleResolvers: true,
  description: 'How many gaps each choice of the filter would show.',
})
export class GapCounts {
  @Field(() => Int, { description: 'Gaps, whatever their kind, with or without a task.' })
  all!: number;

  @Field(() => Int, { description: 'Those of them with an unfinished task.' })
  withTask!: number;

  @Field(() => Int, { description: 'Not met, under the choice of tasks.' })
  unmet!: number;

  @Field(() => Int, { description: 'Partly met, under the choice of tasks.' })
  partial!: number;

  @Field(() => Int, { description: 'Claimed without valid proof, under the choice of tasks.' })
  unproven!: number;
}

const Page = connectionOf('Gap', () => Result);

@ObjectType('GapList', {
  simpleResolvers: true,
  description: 'A page of gaps: newest assessment first, inside it in the order of the framework.',
})
export class GapConnection extends Page.Connection {
  @Field(() => GapCounts, { description: 'Numbers of the choices, whatever the page.' })
  counts!: GapCounts;
}
