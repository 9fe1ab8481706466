import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Framework } from './framework.types.js';

/**
 * Own texts stand beside the words of a given rule book: whoever may record one may record all. The words of an own rule book
 * are the organization's already.
 */
export const mayRecordText = (actor: Actor, { origin }: Pick<Framework, 'origin'>): boolean =>
  may(actor, 'framework:recordTexts') && origin === 'GIVEN';
