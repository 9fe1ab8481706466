import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { pageOfLines } from '../framework/index.js';
import { mayOpen } from './pack.access.js';
import { comparePacks } from './pack.comparison.js';
import type { ItemChange } from './pack.comparison.js';
import { PackItemChangeConnection } from './pack.comparison.types.js';
import { dataOfPacks, packsByIds } from './pack.queries.js';

const wanted = z.object({ from: idRule, to: idRule });

@Resolver()
export class PackComparisonResolver {
  @Allow('pack:read')
  @Query(() => PackItemChangeConnection, {
    description:
      'Items that differ between two packs that were frozen, also withdrawn ones, in the order of the later. INVALID_STATE for a draft, FORBIDDEN for who may not see sensitive evidence that one of them holds.',
  })
  async packComparison(
    @Arg('from', () => ID, { description: 'The earlier pack.' }) from: string,
    @Arg('to', () => ID, { description: 'The later pack.' }) to: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() { reads }: RequestContext,
  ): Promise<Connection<ItemChange>> {
    const ids = check(wanted, { from, to });
    const page = readPage(first, after, 1);
    const packs = await packsByIds(reads, [ids.from, ids.to]);
    const pair = [ids.from, ids.to].map((id) => packs.find((pack) => pack.id === id));
    for (const pack of pair) {
      if (!pack) throw notFound();
      if (!mayOpen(reads.actor, pack)) throw forbidden();
      if (pack.frozenAt === null)
        throw invalidState(text('只能对比已冻结的材料包。', 'Only packs that were frozen are compared.'));
    }
    const data = await dataOfPacks(reads, [ids.from, ids.to]);
    const changes = comparePacks(data.get(ids.from)!, data.get(ids.to)!);
    return pageOfLines(changes, page, (change) => ({ ...change }));
  }
}
