import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { NoticeKind } from '../notice.kinds.js';

export const NoticeChannelKind = apiEnum('NoticeChannelKind', 'What listens at the other end (渠道类型).', {
  WECOM: 'A group robot of WeCom (企业微信群机器人).',
  DINGTALK: 'A group robot of DingTalk, signed when there is a secret (钉钉群机器人).',
  FEISHU: 'A group robot of Feishu, signed when there is a secret (飞书群机器人).',
  STANDARD: 'Any program that takes Standard Webhooks.',
  SMS: 'An SMS gateway over HTTP (短信网关).',
});
export type NoticeChannelKind = keyof typeof NoticeChannelKind;

export const DeliveryState = apiEnum('DeliveryState', 'What became of something that has to go out.', {
  WAITING: 'It waits for its time, or for the next try.',
  SENDING: 'It is being sent.',
  SENT: 'It was taken by the other end.',
  DEAD: 'It was refused for good, or too often: somebody has to look.',
  DROPPED: 'Nobody needs it any more, or an administrator dropped it.',
});
export type DeliveryState = keyof typeof DeliveryState;

@ObjectType({
  simpleResolvers: true,
  description: 'A way out of the application (通知渠道). Its address and its secret are never answered.',
})
export class NoticeChannel {
  @Field(() => ID, { description: 'Id of the channel.' })
  id!: string;

  @Field(() => NoticeChannelKind, { description: 'What listens there.' })
  kind!: NoticeChannelKind;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Host of its address.' })
  host!: string;

  @Field(() => Boolean, { description: 'It has a secret to sign with.' })
  hasSecret!: boolean;

  @Field(() => String, { nullable: true, description: 'For an SMS gateway: what is sent to it.' })
  template!: string | null;

  @Field(() => [NoticeKind], { description: 'What is told there.' })
  noticeKinds!: NoticeKind[];

  @Field(() => Boolean, { description: 'Whether anything is told there now.' })
  enabled!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Something on its way out, without what it says.' })
export class Delivery {
  @Field(() => ID, { description: 'Id of the delivery; its Message-ID or webhook-id holds it.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the channel; none: by mail.' })
  channelName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the member whom it is for.' })
  recipientName!: string | null;

  @Field(() => Int, { description: 'How many notices it carries.' })
  notices!: number;

  @Field(() => DeliveryState, { description: 'What became of it.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was tried.' })
  tries!: number;

  @Field(() => DateTime, { description: 'When it is tried next, while it waits.' })
  nextTryAt!: string;

  @Field(() => String, { nullable: true, description: 'What the other end said last.' })
  lastError!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;
}

export const { Edge: DeliveryEdge, Connection: DeliveryConnection } = connectionOf(
  'Delivery',
  () => Delivery,
);

@InputType({ description: 'A way out of the application.' })
export class SaveNoticeChannelInput {
  @Field(() => ID, { nullable: true, description: 'The channel to change; none: a new one.' })
  id?: string | null;

  @Field(() => NoticeChannelKind, { description: 'What listens there.' })
  kind!: NoticeChannelKind;

  @Field(() => String, { description: 'Name, at most 60 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Address (http or https, no user or password); as before when left out.',
  })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Secret to sign with, or for an SMS gateway the Authorization header; as before when left out, none when empty.',
  })
  secret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For an SMS gateway: the body with {{phone}} and {{text}}, as JSON or as a form.',
  })
  template?: string | null;

  @Field(() => [NoticeKind], { description: 'What is told there.' })
  noticeKinds!: NoticeKind[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether anything is told there.' })
  enabled!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A channel after a change.' })
export class NoticeChannelPayload {
  @Field(() => NoticeChannel, { description: 'As it is now.' })
  channel!: NoticeChannel;
}

@ObjectType({ simpleResolvers: true, description: 'A channel that is gone.' })
export class DeleteNoticeChannelPayload {
  @Field(() => ID, { description: 'Its id.' })
  deletedId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a test message.' })
export class TestMessagePayload {
  @Field(() => String, { nullable: true, description: 'Why it was not taken; none: it was.' })
  error!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Deliveries after a change.' })
export class DeliveriesPayload {
  @Field(() => Int, { description: 'How many were changed; those that have moved on are left as they are.' })
  changed!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The ways out and what is on them.' })
export class DeliveryOverview {
  @Field(() => String, { nullable: true, description: 'Sender of mails; none: no mail server is set up.' })
  mailFrom!: string | null;

  @Field(() => [NoticeChannel], { description: 'Channels by name, at most 50.' })
  channels!: NoticeChannel[];

  @Field(() => Int, { description: 'Deliveries that wait.' })
  waiting!: number;

  @Field(() => Int, { description: 'Deliveries that somebody has to look at.' })
  dead!: number;
}
