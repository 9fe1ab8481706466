import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { check, id as idRule, line, reason } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { actorsOfMembers } from '../people/index.js';
import { may } from '../../platform/access/actor.js';
import { mayDelete, mayEdit, mayWrite } from './comment.access.js';
import { commentsByIds } from './comment.queries.js';
import type { AddCommentInput, Comment, EditCommentInput } from './comment.types.js';
import { subjectKeys, subjectKinds } from './subjects.js';
import type { Subject, SubjectKey } from './subjects.js';

const mentionIds = z.array(idRule).max(20, 'many:20').nullish();
const body = reason(2_000);
const adding = z.object({
  evidenceId: idRule.nullish(),
  requestId: idRule.nullish(),
  taskId: idRule.nullish(),
  body,
  mentionIds,
  clientKey: line(100).nullish(),
});
const editing = z.object({ commentId: idRule, version: z.number().int(), body, mentionIds });

/** Saying something, saying it better, taking it back. */
export class CommentService {
  constructor(private readonly database: Database) {}

  /** NOT_FOUND when what it is about, or who is named, is out of sight; people who could not read it cannot be named. */
  async add(actor: Actor, input: AddCommentInput): Promise<string> {
    const checked = check(adding, { ...input });
    const named = subjectKeys.filter((key) => checked[key]);
    const [key] = named;
    if (!key || named.length > 1) {
      throw badInput({
        evidenceId: text('请指定评论的对象，只能有一个。', 'Say what it is about: exactly one thing.'),
      });
    }
    if (!mayWrite(actor)) throw personOnly();
    const work = async (tx: Tx): Promise<string> => {
      const subject = await requireSubject(tx, key, checked[key]!);
      const id = newId();
      const [known] = await tx.query<{ id: string }>(
        'comment.insert',
        `with known as (select id from comment where organization_id = $1 and author_id = $4 and client_key = $6),
         made as (
           insert into comment (id, organization_id, ${subjectKinds[key].column}, author_id, body, client_key)
           select $2::uuid, $1::uuid, $3::uuid, $4::uuid, $5, $6 where not exists (select 1 from known) returning id)
         select id from known`,
        [actor.organizationId, id, subject.id, actor.membershipId, checked.body, checked.clientKey ?? null],
      );
      if (known) return known.id;
      const mentions = await mention(tx, id, subject, checked.mentionIds ?? []);
      tell(tx, 'added', id, subject, { after: said(subject, checked.body, mentions) });
      return id;
    };
    try {
      return await this.database.write(actor, work);
    } catch (error) {
      // A double click: the other request was faster, so its comment is there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, work);
    }
  }

  /** Other words for an own comment, within 24 hours. */
  async edit(actor: Actor, input: EditCommentInput): Promise<string> {
    const checked = check(editing, { ...input });
    return this.database.write(actor, async (tx) => {
      const { comment, subject } = await requireOwn(tx, checked.commentId);
      if (comment.version !== checked.version) throw staleVersion();
      if (!mayEdit(actor, comment, tx.now)) throw tooLate();
      await change(tx, comment, checked.body, 'edited_at');
      const mentions = checked.mentionIds
        ? await mention(tx, comment.id, subject, checked.mentionIds)
        : undefined;
      tell(tx, 'edited', comment.id, subject, {
        before: said(subject, comment.body),
        after: said(subject, checked.body, mentions),
      });
      return comment.id;
    });
  }

  /** Takes the words back; who said something when stays to be seen. */
  async delete(actor: Actor, commentId: string): Promise<string> {
    const id = check(idRule, commentId);
    return this.database.write(actor, async (tx) => {
      const { comment, subject } = await requireOwn(tx, id);
      await change(tx, comment, '', 'deleted_at');
      tell(tx, 'deleted', id, subject, { before: said(subject, comment.body) });
      return id;
    });
  }

