import type { Room } from '../../platform/room.js';
import { eventsByIds } from './activity.queries.js';
import { ActivityResolver, EventFields } from './activity.resolver.js';

export { Event } from './activity.types.js';
export { eventsOfObjects } from './activity.queries.js';

/** The audit trail and the change feed. Writing events is the platform's; reading them is here. */
export function createActivityRoom(): Room {
  return {
    name: 'activity',
    resolvers: [new ActivityResolver(), new EventFields()],
    nodes: [{ typeName: 'Event', table: 'event', permission: 'event:read', read: eventsByIds }],
  };
}
