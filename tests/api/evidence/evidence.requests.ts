import type { Answer, Caller, TestApp } from '../../support/test-app.js';

export interface Item {
  readonly id: string;
  readonly evidence: any;
  readonly duplicateOf?: any;
  readonly error: { readonly code: string; readonly message: string; readonly field: string | null } | null;
}

const row =
  'id title kind state label validity proves version linkCount returnReason submittedBy { username } currentVersion { id number fileName mediaType byteSize sha256 url text downloadUrl previewUrl }';
const item = `items { id evidence { ${row} } error { code message field } }`;

export const create = `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { clientKey evidence { ${row} } duplicateOf { id } error { code message field } } } }`;
export const list = `query ($filter: EvidenceFilter, $orderBy: EvidenceOrder, $first: Int! = 50, $after: String) {
  evidences(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }`;
export const read = `query ($id: ID!) { evidence(id: $id) { ${row} links { control { code } system { id } } versions { number } } }`;
export const submit = `mutation ($ids: [ID!]!) { submitEvidences(ids: $ids) { ${item} } }`;
export const accept = `mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids, note: "seen") { ${item} } }`;
export const giveBack = `mutation ($ids: [ID!]!, $reason: String!) { returnEvidences(ids: $ids, reason: $reason) { ${item} } }`;
export const update = `mutation ($input: UpdateEvidencesInput!) { updateEvidences(input: $input) { ${item} } }`;
export const remove = 'mutation ($id: ID!) { deleteEvidence(id: $id) { deletedId } }';
export const addVersion = `mutation ($input: AddEvidenceVersionInput!) { addEvidenceVersion(input: $input) { evidence { ${row} } } }`;
export const link = `mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created alreadyLinked links { id evidence { id } control { id code } status } } }`;
export const unlink = `mutation ($linkIds: [ID!]!) { unlinkEvidence(linkIds: $linkIds) { removedLinkIds removed { evidenceId controlId systemId } } }`;
export const startUpload =
  'mutation ($input: StartUploadInput!) { startUpload(input: $input) { upload { id url offset byteSize expiresAt } } }';

export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** A day this many days from today in Shanghai. */
export function dayFrom(days: number): string {
  const at = new Date(`${today()}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export const newText = (title: string, changes: Record<string, unknown> = {}) => ({
  title,
  kind: 'TEXT',
  text: `Record of ${title}`,
  collectedOn: today(),
  ...changes,
});

/** Creates one piece of text evidence and answers its id. */
export async function createId(
  caller: Caller,
  title: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { createEvidences } = await caller.query(create, { input: { evidences: [newText(title, changes)] } });
  const [created] = createEvidences.items as Item[];
  if (!created?.evidence) throw new Error(JSON.stringify(created));
  return created.evidence.id;
}

/** Creates, submits and has accepted by the other reviewer. */
export async function acceptedId(
  app: TestApp,
  title: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = await createId(app.as('COMPLIANCE_OFFICER'), title, { submit: true, ...changes });
  const { acceptEvidences } = await app.as('MANAGER').query(accept, { ids: [id] });
  if (acceptEvidences.items[0].error) throw new Error(JSON.stringify(acceptEvidences));
  return id;
}

/** Items of a batch mutation, whatever its name. */
export async function items(
  caller: Caller,
  text: string,
  variables: Record<string, unknown>,
): Promise<Item[]> {
  const answer = await caller.query<Record<string, { items: Item[] }>>(text, variables);
  return Object.values(answer)[0]!.items;
}

export const failuresOf = (answer: Answer<unknown>): string[] =>
  (answer.errors ?? []).map((error) => error.extensions.code);

export async function begin(
  caller: Caller,
  fileName: string,
  byteSize: number,
): Promise<{ id: string; url: string }> {
  return (await caller.query(startUpload, { input: { fileName, byteSize } })).startUpload.upload;
}

export function put(
  app: TestApp,
  caller: Caller,
  url: string,
  offset: number,
  bytes: Buffer,
  headers: Record<string, string> = {},
) {
  return app.house.app.http.inject({
    method: 'PUT',
    url: `${url}?offset=${offset}`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-hengjian-request': '1',
      'accept-language': 'en',
      ...caller.headers,
      ...headers,
    },
    payload: bytes,
  });
}

/** Sends a whole file in one piece and answers the id of the finished upload. */
export async function upload(app: TestApp, caller: Caller, fileName: string, bytes: Buffer): Promise<string> {
  const { id, url } = await begin(caller, fileName, bytes.length);
  const answer = await put(app, caller, url, 0, bytes);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
}

export const newFile = (title: string, uploadId: string, changes: Record<string, unknown> = {}) => ({
  title,
  kind: 'FILE',
  uploadId,
  collectedOn: today(),
  ...changes,
});

export const get = (app: TestApp, caller: Caller, url: string, headers: Record<string, string> = {}) =>
  app.house.app.http.inject({ method: 'GET', url, headers: { ...caller.headers, ...headers } });

/** Some assessable controls of level 3. */
export async function controlIds(caller: Caller, count: number): Promise<string[]> {
  const { framework } = await caller.query(
    '{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true }) { id } } }',
  );
  return framework.controls.slice(0, count).map((control: { id: string }) => control.id);
}
