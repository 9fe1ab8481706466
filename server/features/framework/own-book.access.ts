import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Framework } from './framework.types.js';
import { canMove } from './own-book.lifecycle.js';

type Ruled = Pick<Framework, 'origin' | 'state' | 'scoringKind'>;

const manages = (actor: Actor, { origin }: Ruled): boolean =>
  origin === 'OWN' && may(actor, 'framework:manage');

/** Changing its head and nodes, publishing it, throwing it away. */
export const mayEdit = (actor: Actor, framework: Ruled): boolean =>
  manages(actor, framework) && canMove(framework.state, 'publish');

export const mayRetire = (actor: Actor, framework: Ruled): boolean =>
  manages(actor, framework) && canMove(framework.state, 'retire');

/** Copying into a framework of one's own. MLPS is not: grading systems and high-risk cases belong to the standard itself. */
export const mayCopy = (actor: Actor, framework: Ruled): boolean =>
  may(actor, 'framework:manage') && framework.scoringKind !== 'CONFORMITY' && framework.state !== 'DRAFT';
