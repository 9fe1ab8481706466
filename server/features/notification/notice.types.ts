import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { NoticeKind } from './notice.kinds.js';

@ObjectType({ simpleResolvers: true, description: 'Something that the caller is told (消息).' })
export class Notice {
  @Field(() => ID, { description: 'Id of the notice.' })
  id!: string;

  @Field(() => NoticeKind, { description: 'What is told.' })
  kind!: NoticeKind;

  @Field(() => String, { description: 'What it is about, as it was called then.' })
  objectName!: string;

  @Field(() => String, { description: 'Where it stands in the application, for example `/requests/…`.' })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who caused it; none for what the calendar says.',
  })
  causedByName!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'The day that it is about: due, valid until, or the first of a visit.',
  })
  dueOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many things are told together: items of an inspection. Null where it is about one thing.',
  })
  count!: number | null;

  @Field(() => String, { nullable: true, description: 'The reason or remark that was given, shortened.' })
  reason!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For a delay that was decided: whether it was approved.',
  })
  approved!: boolean | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the caller marked it as read.' })
  readAt!: string | null;
}

export const { Edge: NoticeEdge, Connection: NoticeConnection } = connectionOf('Notice', () => Notice);

@InputType({ description: 'Which notices.' })
export class NoticeFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only unread ones (true) or read ones (false).' })
  unread?: boolean | null;

  @Field(() => [NoticeKind], { nullable: true, description: 'Of these kinds; of all when left out.' })
  kinds?: NoticeKind[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Notices after they were marked as read.' })
export class NoticesReadPayload {
  @Field(() => Int, { description: 'Notices of the caller that are still unread.' })
  unread!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The inbox of the caller has changed.' })
export class NoticesChange {
  @Field(() => Int, { description: 'Notices of the caller that are unread now.' })
  unread!: number;
}
