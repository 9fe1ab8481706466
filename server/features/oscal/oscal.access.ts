import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { forbidden, text } from '../../platform/graphql/errors.js';

/** A file tells of the whole assessment: who sees only his own work gets none. */
export const seesWhole = (actor: Actor): boolean => !actor.ownWorkOnly;

export function requireWhole(actor: Actor): void {
  if (!seesWhole(actor))
    throw forbidden(
      text(
        '导出文件包含整个测评，您只能查看分给自己的部分。',
        'The file tells of the whole assessment, and you see only what is yours.',
      ),
    );
}

/** What of the proofs a file may name for its caller; the rest is counted. */
export const proofSight = (actor: Actor): 'ALL' | 'PLAIN' | 'NONE' =>
  !may(actor, 'evidence:read') ? 'NONE' : may(actor, 'evidence:readSensitive') ? 'ALL' : 'PLAIN';

export const seesTasks = (actor: Actor): boolean => may(actor, 'remediation:read');
