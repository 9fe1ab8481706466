import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';

/** What the rules need to know of a comment; whoever asks sees what it is about. */
export interface CommentFacts {
  readonly authorId: string;
  readonly createdAt: string | Date;
  readonly deletedAt?: string | Date | null | undefined;
}

/** How long words may still be changed: others may have answered them since. */
export const editableForMs = 24 * 3_600_000;

/** Comments are the words of people: a program has none. */
export const mayWrite = (actor: Actor): boolean =>
  actor.membershipId !== undefined && may(actor, 'comment:write');

export const mayDelete = (actor: Actor, comment: CommentFacts): boolean =>
  mayWrite(actor) && comment.authorId === actor.membershipId && !comment.deletedAt;

export const mayEdit = (actor: Actor, comment: CommentFacts, now: Date): boolean =>
  mayDelete(actor, comment) && now.getTime() - new Date(comment.createdAt).getTime() < editableForMs;