  /** Marks mentions of the actor as read: those in these comments, or all. It is his own note, so no event. */
  async markRead(actor: Actor, commentIds: readonly string[] | null): Promise<void> {
    const ids = commentIds === null ? null : check(z.array(idRule).max(250, 'many:250'), commentIds);
    await this.database.write(actor, async (tx) => {
      await tx.query(
        'comment.markRead',
        `update comment_mention set read_at = now() where organization_id = $1 and membership_id = $2::uuid and read_at is null
           and ($3::uuid[] is null or comment_id = any ($3))`,
        [actor.organizationId, actor.membershipId ?? null, ids],
      );
    });
  }
}

async function requireSubject(tx: Tx, key: SubjectKey, id: string): Promise<Subject> {
  const subject = await subjectKinds[key].find(tx, id);
  if (!subject) throw notFound();
  return subject;
}

/** An own comment that is not deleted, with what it is about. */
async function requireOwn(tx: Tx, id: string): Promise<{ comment: Comment; subject: Subject }> {
  const [comment] = await commentsByIds(tx, [id]);
  if (!comment) throw notFound();
  if (comment.deletedAt) throw invalidState(text('评论已删除。', 'The comment was deleted.'));
  if (!mayDelete(tx.actor, comment))
    throw forbidden(text('只能修改或删除自己的评论。', 'Only own comments can be changed or deleted.'));
  const key = subjectKeys.find((each) => comment[each])!;
  return { comment, subject: await requireSubject(tx, key, comment[key]!) };
}

async function change(
  tx: Tx,
  comment: Comment,
  words: string,
  at: 'edited_at' | 'deleted_at',
): Promise<void> {
  const changed = await tx.query(
    'comment.change',
    `update comment set body = $3, ${at} = now(), version = version + 1 where organization_id = $1 and id = $2 and version = $4
     returning id`,
    [tx.actor.organizationId, comment.id, words, comment.version],
  );
  if (changed.length === 0) throw staleVersion();
}

/** Names exactly these people; who was named before and still is keeps what he has read. */
async function mention(
  tx: Tx,
  commentId: string,
  subject: Subject,
  given: readonly string[],
): Promise<readonly string[]> {
  const ids = [...new Set(given)].filter((id) => id !== tx.actor.membershipId);
  const actors = await actorsOfMembers(tx, { ids });
  if (actors.length < ids.length) throw notFound();
  const blind = actors.find((actor) => !canRead(actor, subject));
  if (blind) {
    throw badInput({
      mentionIds: text(
        `${blind.displayName} 无权查看，不能提到。`,
        `${blind.displayName} may not see this and cannot be mentioned.`,
      ),
    });
  }
  await tx.query(
    'comment.mention',
    `with gone as (delete from comment_mention where organization_id = $1 and comment_id = $2 and membership_id <> all ($3::uuid[]))
     insert into comment_mention (organization_id, comment_id, membership_id) select $1::uuid, $2::uuid, m from unnest($3::uuid[]) m
     on conflict do nothing`,
    [tx.actor.organizationId, commentId, ids],
  );
  return ids;
}

/** Whether somebody would see a comment on it. */
export const canRead = (actor: Actor, subject: Subject): boolean =>
  may(actor, 'comment:read') && subject.seenBy(actor);

/** What the audit trail keeps of the words: nothing of what is said about secret evidence but its length. */
const said = (subject: Subject, words: string, mentions?: readonly string[]) => ({
  ...(subject.secret ? { length: words.length } : { body: words }),
  ...(mentions ? { mentionIds: mentions } : {}),
});

function tell(
  tx: Tx,
  event: string,
  id: string,
  subject: Subject,
  telling: Pick<Parameters<Tx['record']>[0], 'before' | 'after'>,
): void {
  tx.record({
    action: `comment.${event}`,
    objectType: 'Comment',
    objectId: id,
    objectName: subject.title,
    ...telling,
  });
}

const personOnly = () =>
  forbidden(
    text('评论须由人员发表，程序不能代替。', 'Comments are the words of people: a program has none.'),
  );

const tooLate = () =>
  invalidState(
    text(
      '评论发表超过 24 小时，不能再修改；可以删除后重新发表。',
      'After 24 hours a comment cannot be changed any more: delete it and say it again.',
    ),
  );
