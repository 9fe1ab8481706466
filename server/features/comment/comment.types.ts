import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A comment (评论) on evidence, on a request for it or on a remediation task, in plain text.',
})
export class Comment extends Node {
  @Field(() => String, { description: 'What was said; empty when it was deleted.' })
  body!: string;

  @Field(() => DateTime, { description: 'When it was said.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was changed last.' })
  editedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was deleted.' })
  deletedAt!: string | null;

  @Field(() => Int, { description: 'Version, to be handed back with a change.' })
  version!: number;

  evidenceId!: string | null;
  requestId!: string | null;
  taskId!: string | null;
  authorId!: string;
}

export const { Edge: CommentEdge, Connection: CommentConnection } = connectionOf('Comment', () => Comment);

@ObjectType({ simpleResolvers: true, description: 'A comment that names the caller (提到我的).' })
export class Mention {
  @Field(() => ID, { description: 'The id of the comment.' })
  id!: string;

  @Field(() => DateTime, { description: 'When the caller was named.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the caller marked it as read.' })
  readAt!: string | null;
}

export const { Edge: MentionEdge, Connection: MentionConnection } = connectionOf('Mention', () => Mention);

@ObjectType({ simpleResolvers: true, description: 'A comment after a change.' })
export class CommentPayload {
  @Field(() => Comment, { description: 'The comment as it is now.' })
  comment!: Comment;
}

@ObjectType({ simpleResolvers: true, description: 'Mentions after they were marked as read.' })
export class MentionsReadPayload {
  @Field(() => Int, { description: 'Mentions of the caller that are still unread.' })
  unread!: number;
}

@InputType({ description: 'A new comment on exactly one thing.' })
export class AddCommentInput {
  @Field(() => ID, { nullable: true, description: 'The evidence that it is about.' })
  evidenceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The request that it is about.' })
  requestId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The remediation task that it is about.' })
  taskId?: string | null;

  @Field(() => String, { description: 'Plain text, at most 2,000 characters.' })
  body!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Members who are named, at most 20; each must be able to see what it is about (`mentionableMembers`).',
  })
  mentionIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, at most 100 characters: the same key again answers the first comment of the caller.',
  })
  clientKey?: string | null;
}

@InputType({ description: 'Other words for an own comment, within 24 hours.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Plain text, at most 2,000 characters.' })
  body!: string;

  @Field(() => [ID], { nullable: true, description: 'All members who are named; as before when left out.' })
  mentionIds?: string[] | null;
}
