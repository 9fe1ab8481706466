import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { Config } from '../../../platform/config.js';
import type { SecretBox } from '../../../platform/secrets/secret-box.js';
import { readPage } from '../../../platform/graphql/connection.js';
import type { Connection } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { channelsOf, countsOf, listDeliveries } from './channel.queries.js';
import type { ChannelService } from './channel.service.js';
import {
  DeleteNoticeChannelPayload,
  DeliveriesPayload,
  Delivery,
  DeliveryConnection,
  DeliveryOverview,
  DeliveryState,
  NoticeChannelPayload,
  SaveNoticeChannelInput,
  TestMessagePayload,
} from './channel.types.js';

@Resolver()
export class ChannelResolver {
  constructor(
    private readonly service: ChannelService,
    private readonly config: Pick<Config, 'mail'>,
    private readonly secrets: SecretBox,
  ) {}

  @Allow('organization:manage')
  @Query(() => DeliveryOverview, { description: 'The ways out of the application and what is on them.' })
  async deliveryOverview(@Ctx() { reads }: RequestContext): Promise<DeliveryOverview> {
    return {
      mailFrom: this.config.mail?.from ?? null,
      channels: await channelsOf(reads, this.secrets),
      ...(await countsOf(reads)),
    };
  }

  @Allow('organization:manage')
  @Query(() => DeliveryConnection, {
    description: 'What has to go out or went out, newest first, without what it says.',
  })
  deliveries(
    @Arg('states', () => [DeliveryState], {
      nullable: true,
      description: 'In these states; in all when left out.',
    })
    states: DeliveryState[] | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' })
    after: string | null,
    @Ctx() { reads }: RequestContext,
  ): Promise<Connection<Delivery>> {
    return listDeliveries(reads, states ?? null, readPage(first, after, 2));
  }

  @Allow('organization:manage')
  @Mutation(() => NoticeChannelPayload, {
    description: 'Adds or changes a way out. LIMIT_EXCEEDED beyond 50 channels.',
  })
  async saveNoticeChannel(
    @Arg('input', () => SaveNoticeChannelInput, { description: 'The channel.' })
    input: SaveNoticeChannelInput,
    @Ctx() context: RequestContext,
  ): Promise<NoticeChannelPayload> {
    const id = await this.service.save(context.actor, input);
    const [channel] = await channelsOf(context.reads, this.secrets, [id]);
    return { channel: channel! };
  }

  @Allow('organization:manage')
  @Mutation(() => DeleteNoticeChannelPayload, {
    description: 'Removes a way out, with what is still on it.',
  })
  async deleteNoticeChannel(
    @Arg('id', () => ID, { description: 'The channel.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteNoticeChannelPayload> {
    return { deletedId: await this.service.delete(context.actor, id) };
  }

  @Allow('organization:manage')
  @Mutation(() => TestMessagePayload, {
    description: 'Sends a test message now, to a channel or by mail. INVALID_STATE without a mail server.',
  })
  async sendTestMessage(
    @Arg('channelId', () => ID, { nullable: true, description: 'The channel; none: by mail.' })
    channelId: string | null,
    @Arg('to', () => String, { nullable: true, description: 'Mail address, or phone for an SMS gateway.' })
    to: string | null,
    @Ctx() context: RequestContext,
  ): Promise<TestMessagePayload> {
    return { error: await this.service.test(context.actor, channelId ?? null, to ?? null) };
  }

  @Allow('organization:manage')
  @Mutation(() => DeliveriesPayload, { description: 'Tries dead deliveries again, from the beginning.' })
  async retryDeliveries(
    @Arg('ids', () => [ID], { description: 'Deliveries, at most 250.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<DeliveriesPayload> {
    return { changed: await this.service.change(context.actor, ids, 'retry') };
  }

  @Allow('organization:manage')
  @Mutation(() => DeliveriesPayload, { description: 'Drops deliveries that are dead or wait.' })
  async dropDeliveries(
    @Arg('ids', () => [ID], { description: 'Deliveries, at most 250.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<DeliveriesPayload> {
    return { changed: await this.service.change(context.actor, ids, 'drop') };
  }
}
