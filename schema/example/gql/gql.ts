/* eslint-disable */
import * as types from './graphql';



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
    "query CampusProgress($after: String, $from: Date!, $to: Date!) {\n  organization {\n    code\n    name\n  }\n  changes(after: $after, first: 100) {\n    endCursor\n    hasMore\n    changes {\n      action\n      objectType\n      objectId\n      at\n    }\n  }\n  remediationProgress(from: $from, to: $to) {\n    byUnit {\n      unit {\n        id\n        name\n      }\n      open\n      overdue\n      dueSoon\n    }\n    measures {\n      verified\n      verifiedFirstTime\n      slipped\n      cycleDays\n    }\n    forecast {\n      basis\n      finishOn\n      earliestOn\n      latestOn\n    }\n  }\n  systemScores(frameworkCode: \"mlps-2.0\") {\n    system {\n      code\n      name\n      ownerUnit {\n        id\n        name\n      }\n    }\n    declared\n    proven\n    gaps\n  }\n}": typeof types.CampusProgressDocument,
    "query OpenTasksOf($username: String!) {\n  remediationTasks(\n    filter: {personUsername: $username, states: [OPEN, IN_PROGRESS, RETURNED]}\n    orderBy: DUE_ASC\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      id\n      code\n      title\n      state\n      dueOn\n      overdue\n    }\n  }\n}": typeof types.OpenTasksOfDocument,
    "query Controls($book: String!, $code: String!) {\n  framework(code: $book) {\n    controls(filter: {under: $code, assessable: true}) {\n      id\n    }\n  }\n}\n\nmutation Start($input: StartUploadInput!) {\n  startUpload(input: $input) {\n    upload {\n      id\n      url\n    }\n  }\n}\n\nmutation Push($input: CreateEvidencesInput!) {\n  createEvidences(input: $input) {\n    items {\n      error {\n        message\n      }\n    }\n  }\n}\n\nquery State($key: String!) {\n  evidences(filter: {clientKeys: [$key]}) {\n    nodes {\n      clientKey\n      state\n      validity\n      returnReason\n      links {\n        status\n        control {\n          code\n        }\n      }\n    }\n  }\n}": typeof types.ControlsDocument,
};
const documents: Documents = {
    "query CampusProgress($after: String, $from: Date!, $to: Date!) {\n  organization {\n    code\n    name\n  }\n  changes(after: $after, first: 100) {\n    endCursor\n    hasMore\n    changes {\n      action\n      objectType\n      objectId\n      at\n    }\n  }\n  remediationProgress(from: $from, to: $to) {\n    byUnit {\n      unit {\n        id\n        name\n      }\n      open\n      overdue\n      dueSoon\n    }\n    measures {\n      verified\n      verifiedFirstTime\n      slipped\n      cycleDays\n    }\n    forecast {\n      basis\n      finishOn\n      earliestOn\n      latestOn\n    }\n  }\n  systemScores(frameworkCode: \"mlps-2.0\") {\n    system {\n      code\n      name\n      ownerUnit {\n        id\n        name\n      }\n    }\n    declared\n    proven\n    gaps\n  }\n}": types.CampusProgressDocument,
    "query OpenTasksOf($username: String!) {\n  remediationTasks(\n    filter: {personUsername: $username, states: [OPEN, IN_PROGRESS, RETURNED]}\n    orderBy: DUE_ASC\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      id\n      code\n      title\n      state\n      dueOn\n      overdue\n    }\n  }\n}": types.OpenTasksOfDocument,
    "query Controls($book: String!, $code: String!) {\n  framework(code: $book) {\n    controls(filter: {under: $code, assessable: true}) {\n      id\n    }\n  }\n}\n\nmutation Start($input: StartUploadInput!) {\n  startUpload(input: $input) {\n    upload {\n      id\n      url\n    }\n  }\n}\n\nmutation Push($input: CreateEvidencesInput!) {\n  createEvidences(input: $input) {\n    items {\n      error {\n        message\n      }\n    }\n  }\n}\n\nquery State($key: String!) {\n  evidences(filter: {clientKeys: [$key]}) {\n    nodes {\n      clientKey\n      state\n      validity\n      returnReason\n      links {\n        status\n        control {\n          code\n        }\n      }\n    }\n  }\n}": types.ControlsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CampusProgress($after: String, $from: Date!, $to: Date!) {\n  organization {\n    code\n    name\n  }\n  changes(after: $after, first: 100) {\n    endCursor\n    hasMore\n    changes {\n      action\n      objectType\n      objectId\n      at\n    }\n  }\n  remediationProgress(from: $from, to: $to) {\n    byUnit {\n      unit {\n        id\n        name\n      }\n      open\n      overdue\n      dueSoon\n    }\n    measures {\n      verified\n      verifiedFirstTime\n      slipped\n      cycleDays\n    }\n    forecast {\n      basis\n      finishOn\n      earliestOn\n      latestOn\n    }\n  }\n  systemScores(frameworkCode: \"mlps-2.0\") {\n    system {\n      code\n      name\n      ownerUnit {\n        id\n        name\n      }\n    }\n    declared\n    proven\n    gaps\n  }\n}"): typeof import('./graphql').CampusProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OpenTasksOf($username: String!) {\n  remediationTasks(\n    filter: {personUsername: $username, states: [OPEN, IN_PROGRESS, RETURNED]}\n    orderBy: DUE_ASC\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      id\n      code\n      title\n      state\n      dueOn\n      overdue\n    }\n  }\n}"): typeof import('./graphql').OpenTasksOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Controls($book: String!, $code: String!) {\n  framework(code: $book) {\n    controls(filter: {under: $code, assessable: true}) {\n      id\n    }\n  }\n}\n\nmutation Start($input: StartUploadInput!) {\n  startUpload(input: $input) {\n    upload {\n      id\n      url\n    }\n  }\n}\n\nmutation Push($input: CreateEvidencesInput!) {\n  createEvidences(input: $input) {\n    items {\n      error {\n        message\n      }\n    }\n  }\n}\n\nquery State($key: String!) {\n  evidences(filter: {clientKeys: [$key]}) {\n    nodes {\n      clientKey\n      state\n      validity\n      returnReason\n      links {\n        status\n        control {\n          code\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').ControlsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
