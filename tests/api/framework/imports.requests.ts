import type { Caller, TestApp } from '../../support/test-app.js';

export const readImport = `query ($id: ID!) { frameworkImport(id: $id) { id state fileName byteSize format encoding scoringKind nodeCount assessableCount levels counts { kind count } sample { code name kind depth } head { code name shortName edition issuer publishedOn } parts { name nodes } part mappingSets { name source target count } problems { severity row column path message } errorCount warningCount framework { code } } }`;
export const applyImport = `mutation ($input: ApplyFrameworkImportInput!) { applyFrameworkImport(input: $input) { framework { id code name state assessableCount counts { kind count } } } }`;
export const discardImport = `mutation ($id: ID!) { discardFrameworkImport(id: $id) { frameworkImport { state } } }`;

interface Sent {
  readonly status: number;
  readonly body: { readonly id?: string; readonly error?: string; readonly message?: string };
}

/** Sends a file as a browser does. */
export async function send(
  app: TestApp,
  caller: Caller,
  content: string | Uint8Array,
  fileName = 'x.csv',
  more: { readonly part?: number; readonly headers?: Record<string, string> } = {},
): Promise<Sent> {
  const response = await app.house.app.http.inject({
    method: 'POST',
    url: `/uploads/framework-imports?fileName=${encodeURIComponent(fileName)}&part=${more.part ?? 0}`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-hengjian-request': '1',
      'accept-language': 'en',
      ...caller.headers,
      ...more.headers,
    },
    payload: Buffer.from(content as Uint8Array),
  });
  return { status: response.statusCode, body: response.json() };
}

/** Sends a file and reads its preview. */
export async function preview(
  app: TestApp,
  caller: Caller,
  content: string | Uint8Array,
  fileName = 'x.csv',
): Promise<any> {
  const { status, body } = await send(app, caller, content, fileName);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (await caller.query(readImport, { id: body.id })).frameworkImport;
}

export async function download(app: TestApp, caller: Caller, url: string) {
  return app.house.app.http.inject({ method: 'GET', url, headers: { ...caller.headers } });
}
