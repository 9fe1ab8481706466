import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...officer.headers, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('GraphQL over HTTP', () => {
  it('passes all 61 audits for a caller who may introspect, with CSRF prevention on', async () => {
    const { headers } = app.as('SYSTEM_ADMINISTRATOR');
    const audits = serverAudits({
      url: `${app.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { ...(init.headers as object), ...headers } }),
    });
    const results = await Promise.all(
      audits.map(async (audit) => ({ ...(await audit.fn()), id: audit.id, name: audit.name })),
    );
    expect(
      results
        .filter((result) => result.status !== 'ok')
        .map(({ id, name, status }) => `${id} ${status} ${name}`),
    ).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('shows the schema to nobody else, in any spelling', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{\n__schema\n{ types { name } } }',
      '{ a: __type(name: "Unit") { name } }',
      'query { ...F } fragment F on Query { __schema { queryType { name } } }',
    ]) {
      for (const caller of [app.anonymous, officer]) {
        const failure = await caller.fails(query);
        expect(failure.message).toMatch(/not allowed/);
      }
    }
  });

  it('names nothing that the caller did not send', async () => {
    const answer = await (await post({ query: '{ viewr { id } organizaton { nme } }' })).text();
    expect(answer).not.toMatch(/did you mean/i);
    expect(answer).not.toMatch(/"viewer"|organization\b(?!aton)/);
  });

  it('stops cross-site simple requests', async () => {
    const query = encodeURIComponent('{ viewer { locale } }');
    const get = await fetch(`${app.url}/graphql?query=${query}`, {
      headers: { ...officer.headers, 'sec-fetch-site': 'cross-site' },
    });
    expect(get.status).toBe(400);
    const text = await post('{"query":"{ viewer { locale } }"}', {
      'content-type': 'text/plain',
      origin: 'http://evil.example',
    });
    expect([400, 415]).toContain(text.status);
    const mutation = await fetch(
      `${app.url}/graphql?query=${encodeURIComponent('mutation { logout { ok } }')}`,
      { headers: officer.headers },
    );
    expect(mutation.status).toBe(405);
  });
});

describe('limits', () => {
  const cases: [string, string, string][] = [
    ['depth', `{ organization { units { ${'parent { '.repeat(13)} name ${'} '.repeat(13)} } } }`, 'depth'],
    [
      'aliases',
      `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: organization { name }`).join(' ')} }`,
      'root fields',
    ],
    [
      'aliases below the root',
      `{ organization { ${Array.from({ length: 16 }, (_, at) => `a${at}: name`).join(' ')} } }`,
      'aliases',
    ],
    [
      'directives',
      `{ organization { ${Array.from({ length: 6 }, () => 'name @skip(if: false)').join(' ')} } }`,
      'directives',
    ],
    ['page size', '{ members(first: 100000) { nodes { id } } }', 'page size'],
    ['negative page', '{ members(first: -1) { nodes { id } } }', 'page size'],
  ];
  it.each(cases)('refuses too much of %s with LIMIT_EXCEEDED', async (_name, query, limit) => {
    expect(await officer.fails(query)).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
  });

  it('refuses a document of 20,000 tokens, 10,000 levels, or 2ⁿ fragments without a fault', async () => {
    for (const query of [
      `{ ${'viewer { locale } '.repeat(6_000)} }`,
      `${'{ organization '.repeat(10_000)}`,
      `{ ...A0 } ${Array.from({ length: 30 }, (_, at) => `fragment A${at} on Query { ...A${at + 1} ...A${at + 1} }`).join(' ')} fragment A30 on Query { organization { name } }`,
      'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    ]) {
      const response = await post({ query });
      expect(response.status).toBeLessThan(500);
      const body = await response.text();
      expect(JSON.parse(body).errors.length).toBeGreaterThan(0);
      expect(body.length).toBeLessThan(16_384);
    }
  });

  it('refuses a body over 1 MiB with 413 and a batch with 400', async () => {
    expect(
      (await post({ query: '{ viewer { locale } }', variables: { x: 'y'.repeat(2_000_000) } })).status,
    ).toBe(413);
    expect(
      (await post([{ query: '{ viewer { locale } }' }, { query: '{ viewer { locale } }' }])).status,
    ).toBe(400);
  });

  it('refuses lists of more than 250 items and nesting bombs in variables', async () => {
    const query = 'query ($f: MembershipFilter) { members(filter: $f) { totalCount } }';
    expect(await officer.fails(query, { f: { states: Array(300).fill('ACTIVE') } })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'list items',
    });
    let deep: unknown = 'x';
    for (let at = 0; at < 200; at += 1) deep = { and: deep };
    expect(await officer.fails(query, { f: deep })).toMatchObject({
      code: expect.stringMatching(/LIMIT_EXCEEDED|BAD_USER_INPUT/),
    });
  });

  it('answers a forged cursor with BAD_USER_INPUT', async () => {
    for (const after of [
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('{"a":1}').toString('base64url'),
    ]) {
      expect(
        await officer.fails('query ($after: String) { members(after: $after) { totalCount } }', { after }),
      ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { after: expect.any(String) } });
    }
  });
});

describe('probes', () => {
  it('say that the process lives and that the database answers', async () => {
    expect(await (await fetch(`${app.url}/livez`)).json()).toEqual({ status: 'live' });
    expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });
});
