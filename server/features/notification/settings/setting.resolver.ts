import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import type { SettingService } from './setting.service.js';
import { NoticeSettings, NoticeSettingsPayload, SaveNoticeSettingsInput } from './setting.types.js';

@Resolver()
export class SettingResolver {
  constructor(private readonly service: SettingService) {}

  @Allow('authenticated')
  @Query(() => NoticeSettings, { description: 'How the caller wants to be told.' })
  noticeSettings(@Ctx() context: RequestContext): Promise<NoticeSettings> {
    return this.service.read(context.reads);
  }

  @Allow('authenticated')
  @Mutation(() => NoticeSettingsPayload, {
    description: 'Sets how the caller wants to be told. FORBIDDEN for API tokens.',
  })
  async saveNoticeSettings(
    @Arg('input', () => SaveNoticeSettingsInput, { description: 'The settings.' })
    input: SaveNoticeSettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<NoticeSettingsPayload> {
    await this.service.save(context.actor, input);
    return { settings: await this.service.read(context.reads) };
  }
}
