import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { commentsByIds } from './comment.queries.js';
import {
  CommentFields,
  CommentResolver,
  EvidenceComments,
  MentionFields,
  RequestComments,
} from './comment.resolver.js';
import { CommentService } from './comment.service.js';
import { defineTaskSubject } from './subjects.js';

export { Comment, CommentConnection } from './comment.types.js';
export { commentsOf, CommentsArgs } from './comment.resolver.js';
export type { ForeignKind } from './subjects.js';

export { commentsByIds } from './comment.queries.js';

/** What people say about evidence and requests, and whom they name. */
export interface CommentRoom extends Room {
  readonly service: CommentService;
  /** Lets the remediation room say what a task is and who sees it. */
  readonly defineTaskSubject: typeof defineTaskSubject;
}

export function createCommentRoom({ database }: Pick<Deps, 'database'>): CommentRoom {
  const service = new CommentService(database);
  return {
    name: 'comment',
    permission: 'comment:read',
    service,
    defineTaskSubject,
    resolvers: [
      new CommentResolver(service),
      new CommentFields(),
      new MentionFields(),
      new EvidenceComments(),
      new RequestComments(),
    ],
    nodes: [{ typeName: 'Comment', table: 'comment', permission: 'comment:read', read: commentsByIds }],
  };
}
