import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { may } from '../access/actor.js';
import { Allow } from '../access/allow.js';
import type { Permission } from '../access/permissions.js';
import { isId } from '../ids.js';
import type { NodeReader } from '../room.js';
import type { RequestContext } from './context.js';
import { Node } from './node.js';

/** `node(id)`: one statement finds the type of an id, one reads the object by the rules of its room. */
@Resolver()
export class NodeResolver {
  private readonly lookup: string;

  constructor(private readonly readers: readonly NodeReader[]) {
    // Table names come from the rooms, never from a caller.
    this.lookup = readers
      .map((reader) => `select '${reader.typeName}' as type from ${reader.table} where id = $1`)
      .join(' union all ');
  }

  @Allow('authenticated')
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id; null when it is unknown or not visible to the caller.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Id of the object.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Node | null> {
    if (!isId(id)) return null;
    const [found] = await context.reads.query<{ type: string }>('node.type', this.lookup, [id]);
    const reader = this.readers.find((one) => one.typeName === found?.type);
    if (!reader || !may(context.actor, reader.permission as Permission)) return null;
    const [row] = await reader.read(context.reads, [id]);
    return row ? ({ ...row, __typename: reader.typeName } as Node) : null;
  }
}
