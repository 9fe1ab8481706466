import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { FedEvent } from '../../platform/events/feed.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule, line } from '../../platform/graphql/input-rules.js';
import { isId } from '../../platform/ids.js';
import type { PackLinkService } from './pack-link.service.js';
import { CreatePackInput, CreatePackLinkInput, FreezePackInput, UpdatePackInput } from './pack.inputs.js';
import { listFiles, listPacks, packsByIds, requirePack } from './pack.queries.js';
import { packTopic } from './pack.records.js';
import type { PackService } from './pack.service.js';
import { readSigner } from './pack.signer.js';
import {
  DeletePackPayload,
  Pack,
  PackConnection,
  PackFile,
  PackFileConnection,
  PackFilter,
  PackLinkPayload,
  PackPayload,
  PackSigner,
} from './pack.types.js';

const listing = z.object({ assessmentId: idRule.nullish() });
const filesOf = z.object({ packId: idRule, search: line(100).nullable() });

@Resolver()
export class PackResolver {
  constructor(
    private readonly packs: PackService,
    private readonly links: PackLinkService,
  ) {}

  @Allow('pack:read')
  @Query(() => PackConnection, {
    name: 'packs',
    description: 'Packs, newest first; none for people who see only their own work.',
  })
  list(
    @Arg('filter', () => PackFilter, { nullable: true, description: 'Which packs.' })
    filter: PackFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Pack>> {
    const { assessmentId } = check(listing, { assessmentId: filter?.assessmentId });
    return listPacks(
      context.reads,
      { ...filter, assessmentId: assessmentId ?? null },
      readPage(first, after, 2),
    );
  }

  @Allow('pack:read', 'limited')
  @Query(() => Pack, {
    nullable: true,
    description: 'One pack; null when it is unknown or not visible to the caller.',
  })
  async pack(
    @Arg('id', () => ID, { description: 'The pack.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Pack | null> {
    if (!isId(id)) return null;
    const [pack] = await packsByIds(context.reads, [id]);
    return pack ?? null;
  }

  @Allow('pack:read')
  @Query(() => PackFileConnection, {
    description:
      'Files of a frozen pack in their order; none before. NOT_FOUND for a pack that is not visible.',
  })
  async packFiles(
    @Arg('packId', () => ID, { description: 'The pack.' }) packId: string,
    @Arg('search', () => String, { nullable: true, description: 'Part of the path, up to 100 characters.' })
    search: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PackFile>> {
    const wanted = check(filesOf, { packId, search: search || null });
    await requirePack(context.reads, wanted.packId);
    return listFiles(context.reads, wanted.packId, wanted.search, readPage(first, after, 1));
  }

  @Allow('pack:read')
  @Query(() => PackSigner, {
    nullable: true,
    description: 'The key by which packs are signed; null until the first one was frozen.',
  })
  packSigner(@Ctx() context: RequestContext): Promise<PackSigner | null> {
    return readSigner(context.reads);
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, { description: 'Adds a pack as a draft.' })
  async createPack(
    @Arg('input', () => CreatePackInput) input: CreatePackInput,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return answer(context, await this.packs.create(context.actor, input));
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, { description: 'Changes a pack; INVALID_STATE once it is frozen.' })
  async updatePack(
    @Arg('input', () => UpdatePackInput) input: UpdatePackInput,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return answer(context, await this.packs.update(context.actor, input));
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, {
    description:
      'Freezes a pack in the background; follow `packChanged`. What is in it is that of the moment at which the work begins.',
  })
  async freezePack(
    @Arg('input', () => FreezePackInput) input: FreezePackInput,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return answer(context, await this.packs.freeze(context.actor, input));
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, {
    description:
      'Stops the freezing of a pack: it is a draft again. INVALID_STATE when it is not being frozen.',
  })
  async cancelPack(
    @Arg('id', () => ID, { description: 'The pack.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return answer(context, await this.packs.cancel(context.actor, id));
  }

  @Allow('pack:build')
  @Mutation(() => PackPayload, {
    description:
      'Takes a frozen pack back: its links and the accounts of its inspectors end, nobody can take it away, and its evidence is held no longer.',
  })
  async withdrawPack(
    @Arg('id', () => ID, { description: 'The pack; INVALID_STATE unless it is frozen.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, 1–2000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    return answer(context, await this.packs.withdraw(context.actor, id, reason));
  }

  @Allow('pack:build')
  @Mutation(() => DeletePackPayload, {
    description: 'Deletes a pack that was never frozen; INVALID_STATE otherwise.',
  })
  async deletePack(
    @Arg('id', () => ID, { description: 'The pack.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeletePackPayload> {
    return { id: await this.packs.delete(context.actor, id) };
  }

  @Allow('pack:share')
  @Mutation(() => PackLinkPayload, {
    description: 'Makes a link by which somebody without an account takes a frozen pack away.',
  })
  async createPackLink(
    @Arg('input', () => CreatePackLinkInput) input: CreatePackLinkInput,
    @Ctx() context: RequestContext,
  ): Promise<PackLinkPayload> {
    const { packId, path } = await this.links.create(context.actor, input);
    return { ...(await answer(context, packId)), path };
  }

  @Allow('pack:share')
  @Mutation(() => PackLinkPayload, { description: 'Ends a link at once; one that has ended stays as it is.' })
  async revokePackLink(
    @Arg('id', () => ID, { description: 'The link.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PackLinkPayload> {
    return { ...(await answer(context, await this.links.revoke(context.actor, id))), path: null };
  }

  @Allow('pack:read')
  @Subscription(() => Pack, {
    description: 'Changes of one pack, the progress of freezing among them.',
    subscribe: async ({ args, context }: { args: { readonly id?: unknown }; context: RequestContext }) => {
      if (!isId(args.id)) throw notFound();
      try {
        await requirePack(context.reads, args.id);
      } finally {
        await context.close();
      }
      return context.feed.subscribe(context.actor.organizationId, packTopic(args.id));
    },
  })
  packChanged(
    @Root() _event: FedEvent,
    @Arg('id', () => ID, { description: 'The pack; NOT_FOUND when it is not visible to the caller.' })
    id: string,
    @Ctx() context: RequestContext,
  ): Promise<Pack> {
    return requirePack(context.reads, id);
  }
}

const answer = async (context: RequestContext, id: string): Promise<PackPayload> => ({
  pack: await requirePack(context.reads, id),
});
