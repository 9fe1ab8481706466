import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { stepsFrom } from './roadmap.lifecycle.js';
import type { RoadmapState } from './roadmap.lifecycle.js';

/** A roadmap leads through the work of others, so people who see only their own work see none. */
export const maySeeRoadmaps = (actor: Actor): boolean => may(actor, 'remediation:read') && !actor.ownWorkOnly;

export const mayPlanRoadmaps = (actor: Actor): boolean =>
  may(actor, 'remediation:plan') && !actor.ownWorkOnly;

/** What the rules need to know of a roadmap. */
export interface RoadmapFacts {
  readonly state: RoadmapState;
  readonly proposedById: string | null | undefined;
}

/** Only a draft changes. */
export const mayEditRoadmap = (actor: Actor, { state }: Pick<RoadmapFacts, 'state'>): boolean =>
  state === 'DRAFT' && mayPlanRoadmaps(actor);

/** Only a person proposes: whoever approves has to know who may not. */
export const mayPropose = (actor: Actor, { state }: Pick<RoadmapFacts, 'state'>): boolean =>
  mayPlanRoadmaps(actor) && Boolean(actor.membershipId) && stepsFrom(state).includes('PROPOSE');

export const mayReopen = (actor: Actor, { state }: Pick<RoadmapFacts, 'state'>): boolean =>
  mayPlanRoadmaps(actor) && stepsFrom(state).includes('REOPEN');

/** `decisionProblem` without the roadmap, for all rows at once. */
export const decidesRoadmaps = (actor: Actor): boolean =>
  may(actor, 'remediation:approvePlan') && !actor.ownWorkOnly && Boolean(actor.membershipId);

/** Why the actor may not decide on a roadmap; undefined when he may. */
export function decisionProblem(
  actor: Actor,
  { proposedById }: Pick<RoadmapFacts, 'proposedById'>,
): Text | undefined {
  if (!may(actor, 'remediation:approvePlan') || actor.ownWorkOnly)
    return text('您没有批准安全规划的权限。', 'You may not approve roadmaps.');
  if (!actor.membershipId)
    return text('规划须由人员批准，程序不能代替。', 'Approving is a person’s act: a program cannot do it.');
  if (proposedById === actor.membershipId)
    return text('该规划由您提请批准，须由他人批准。', 'You proposed it: somebody else has to decide.');
  return undefined;
}

export const mayDecide = (actor: Actor, roadmap: RoadmapFacts): boolean =>
  roadmap.state === 'PROPOSED' && decisionProblem(actor, roadmap) === undefined;
