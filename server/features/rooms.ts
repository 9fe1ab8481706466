import type { EntitySchema } from '@mikro-orm/postgresql';
import type { Deps } from '../platform/deps.js';
import { NodeResolver } from '../platform/graphql/node.resolver.js';
import type { Room } from '../platform/room.js';
import { createActivityRoom } from './activity/index.js';
import { createOrganizationRoom, organizationEntities } from './organization/index.js';
import type { OrganizationRoom } from './organization/index.js';
import { createPeopleRoom, peopleEntities } from './people/index.js';
import type { PeopleRoom } from './people/index.js';

/** Every room of the house, from the ground up; the only place that knows them all. */
export interface Rooms {
  readonly organization: OrganizationRoom;
  readonly people: PeopleRoom;
  readonly all: readonly Room[];
}

/** Tables of all rooms, for the unit of work. */
export const entities: readonly EntitySchema[] = [...organizationEntities, ...peopleEntities] as unknown as EntitySchema[];

export function createRooms(deps: Deps): Rooms {
  const organization = createOrganizationRoom(deps);
  const people = createPeopleRoom(deps);
  const activity = createActivityRoom();
  const rooms: Room[] = [organization, people, activity];
  const nodes: Room = { name: 'node', resolvers: [new NodeResolver(rooms.flatMap((room) => room.nodes ?? []))] };
  return { organization, people, all: [...rooms, nodes] };
}
