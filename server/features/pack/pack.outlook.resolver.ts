import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { pageOfLines } from '../framework/index.js';
import { gapsOfPack } from './pack.gaps.js';
import type { PackGap } from './pack.gaps.js';
import { WaivePackItemInput } from './pack.inputs.js';
import { outlookOf } from './pack.outlook.js';
import { PackItemGapConnection, PackOutlook, PackProblemKind } from './pack.outlook.types.js';
import { requirePack } from './pack.queries.js';
import type { PackService } from './pack.service.js';
import { PackPayload } from './pack.types.js';

/** Looking at a draft before it is frozen: what it would hold, what is missing, what goes without. */
@Resolver()
export class PackOutlookResolver {
  constructor(private readonly packs: PackService) {}

  @Allow('pack:read')
  @Query(() => PackOutlook, {
    nullable: true,
    description:
      'What a pack would hold if it were frozen now; null from the moment at which that begins. NOT_FOUND for a pack that is not visible.',
  })
  async packOutlook(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Ctx() { reads }: RequestContext,
  ): Promise<PackOutlook | null> {
    const pack = await requirePack(reads, check(idRule, packId));
    return pack.state === 'DRAFT' || pack.state === 'FAILED' ? outlookOf(reads, pack) : null;
  }

  @Allow('pack:read')
  @Query(() => PackItemGapConnection, {
    description:
      'Items of a draft of which something is missing, or that go without proof by a decision, in the order of the pack. Empty from the moment at which freezing begins; NOT_FOUND for a pack that is not visible.',
  })
  async packGaps(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Arg('kinds', () => [PackProblemKind], { nullable: true, description: 'Only these problems.' })
    kinds: PackProblemKind[] | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() { reads }: RequestContext,
  ): Promise<Connection<PackGap>> {
    const pack = await requirePack(reads, check(idRule, packId));
    const page = readPage(first, after, 1);
    const gaps = pack.state === 'DRAFT' || pack.state === 'FAILED' ? await gapsOfPack(reads, pack) : [];
    const wanted = kinds?.length
      ? gaps.filter(({ problems }) => problems.some(({ kind }) => kinds.includes(kind)))
      : gaps;
    return pageOfLines(wanted, page, (gap) => ({ ...gap }));
  }

  @Allow('pack:read')
  @Query(() => Boolean, {
    description: 'Whether documents of packs can be PDF on this server: only where LibreOffice is installed.',
  })
  packPdfAvailable(): boolean {
    return this.packs.hasOffice;
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, {
    description: 'Lets an item of a draft go without proof, with the reason that its documents print.',
  })
  async waivePackItem(
    @Arg('input', () => WaivePackItemInput) input: WaivePackItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return { pack: await requirePack(context.reads, await this.packs.waive(context.actor, input)) };
  }
}
