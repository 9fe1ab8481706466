import type { Actor } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { evidenceSight, visibleEvidence } from '../evidence/index.js';
import { requestInSight } from '../request/index.js';
import { taskSight } from './subjects.js';
import type { Comment, Mention } from './comment.types.js';

const columns = `c.id, 'Comment' as "__typename", c.body, c.created_at as "createdAt", c.edited_at as "editedAt",
  c.deleted_at as "deletedAt", c.version, c.evidence_id as "evidenceId", c.request_id as "requestId", c.task_id as "taskId", c.author_id as "authorId"`;

const subjects = (
  actor: Actor,
) => `left join evidence e on e.organization_id = c.organization_id and e.id = c.evidence_id
  left join evidence_request q on q.organization_id = c.organization_id and q.id = c.request_id ${taskSight(actor).join}`;
/** A comment is seen by whoever sees what it is about, and by nobody else; all rules count their parameters alike. */
const inSight = (
  actor: Actor,
) => `c.organization_id = $1 and case when c.evidence_id is not null then ${visibleEvidence('e')}
  when c.request_id is not null then ${requestInSight('q')} else ${taskSight(actor).inSight} end`;

/** Comments by id, in no particular order; those on what is out of the actor's sight are missing. */
export function commentsByIds(reads: Reads, ids: readonly string[]): Promise<Comment[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Comment>(
    'comment.byIds',
    `select ${columns} from comment c ${subjects(reads.actor)} where ${inSight(reads.actor)} and c.id = any ($5::uuid[])`,
    [...evidenceSight(reads.actor), ids],
  );
}

/** Who is named in these comments, as pairs of ids. */
export function mentionsOf(
  reads: Reads,
  commentIds: readonly string[],
): Promise<{ commentId: string; id: string }[]> {
  return reads.query(
    'comment.mentions',
    `select comment_id as "commentId", membership_id as id from comment_mention where organization_id = $1
       and comment_id = any ($2::uuid[]) order by comment_id, created_at, membership_id`,
    [reads.actor.organizationId, commentIds],
  );
}

/** One page of the comments that name the actor, newest first; deleted ones and those out of sight are left out. */
export async function listMentions(
  reads: Reads,
  unread: boolean | null,
  page: Page,
): Promise<Connection<Mention>> {
  const [at, id] = page.after ?? [null, null];
  const rows = await reads.query<Mention & { total: number }>(
    'comment.mine',
    `with matching as materialized (
       select m.comment_id as id, m.created_at, m.read_at from comment_mention m
       join comment c on c.organization_id = m.organization_id and c.id = m.comment_id ${subjects(reads.actor)}
       where m.organization_id = $1 and m.membership_id = $3::uuid and c.deleted_at is null and ${inSight(reads.actor)}
         and ($5::boolean is null or (m.read_at is null) = $5)
     ), page as (
       select * from matching where $6::timestamptz is null or (created_at, id) < ($6, $7::uuid)
       order by created_at desc, id desc limit $8)
     select (select count(*) from matching)::integer as total, p.id, p.created_at as "createdAt", p.read_at as "readAt"
     from (select 1) one left join page p on true order by p.created_at desc, p.id desc`,
    [...evidenceSight(reads.actor), unread, at, id, page.first + 1],
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    (row) => [row.createdAt, row.id],
  );
}
