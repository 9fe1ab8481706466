import { Resolver } from 'type-graphql';
import { distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { ApiToken } from '../people/index.js';
import { Control } from './control.types.js';
import { controlsByIds } from './framework.queries.js';

@Resolver(() => ApiToken)
export class TokenControls {
  @Relation(() => [Control], {
    nullable: true,
    description: 'The controls that it may link proof to; null: any.',
  })
  async controls(
    tokens: ApiToken[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Control[] | null)[]> {
    const ids = distinct(tokens.flatMap((token) => token.controlIds ?? []));
    const found = new Map((await controlsByIds(reads, ids, selected)).map((one) => [one.id, one]));
    return tokens.map(({ controlIds }) => controlIds && controlIds.flatMap((id) => found.get(id) ?? []));
  }
}
