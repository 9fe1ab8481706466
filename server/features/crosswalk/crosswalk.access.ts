import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';

/** What the rules need to know of a crosswalk or a mapping. */
export interface Owned {
  /** It belongs to the hospital; published ones belong to nobody. */
  readonly own: boolean;
}

/** Published mappings too: a judgement is the hospital's own, the mapping stays as it is. */
export const mayReview = (actor: Actor): boolean => may(actor, 'crosswalk:review');

/** What came with the product can be rejected, not deleted. */
export const mayDelete = (actor: Actor, { own }: Owned): boolean => own && mayReview(actor);
