import { may } from '../../../platform/access/actor.js';
import { of } from '../told-event.js';
import type { Teller } from '../told-event.js';
import { rolesWith } from '../wishes.js';

/** A verification that found something, or could not be done: whoever reads the audit trail. */
export const integrityTeller: Teller = {
  actions: ['integrity.checked'],
  wishes: async (_tx, events) => ({
    wishes: events
      .filter((event) => event.outcome === 'FAILED')
      .map((event) => ({
        ...of(event),
        kind: 'INTEGRITY_FOUND',
        objectType: 'IntegrityCheck',
        objectId: event.objectId,
        objectName: '完整性核验',
        isFor: (member) => may(member, 'event:read'),
      })),
    meant: { roles: rolesWith('event:read') },
  }),
};
