import type { Permission, Role } from './permissions.js';

export type Locale = 'zh' | 'en';

/** Where a request came from; written into every event. */
export interface Origin {
  readonly requestId: string;
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  readonly locale: Locale;
}

/** Somebody, or something, that acts inside one organization. Built once per request by the people room. */
export interface Actor extends Origin {
  readonly kind: 'member' | 'token' | 'system';
  readonly organizationId: string;
  readonly accountId: string | undefined;
  /** Set for API tokens. */
  readonly tokenId?: string;
  /** API tokens that may link proof to chosen controls only; undefined: to any. */
  readonly controlIds?: ReadonlySet<string> | undefined;
  /** Who answers for what an API token creates, when the call names nobody. */
  readonly ownerId?: string | undefined;
  readonly membershipId: string | undefined;
  readonly displayName: string;
  /**
   * The one pack that the caller sees: an account on loan to an inspector. Everything that does not say that it is open to such
   * accounts (`Allow`, `Relation`, `demand`) is closed to them, whatever their permissions are.
   */
  readonly packId?: string | undefined;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  /** The unit of the membership (or of the API token) and every unit below it; empty = no unit. */
  readonly unitIds: readonly string[];
  /** Contributors and service engineers see and touch only their unit's or assigned work. */
  readonly ownWorkOnly: boolean;
  readonly sessionId: string | undefined;
  readonly sessionExpiresAt: Date | undefined;
  readonly mustChangePassword: boolean;
}

/** The product itself acting in one organization: jobs, seeds, schedules. */
export function systemActor(organizationId: string, name = 'system', requestId = 'system'): Actor {
  return {
    kind: 'system',
    organizationId,
    accountId: undefined,
    membershipId: undefined,
    displayName: name,
    roles: [],
    permissions: new Set(),
    unitIds: [],
    ownWorkOnly: false,
    sessionId: undefined,
    sessionExpiresAt: undefined,
    mustChangePassword: false,
    requestId,
    address: undefined,
    userAgent: undefined,
    locale: 'zh',
  };
}

/** True when the actor holds the permission; the product itself may do everything its own jobs ask for. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission);
}
