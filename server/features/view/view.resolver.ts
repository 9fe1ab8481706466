import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { viewById, viewsOf } from './view.queries.js';
import type { ViewService } from './view.service.js';
import {
  DeleteViewPayload,
  SavedView,
  SavedViewPayload,
  SavedViewScreen,
  SaveViewInput,
} from './view.types.js';

@Resolver()
export class ViewResolver {
  constructor(private readonly service: ViewService) {}

  @Allow('authenticated')
  @Query(() => [SavedView], {
    description: 'Views of a screen, by name: those of the caller, at most 50, and shared ones; 100 in all.',
  })
  savedViews(
    @Arg('screen', () => SavedViewScreen, { description: 'The screen.' }) screen: SavedViewScreen,
    @Ctx() context: RequestContext,
  ): Promise<SavedView[]> {
    return viewsOf(context.reads, screen);
  }

  @Allow('authenticated')
  @Mutation(() => SavedViewPayload, {
    description:
      'Keeps the filters of a screen under a name; the same name again replaces them. FORBIDDEN for API tokens, LIMIT_EXCEEDED beyond 50 views of a person on a screen.',
  })
  async saveView(
    @Arg('input', () => SaveViewInput, { description: 'The view.' }) input: SaveViewInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedViewPayload> {
    const id = await this.service.save(context.actor, input);
    const view = await viewById(context.reads, id);
    if (!view) throw notFound();
    return { view };
  }

  @Allow('authenticated')
  @Mutation(() => DeleteViewPayload, {
    description: 'Drops a view of the caller; a system administrator drops shared views of others too.',
  })
  async deleteView(
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteViewPayload> {
    return { deletedId: await this.service.delete(context.actor, id) };
  }
}
