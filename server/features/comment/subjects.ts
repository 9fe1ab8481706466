import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Permission } from '../../platform/access/permissions.js';
import type { Reads } from '../../platform/database/database.js';
import { evidencesByIds, maySeeEvidence } from '../evidence/index.js';
import { maySeeRequest, requestsByIds } from '../request/index.js';

/** Something that can be talked about, as far as comments need to know it. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** What is said about it stays out of the audit trail. */
  readonly secret: boolean;
  /** The rule of its own room, for anybody. */
  readonly seenBy: (actor: Actor) => boolean;
}

export interface SubjectKind {
  /** Column of the table that names it. */
  readonly column: string;
  /** In the actor's sight, or undefined. */
  readonly find: (reads: Reads, id: string) => Promise<Subject | undefined>;
}

/** A kind that a room above brings: comments learn of it, not of the room. */
export interface ForeignKind extends Pick<SubjectKind, 'find'> {
  /** The rule of that room over its table aliased `t`; `$1`–`$3` as in `inSight`. */
  readonly table: string;
  readonly inSight: string;
  /** What an API token must be allowed besides reading comments. */
  readonly permission: Permission;
}

const foreign: { taskId?: ForeignKind } = {};

/** Lets the remediation room say what a task is. */
export const defineTaskSubject = (kind: ForeignKind): void => void (foreign.taskId = kind);

/** Nobody sees comments on tasks before the room of tasks has said who sees tasks. */
export const taskSight = (actor: Actor): { readonly join: string; readonly inSight: string } => {
  const kind = foreign.taskId;
  if (!kind || !may(actor, kind.permission)) return { join: '', inSight: 'false' };
  const join = `left join ${kind.table} t on t.organization_id = c.organization_id and t.id = c.task_id`;
  return { join, inSight: kind.inSight };
};

export const subjectKinds = {
  evidenceId: {
    column: 'evidence_id',
    async find(reads, id) {
      const [row] = await evidencesByIds(reads, [id]);
      if (!row) return undefined;
      return {
        id,
        title: row.title,
        secret: row.label === 'SENSITIVE',
        seenBy: (actor) => maySeeEvidence(actor, row),
      };
    },
  },
  requestId: {
    column: 'request_id',
    async find(reads, id) {
      const [row] = await requestsByIds(reads, [id]);
      if (!row) return undefined;
      return { id, title: row.title, secret: false, seenBy: (actor) => maySeeRequest(actor, row) };
    },
  },
  taskId: {
    column: 'task_id',
    async find(reads, id) {
      const kind = foreign.taskId;
      return kind && may(reads.actor, kind.permission) ? kind.find(reads, id) : undefined;
    },
  },
} as const satisfies Readonly<Record<string, SubjectKind>>;

export type SubjectKey = keyof typeof subjectKinds;
export const subjectKeys = Object.keys(subjectKinds) as SubjectKey[];
