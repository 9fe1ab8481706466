import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, paragraph } from '../../platform/graphql/input-rules.js';
import { distinct, idsOf, inOrder, paired, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { pagesByParent } from '../../platform/graphql/pages-by-parent.js';
import { isId } from '../../platform/ids.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { actorsOfMembers, memberOfEach, Membership, membershipsByIds } from '../people/index.js';
import { EvidenceRequest, requestsByIds } from '../request/index.js';
import { mayDelete, mayEdit } from './comment.access.js';
import { commentsByIds, listMentions, mentionsOf } from './comment.queries.js';
import { canRead } from './comment.service.js';
import type { CommentService } from './comment.service.js';
import {
  AddCommentInput,
  Comment,
  CommentConnection,
  CommentPayload,
  EditCommentInput,
  Mention,
  MentionConnection,
  MentionsReadPayload,
} from './comment.types.js';
import { subjectKeys, subjectKinds } from './subjects.js';
import type { SubjectKey } from './subjects.js';

/** People that one search may offer to be named. */
const offered = 20;

/** Arguments of `comments`. */
@ArgsType()
export class CommentsArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

@Resolver()
export class CommentResolver {
  constructor(private readonly service: CommentService) {}

  @Allow('comment:read')
  @Query(() => MentionConnection, {
    description:
      'Comments that name the caller (提到我的), newest first; deleted ones and those out of sight are left out.',
  })
  mentions(
    @Arg('unread', () => Boolean, {
      nullable: true,
      description: 'Only unread ones (true) or read ones (false).',
    })
    unread: boolean | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' })
    after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Mention>> {
    return listMentions(context.reads, unread, readPage(first, after, 2));
  }

  @Allow('comment:write')
  @Query(() => [Membership], {
    description:
      'Active members who may be named in a comment on this: those who see it, at most 20, by name. Empty when it is unknown or out of sight.',
  })
  async mentionableMembers(
    @Arg('evidenceId', () => ID, { nullable: true, description: 'The evidence that it is about.' })
    evidenceId: string | null,
    @Arg('requestId', () => ID, { nullable: true, description: 'The request that it is about.' })
    requestId: string | null,
    @Arg('taskId', () => ID, { nullable: true, description: 'The remediation task that it is about.' })
    taskId: string | null,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name, at most 40 characters.' })
    search: string | null,
    @Ctx() { reads }: RequestContext,
  ): Promise<Membership[]> {
    const given = { evidenceId, requestId, taskId };
    const key = subjectKeys.find((each) => given[each]);
    const id = key && given[key];
    if (!key || !id || !isId(id)) return [];
    const subject = await subjectKinds[key].find(reads, id);
    if (!subject) return [];
    const actors = await actorsOfMembers(reads, { search: check(paragraph(40), search ?? '') ?? '' });
    const ids = actors
      .filter((actor) => actor.membershipId !== reads.actor.membershipId && canRead(actor, subject))
      .slice(0, offered)
      .flatMap((actor) => actor.membershipId ?? []);
    const members = new Map((await membershipsByIds(reads, ids)).map((member) => [member.id, member]));
    return ids.flatMap((each) => members.get(each) ?? []);
  }

  @Allow('comment:write')
  @Mutation(() => CommentPayload, {
    description: 'Says something about one piece of evidence, one request or one task.',
  })
  async addComment(
    @Arg('input', () => AddCommentInput, { description: 'The comment.' }) input: AddCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<CommentPayload> {
    return answer(context, await this.service.add(context.actor, input));
  }

  @Allow('comment:write')
  @Mutation(() => CommentPayload, { description: 'Changes an own comment within 24 hours.' })
  async editComment(
    @Arg('input', () => EditCommentInput, { description: 'The new words.' }) input: EditCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<CommentPayload> {
    return answer(context, await this.service.edit(context.actor, input));
  }

  @Allow('comment:write')
  @Mutation(() => CommentPayload, { description: 'Deletes the words of an own comment; its place stays.' })
  async deleteComment(
    @Arg('id', () => ID, { description: 'The comment.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CommentPayload> {
    return answer(context, await this.service.delete(context.actor, id));
  }

  @Allow('comment:read')
  @Mutation(() => MentionsReadPayload, { description: 'Marks mentions of the caller as read.' })
  async markMentionsRead(
    @Arg('commentIds', () => [ID], {
      nullable: true,
      description: 'In these comments, at most 250; all when left out.',
    })
    commentIds: string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<MentionsReadPayload> {
    await this.service.markRead(context.actor, commentIds);
    const { totalCount } = await listMentions(context.reads, true, { first: 1, after: undefined });
    return { unread: totalCount };
  }
}

async function answer(context: RequestContext, id: string): Promise<CommentPayload> {
  const [comment] = await commentsByIds(context.reads, [id]);
  if (!comment) throw notFound();
  return { comment };
}

@Resolver(() => Comment)
export class CommentFields {
  @Relation(() => Membership, { description: 'Who said it.' })
  author(comments: Comment[], _args: object, load: Load) {
    return memberOfEach(comments, load, (comment) => comment.authorId);
  }

  @Relation(() => [Membership], { description: 'Who is named in it.' })
  async mentions(comments: Comment[], _args: object, { reads, selected }: Load): Promise<Membership[][]> {
    const pairs = await mentionsOf(reads, idsOf(comments));
    const members = await membershipsByIds(reads, distinct(pairs.map((pair) => pair.id)), selected);
    return paired(comments, pairs, (pair) => pair.commentId, members);
  }

  @Relation(() => Evidence, { nullable: true, description: 'The evidence that it is about.' })
  async evidence(
    comments: Comment[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Evidence | null)[]> {
    const keys = comments.map((comment) => comment.evidenceId);
    return inOrder(keys, await evidencesByIds(reads, distinct(keys), selected));
  }

  @Relation(() => EvidenceRequest, { nullable: true, description: 'The request that it is about.' })
  async request(
    comments: Comment[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(EvidenceRequest | null)[]> {
    const keys = comments.map((comment) => comment.requestId);
    return inOrder(keys, await requestsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Boolean, { description: 'The caller may change it now: his own, within 24 hours.' })
  viewerCanEdit(comments: Comment[], _args: object, { actor }: Load): boolean[] {
    return comments.map((comment) => mayEdit(actor, comment, new Date()));
  }

  @Relation(() => Boolean, { description: 'The caller may delete it now: his own.' })
  viewerCanDelete(comments: Comment[], _args: object, { actor }: Load): boolean[] {
    return comments.map((comment) => mayDelete(actor, comment));
  }
}

@Resolver(() => Mention)
export class MentionFields {
  @Relation(() => Comment, { description: 'The comment.' })
  async comment(mentions: Mention[], _args: object, { reads }: Load): Promise<(Comment | null)[]> {
    const keys = mentions.map((mention) => mention.id);
    return inOrder(keys, await commentsByIds(reads, keys));
  }
}

/** What is said about each of these, oldest first; the parents are in sight already. Nothing in the past (`asOf`). */
export async function commentsOf(
  key: SubjectKey,
  parents: readonly { readonly id: string }[],
  { first, after }: CommentsArgs,
  { reads }: Load,
): Promise<Connection<Comment>[]> {
  const page = readPage(first, after, 2);
  if (reads.moment)
    return parents.map(() => ({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: 0,
    }));
  const { column } = subjectKinds[key];
  return pagesByParent(
    reads,
    parents,
    page,
    {
      name: 'comment.ofSubjects',
      matching: `select c.id, c.${column} as parent, to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') as key
        from comment c where c.organization_id = $1 and c.${column} = any ($2::uuid[])`,
      parameters: [reads.actor.organizationId, parents.map((parent) => parent.id)],
      direction: 'asc',
    },
    (ids) => commentsByIds(reads, ids),
  );
}

/** Evidence and requests know nothing of comments: this room extends their types. */
@Resolver(() => Evidence)
export class EvidenceComments {
  @Relation(() => CommentConnection, {
    description: 'What is said about it, oldest first; nothing in the past (`asOf`).',
    needs: [],
  })
  comments(evidences: Evidence[], @Args(() => CommentsArgs) args: CommentsArgs, load: Load) {
    return commentsOf('evidenceId', evidences, args, load);
  }
}

@Resolver(() => EvidenceRequest)
export class RequestComments {
  @Relation(() => CommentConnection, { description: 'What is said about it, oldest first.', needs: [] })
  comments(requests: EvidenceRequest[], @Args(() => CommentsArgs) args: CommentsArgs, load: Load) {
    return commentsOf('requestId', requests, args, load);
  }
}
