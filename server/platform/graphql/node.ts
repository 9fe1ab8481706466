import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything with an id that `node(id)` can answer. */
@InterfaceType('Node', {
  description: 'An object with a globally unique id (UUIDv7); `node(id)` reads any of them.',
  resolveType: (value: { __typename?: string }) => value.__typename ?? '',
})
export abstract class Node {
  @Field(() => ID, { description: 'Globally unique id.' })
  id!: string;
}
