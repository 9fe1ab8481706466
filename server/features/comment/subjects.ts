import type { Actor } from '../../platform/access/actor.js';
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

interface SubjectKind {
  /** Column of the table that names it. */
  readonly column: string;
  /** In the actor's sight, or undefined. */
  readonly find: (reads: Reads, id: string) => Promise<Subject | undefined>;
}

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
} as const satisfies Readonly<Record<string, SubjectKind>>;

export type SubjectKey = keyof typeof subjectKinds;
export const subjectKeys = Object.keys(subjectKinds) as SubjectKey[];
