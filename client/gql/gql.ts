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
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      viewer {\n        mustChangePassword\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;