import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { dashboardOf } from './dashboard.service.js';
import type { DashboardService } from './dashboard.service.js';
import { ArrangeDashboardInput, Dashboard, DashboardPayload, DashboardScreen } from './dashboard.types.js';

@Resolver()
export class DashboardResolver {
  constructor(private readonly service: DashboardService) {}

  @Allow('authenticated')
  @Query(() => Dashboard, {
    description: 'The tiles of a screen as the caller has arranged them, or the standard of his role.',
  })
  dashboard(
    @Arg('screen', () => DashboardScreen, { description: 'The screen.' }) screen: DashboardScreen,
    @Ctx() context: RequestContext,
  ): Promise<Dashboard> {
    return dashboardOf(context.reads, screen);
  }

  @Allow('authenticated')
  @Mutation(() => DashboardPayload, {
    description:
      'Arranges the tiles of a screen for the caller: which, in which order, how wide. FORBIDDEN for API tokens, BAD_USER_INPUT when a tile is named twice.',
  })
  async arrangeDashboard(
    @Arg('input', () => ArrangeDashboardInput, { description: 'The arrangement.' })
    input: ArrangeDashboardInput,
    @Ctx() context: RequestContext,
  ): Promise<DashboardPayload> {
    const screen = await this.service.arrange(context.actor, input);
    return { dashboard: await dashboardOf(context.reads, screen) };
  }

  @Allow('authenticated')
  @Mutation(() => DashboardPayload, {
    description: 'Gives the caller the standard of his role back. FORBIDDEN for API tokens.',
  })
  async resetDashboard(
    @Arg('screen', () => DashboardScreen, { description: 'The screen.' }) screen: DashboardScreen,
    @Ctx() context: RequestContext,
  ): Promise<DashboardPayload> {
    await this.service.reset(context.actor, screen);
    return { dashboard: await dashboardOf(context.reads, screen) };
  }
}
