import type { TestApp } from './test-app.js';

/** Somebody who asks with an API token of these scopes. */
export async function tokenOf(
  app: TestApp,
  scopes: readonly string[],
  limits: { readonly controls?: readonly string[]; readonly ownerId?: string } = {},
): Promise<(text: string, variables?: object) => Promise<any>> {
  const { createApiToken } = await app
    .as('SECURITY_ADMINISTRATOR')
    .query(`mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }`, {
      input: {
        name: scopes.join(' ').slice(0, 80),
        scopes,
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        ...limits,
      },
    });
  return async (text, variables = {}) => {
    const answer = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${createApiToken.secret}` },
      payload: JSON.stringify({ query: text, variables }),
    });
    return answer.json();
  };
}
