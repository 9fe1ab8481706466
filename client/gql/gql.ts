/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query StaySignedIn {\n    viewer {\n      sessionExpiresAt\n    }\n  }\n": typeof types.StaySignedInDocument,
    "\n  query Shell {\n    viewer {\n      permissions\n      mustChangePassword\n      idleMinutes\n      membership {\n        id\n        username\n        displayName\n        roles\n        unit {\n          id\n          path\n        }\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ShellDocument,
    "\n  mutation Logout {\n    logout {\n      ok\n    }\n  }\n": typeof types.LogoutDocument,
    "\n  query Account {\n    sessions {\n      id\n      ...SessionItem_session\n    }\n  }\n": typeof types.AccountDocument,
    "\n  fragment SessionItem_session on Session {\n    id\n    createdAt\n    lastSeenAt\n    address\n    userAgent\n    current\n  }\n": typeof types.SessionItem_SessionFragmentDoc,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      session {\n        id\n      }\n    }\n  }\n": typeof types.RevokeSessionDocument,
    "\n  query EventDetail($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Event {\n        at\n        actorName\n        action\n        objectType\n        objectId\n        objectName\n        before\n        after\n        reason\n        requestId\n        address\n      }\n    }\n  }\n": typeof types.EventDetailDocument,
    "\n  query Events($filter: EventFilter, $after: String) {\n    events(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        actorName\n        action\n        objectType\n        objectName\n        outcome\n        address\n      }\n    }\n  }\n": typeof types.EventsDocument,
    "\n  mutation CreateUnit($input: CreateUnitInput!) {\n    createUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n": typeof types.CreateUnitDocument,
    "\n  mutation UpdateUnit($input: UpdateUnitInput!) {\n    updateUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n": typeof types.UpdateUnitDocument,
    "\n  query Units {\n    organization {\n      id\n      name\n      units {\n        id\n        code\n        name\n        kind\n        path\n      }\n    }\n  }\n": typeof types.UnitsDocument,
    "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      initialPassword\n      membership {\n        id\n        displayName\n      }\n    }\n  }\n": typeof types.CreateMemberDocument,
    "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      secret\n      apiToken {\n        id\n      }\n    }\n  }\n": typeof types.CreateApiTokenDocument,
    "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        id\n        displayName\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": typeof types.UpdateMemberDocument,
    "\n  query Member($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Membership {\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        viewerCanManage\n        viewerCanGrantRoles\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": typeof types.MemberDocument,
    "\n  mutation SuspendMember($id: ID!, $reason: String!) {\n    suspendMember(id: $id, reason: $reason) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n": typeof types.SuspendMemberDocument,
    "\n  mutation ReinstateMember($id: ID!) {\n    reinstateMember(id: $id) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n": typeof types.ReinstateMemberDocument,
    "\n  mutation UnlockMember($id: ID!) {\n    unlockMember(id: $id) {\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n": typeof types.UnlockMemberDocument,
    "\n  mutation ResetMemberPassword($id: ID!) {\n    resetMemberPassword(id: $id) {\n      initialPassword\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n": typeof types.ResetMemberPasswordDocument,
    "\n  query Members($filter: MembershipFilter, $after: String) {\n    members(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  mutation SetMemberRoles($input: SetMemberRolesInput!) {\n    setMemberRoles(input: $input) {\n      membership {\n        id\n        roles\n      }\n    }\n  }\n": typeof types.SetMemberRolesDocument,
    "\n  query Roles {\n    roles {\n      role\n      permissions\n      conflictsWith\n    }\n  }\n": typeof types.RolesDocument,
    "\n  query Tokens {\n    apiTokens {\n      id\n      name\n      prefix\n      scopes\n      expiresAt\n      lastUsedAt\n      revokedAt\n      unit {\n        id\n        path\n      }\n    }\n  }\n": typeof types.TokensDocument,
    "\n  mutation RevokeApiToken($id: ID!) {\n    revokeApiToken(id: $id) {\n      apiToken {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.RevokeApiTokenDocument,
    "\n  query UnitOptions {\n    organization {\n      id\n      units {\n        id\n        code\n        name\n        path\n      }\n    }\n  }\n": typeof types.UnitOptionsDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n": typeof types.LoginDocument,
};
const documents: Documents = {
    "\n  query StaySignedIn {\n    viewer {\n      sessionExpiresAt\n    }\n  }\n": types.StaySignedInDocument,
    "\n  query Shell {\n    viewer {\n      permissions\n      mustChangePassword\n      idleMinutes\n      membership {\n        id\n        username\n        displayName\n        roles\n        unit {\n          id\n          path\n        }\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n": types.ShellDocument,
    "\n  mutation Logout {\n    logout {\n      ok\n    }\n  }\n": types.LogoutDocument,
    "\n  query Account {\n    sessions {\n      id\n      ...SessionItem_session\n    }\n  }\n": types.AccountDocument,
    "\n  fragment SessionItem_session on Session {\n    id\n    createdAt\n    lastSeenAt\n    address\n    userAgent\n    current\n  }\n": types.SessionItem_SessionFragmentDoc,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      session {\n        id\n      }\n    }\n  }\n": types.RevokeSessionDocument,
    "\n  query EventDetail($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Event {\n        at\n        actorName\n        action\n        objectType\n        objectId\n        objectName\n        before\n        after\n        reason\n        requestId\n        address\n      }\n    }\n  }\n": types.EventDetailDocument,
    "\n  query Events($filter: EventFilter, $after: String) {\n    events(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        actorName\n        action\n        objectType\n        objectName\n        outcome\n        address\n      }\n    }\n  }\n": types.EventsDocument,
    "\n  mutation CreateUnit($input: CreateUnitInput!) {\n    createUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n": types.CreateUnitDocument,
    "\n  mutation UpdateUnit($input: UpdateUnitInput!) {\n    updateUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n": types.UpdateUnitDocument,
    "\n  query Units {\n    organization {\n      id\n      name\n      units {\n        id\n        code\n        name\n        kind\n        path\n      }\n    }\n  }\n": types.UnitsDocument,
    "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      initialPassword\n      membership {\n        id\n        displayName\n      }\n    }\n  }\n": types.CreateMemberDocument,
    "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      secret\n      apiToken {\n        id\n      }\n    }\n  }\n": types.CreateApiTokenDocument,
    "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        id\n        displayName\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": types.UpdateMemberDocument,
    "\n  query Member($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Membership {\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        viewerCanManage\n        viewerCanGrantRoles\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": types.MemberDocument,
    "\n  mutation SuspendMember($id: ID!, $reason: String!) {\n    suspendMember(id: $id, reason: $reason) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n": types.SuspendMemberDocument,
    "\n  mutation ReinstateMember($id: ID!) {\n    reinstateMember(id: $id) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n": types.ReinstateMemberDocument,
    "\n  mutation UnlockMember($id: ID!) {\n    unlockMember(id: $id) {\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n": types.UnlockMemberDocument,
    "\n  mutation ResetMemberPassword($id: ID!) {\n    resetMemberPassword(id: $id) {\n      initialPassword\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n": types.ResetMemberPasswordDocument,
    "\n  query Members($filter: MembershipFilter, $after: String) {\n    members(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  mutation SetMemberRoles($input: SetMemberRolesInput!) {\n    setMemberRoles(input: $input) {\n      membership {\n        id\n        roles\n      }\n    }\n  }\n": types.SetMemberRolesDocument,
    "\n  query Roles {\n    roles {\n      role\n      permissions\n      conflictsWith\n    }\n  }\n": types.RolesDocument,
    "\n  query Tokens {\n    apiTokens {\n      id\n      name\n      prefix\n      scopes\n      expiresAt\n      lastUsedAt\n      revokedAt\n      unit {\n        id\n        path\n      }\n    }\n  }\n": types.TokensDocument,
    "\n  mutation RevokeApiToken($id: ID!) {\n    revokeApiToken(id: $id) {\n      apiToken {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.RevokeApiTokenDocument,
    "\n  query UnitOptions {\n    organization {\n      id\n      units {\n        id\n        code\n        name\n        path\n      }\n    }\n  }\n": types.UnitOptionsDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n": types.LoginDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StaySignedIn {\n    viewer {\n      sessionExpiresAt\n    }\n  }\n"): (typeof documents)["\n  query StaySignedIn {\n    viewer {\n      sessionExpiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    viewer {\n      permissions\n      mustChangePassword\n      idleMinutes\n      membership {\n        id\n        username\n        displayName\n        roles\n        unit {\n          id\n          path\n        }\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Shell {\n    viewer {\n      permissions\n      mustChangePassword\n      idleMinutes\n      membership {\n        id\n        username\n        displayName\n        roles\n        unit {\n          id\n          path\n        }\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Logout {\n    logout {\n      ok\n    }\n  }\n"): (typeof documents)["\n  mutation Logout {\n    logout {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Account {\n    sessions {\n      id\n      ...SessionItem_session\n    }\n  }\n"): (typeof documents)["\n  query Account {\n    sessions {\n      id\n      ...SessionItem_session\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionItem_session on Session {\n    id\n    createdAt\n    lastSeenAt\n    address\n    userAgent\n    current\n  }\n"): (typeof documents)["\n  fragment SessionItem_session on Session {\n    id\n    createdAt\n    lastSeenAt\n    address\n    userAgent\n    current\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      session {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      session {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventDetail($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Event {\n        at\n        actorName\n        action\n        objectType\n        objectId\n        objectName\n        before\n        after\n        reason\n        requestId\n        address\n      }\n    }\n  }\n"): (typeof documents)["\n  query EventDetail($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Event {\n        at\n        actorName\n        action\n        objectType\n        objectId\n        objectName\n        before\n        after\n        reason\n        requestId\n        address\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Events($filter: EventFilter, $after: String) {\n    events(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        actorName\n        action\n        objectType\n        objectName\n        outcome\n        address\n      }\n    }\n  }\n"): (typeof documents)["\n  query Events($filter: EventFilter, $after: String) {\n    events(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        actorName\n        action\n        objectType\n        objectName\n        outcome\n        address\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUnit($input: CreateUnitInput!) {\n    createUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateUnit($input: CreateUnitInput!) {\n    createUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateUnit($input: UpdateUnitInput!) {\n    updateUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateUnit($input: UpdateUnitInput!) {\n    updateUnit(input: $input) {\n      unit {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Units {\n    organization {\n      id\n      name\n      units {\n        id\n        code\n        name\n        kind\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  query Units {\n    organization {\n      id\n      name\n      units {\n        id\n        code\n        name\n        kind\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      initialPassword\n      membership {\n        id\n        displayName\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      initialPassword\n      membership {\n        id\n        displayName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      secret\n      apiToken {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      secret\n      apiToken {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        id\n        displayName\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      membership {\n        id\n        displayName\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Member($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Membership {\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        viewerCanManage\n        viewerCanGrantRoles\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Member($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Membership {\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        viewerCanManage\n        viewerCanGrantRoles\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendMember($id: ID!, $reason: String!) {\n    suspendMember(id: $id, reason: $reason) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SuspendMember($id: ID!, $reason: String!) {\n    suspendMember(id: $id, reason: $reason) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinstateMember($id: ID!) {\n    reinstateMember(id: $id) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReinstateMember($id: ID!) {\n    reinstateMember(id: $id) {\n      membership {\n        id\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockMember($id: ID!) {\n    unlockMember(id: $id) {\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnlockMember($id: ID!) {\n    unlockMember(id: $id) {\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetMemberPassword($id: ID!) {\n    resetMemberPassword(id: $id) {\n      initialPassword\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetMemberPassword($id: ID!) {\n    resetMemberPassword(id: $id) {\n      initialPassword\n      membership {\n        id\n        lockedUntil\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($filter: MembershipFilter, $after: String) {\n    members(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($filter: MembershipFilter, $after: String) {\n    members(filter: $filter, first: 100, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        username\n        displayName\n        roles\n        state\n        lockedUntil\n        lastLoginAt\n        validUntil\n        unit {\n          id\n          path\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMemberRoles($input: SetMemberRolesInput!) {\n    setMemberRoles(input: $input) {\n      membership {\n        id\n        roles\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetMemberRoles($input: SetMemberRolesInput!) {\n    setMemberRoles(input: $input) {\n      membership {\n        id\n        roles\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Roles {\n    roles {\n      role\n      permissions\n      conflictsWith\n    }\n  }\n"): (typeof documents)["\n  query Roles {\n    roles {\n      role\n      permissions\n      conflictsWith\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tokens {\n    apiTokens {\n      id\n      name\n      prefix\n      scopes\n      expiresAt\n      lastUsedAt\n      revokedAt\n      unit {\n        id\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tokens {\n    apiTokens {\n      id\n      name\n      prefix\n      scopes\n      expiresAt\n      lastUsedAt\n      revokedAt\n      unit {\n        id\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiToken($id: ID!) {\n    revokeApiToken(id: $id) {\n      apiToken {\n        id\n        revokedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiToken($id: ID!) {\n    revokeApiToken(id: $id) {\n      apiToken {\n        id\n        revokedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnitOptions {\n    organization {\n      id\n      units {\n        id\n        code\n        name\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  query UnitOptions {\n    organization {\n      id\n      units {\n        id\n        code\n        name\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;