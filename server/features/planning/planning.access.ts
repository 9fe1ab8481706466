import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';

/** A roadmap leads through the work of others, so people who see only their own work see none. */
export const maySeeRoadmaps = (actor: Actor): boolean => may(actor, 'remediation:read') && !actor.ownWorkOnly;

export const mayPlanRoadmaps = (actor: Actor): boolean =>
  may(actor, 'remediation:plan') && !actor.ownWorkOnly;
