import type { Caller, TestApp } from '../../support/test-app.js';

export const inspectorMutation = `mutation ($input: CreatePackInspectorInput!) { createPackInspector(input: $input) {
  initialPassword pack { id inspectors { id username validUntil state packId roles } } membership { id packId roles validUntil state } } }`;
export const itemsQuery = `query ($id: ID!, $search: String, $chapter: Int, $part: Int, $verdicts: [Verdict!], $after: String, $first: Int = 50) {
  packItems(packId: $id, search: $search, chapter: $chapter, part: $part, verdicts: $verdicts, after: $after, first: $first) {
    totalCount pageInfo { hasNextPage endCursor } nodes { number chapter part code name verdict proofCount leftOutCount } } }`;
export const itemQuery = `query ($id: ID!, $code: String, $number: Int) { packItem(packId: $id, code: $code, number: $number) {
  item { code number part verdict } previousCode nextCode text ownText provenVerdict currentState gap suggestion notApplicableReason
  interpretation shownBy unit leftOut { title reason }
  proofs { versionId title kind label versionNumber collectedOn validUntil fileName mediaType byteSize sha256 url text path downloadUrl previewUrl } } }`;
export const readsQuery = `query ($id: ID!) { packReads(packId: $id) { totalCount nodes { reader kind what at address } } }`;

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
export const password = 'Look-only-2026';

let serial = 0;
export const newInspector = (packId: string, more: Record<string, unknown> = {}) => ({
  input: {
    packId,
    username: `inspector.${(serial += 1)}`,
    displayName: '检查组 王工',
    validUntil: inDays(2),
    ...more,
  },
});

/** An account that sees this pack only, signed in behind its first password. */
export async function inspectorOf(
  app: TestApp,
  packId: string,
): Promise<{ caller: Caller; id: string; username: string }> {
  const variables = newInspector(packId);
  const { createPackInspector } = await app.as('COMPLIANCE_OFFICER').query(inspectorMutation, variables);
  const { username } = variables.input;
  const caller = await app.signIn(username, createPackInspector.initialPassword, password);
  return { caller, id: createPackInspector.membership.id, username };
}
