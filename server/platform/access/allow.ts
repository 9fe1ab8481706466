import { Extensions } from 'type-graphql';
import type { Permission } from './permissions.js';

/** `public`: anybody, also signed out. `authenticated`: every member or token, for what is his own. */
export type Requirement = Permission | 'public' | 'authenticated';

/** `limited`: open also to accounts that see one pack only; they are refused everywhere else. */
export type Reach = 'limited';

/**
 * Names what a caller needs for a root field. The guard in platform/graphql refuses every root field that does not
 * carry it, and a test over the built schema fails first.
 */
export const Allow = (requirement: Requirement, reach?: Reach) =>
  Extensions({ allow: requirement, limited: reach === 'limited' });
