import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { ApiTokenService } from './api-token.service.js';
import type { ControlsNamed } from './api-token.service.js';
import { AccountEntity, ApiTokenEntity, MembershipEntity, SessionEntity } from './people.entity.js';
import { membershipsByIds } from './people.queries.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { ApiTokenFields, MembershipFields, SessionResolver } from './session.resolver.js';
import { SessionService } from './session.service.js';

export { ApiToken, Membership, Role } from './people.types.js';
export { hashToken, memberActor } from './caller-actor.js';
export type { MemberRow } from './caller-actor.js';
export { actorsOfMembers } from './member-actors.js';
export { RateGate } from './rate-gate.js';
export { memberColumns, memberOfEach, members, membershipsByIds, membersOfPacks } from './people.queries.js';
export { PeopleService, requireMembership } from './people.service.js';
export { SessionService } from './session.service.js';
export { generatePassword, hashPassword, verifyPassword } from './password.js';

/** Accounts, memberships, roles, sessions and API tokens. */
export interface PeopleRoom extends Room {
  readonly people: PeopleService;
  readonly sessions: SessionService;
}

export function createPeopleRoom(
  { database, logger }: Pick<Deps, 'database' | 'logger'>,
  { controlsNamed }: { readonly controlsNamed: ControlsNamed },
): PeopleRoom {
  const people = new PeopleService(database);
  const sessions = new SessionService(database, logger);
  return {
    name: 'people',
    people,
    sessions,
    resolvers: [
      new PeopleResolver(people, new ApiTokenService(database, controlsNamed)),
      new SessionResolver(sessions),
      new MembershipFields(),
      new ApiTokenFields(),
    ],
    nodes: [
      { typeName: 'Membership', table: 'membership', permission: 'member:read', read: membershipsByIds },
    ],
  };
}

export const peopleEntities = [AccountEntity, MembershipEntity, SessionEntity, ApiTokenEntity];
