import type { House } from '../../server/house.js';

/** Somebody of the demo hospital who uses the API as people do: same rules, same events. */
export interface Caller {
  ask<T>(text: string, variables?: Record<string, unknown>): Promise<T>;
  /** Sends bytes as an upload; answers its id. */
  upload(fileName: string, bytes: Buffer): Promise<string>;
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Signs in from an address and keeps the cookie. */
export async function signIn(
  house: House,
  username: string,
  password: string,
  address: string,
): Promise<Caller> {
  const { http } = house.app;
  const post = (payload: unknown, cookie = '') =>
    http.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: address,
      headers: { 'content-type': 'application/json', 'accept-language': 'zh', cookie },
      payload: JSON.stringify(payload),
    });
  const login = await post({
    query: 'mutation ($input: LoginInput!) { login(input: $input) { viewer { locale } } }',
    variables: { input: { username, password } },
  });
  const token = login.cookies.find((one) => one.name === 'hengjian_session');
  if (!token) throw new Error(`demo account ${username} could not sign in: ${login.body}`);
  const cookie = `${token.name}=${token.value}`;

  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const answer = (await post({ query, variables }, cookie)).json<Answer<T>>();
    if (answer.errors || !answer.data) {
      throw new Error(
        `demo data as ${username}: ${answer.errors?.[0]?.message ?? 'no answer'} in ${query.slice(0, 120)}`,
      );
    }
    return answer.data;
  };
  return {
    ask,
    async upload(fileName, bytes) {
      const { startUpload } = await ask<{ startUpload: { upload: { id: string; url: string } } }>(
        'mutation ($input: StartUploadInput!) { startUpload(input: $input) { upload { id url } } }',
        { input: { fileName, byteSize: bytes.length } },
      );
      const sent = await http.inject({
        method: 'PUT',
        url: `${startUpload.upload.url}?offset=0`,
        remoteAddress: address,
        headers: { 'content-type': 'application/octet-stream', 'x-hengjian-request': '1', cookie },
        payload: bytes,
      });
      if (sent.statusCode >= 300) throw new Error(`demo file ${fileName}: ${sent.statusCode} ${sent.body}`);
      return startUpload.upload.id;
    },
  };
}
