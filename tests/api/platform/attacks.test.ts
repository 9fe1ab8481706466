import { gzipSync } from 'node:zlib';
import { isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, roles } from '../../../server/platform/access/permissions.js';
import type { Permission } from '../../../server/platform/access/permissions.js';
import { exampleCall } from '../../support/example-call.js';
import { openSocket } from '../../support/raw-socket.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';

// Attacks of the security plan that no other test throws; the numbers are those of the plan.
let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...officer.headers, ...headers },
    body,
  });
const ask = (query: string, variables: unknown = {}) => send(JSON.stringify({ query, variables }));
const good = JSON.stringify({ query: '{ __typename }' });

async function refused(response: Response, status = 400): Promise<string> {
  const body = await response.text();
  expect(response.status).toBeLessThanOrEqual(status);
  expect(JSON.parse(body).errors.length).toBeGreaterThan(0);
  expect(JSON.parse(body).errors.length).toBeLessThanOrEqual(5);
  expect(body.length).toBeLessThan(16_384);
  expect(body).not.toMatch(/INTERNAL|node_modules|select /);
  return body;
}

describe('looking around', () => {
  it('A05 finds no console for queries under the usual paths', async () => {
    for (const path of [
      'graphiql',
      'playground',
      'sandbox',
      'altair',
      'voyager',
      'console',
      'graphql/console',
      'graphql/playground',
      'api/graphql',
      'v1/graphql',
      'explorer',
      'graphql',
    ]) {
      const response = await fetch(`${app.url}/${path}`, { headers: { accept: 'text/html' } });
      expect(await response.text()).not.toMatch(/graphiql|apollo sandbox|playground|altair/i);
    }
  });

  it('A07, A08, A09 tells neither traces, nor a federated schema, nor what it is built with', async () => {
    const response = await send(good, {
      'apollo-query-plan': 'on',
      'apollo-federation-include-trace': 'ftv1',
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
    await refused(await ask('{ _service { sdl } }'));
    await refused(await ask('{ _entities(representations: []) { __typename } }'));
  });

  it('A44 invites no page of another origin', async () => {
    for (const origin of [
      'null',
      'http://evil.example',
      `${app.url}.evil.example`,
      app.url.replace('127', '1127'),
    ]) {
      const response = await send(good, { origin });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('asking too much', () => {
  it('A10–A12 refuses aliases of anything, repeated fields and directives by the thousand', async () => {
    await refused(await ask(`{ ${Array.from({ length: 101 }, (_, at) => `a${at}: __typename`).join(' ')} }`));
    await refused(await ask(`{ viewer { ${'locale '.repeat(5_000)} } }`));
    await refused(await ask(`{ viewer { locale ${'@skip(if: false) '.repeat(5_000)} } }`));
    await refused(await ask(`{ viewer { locale ${'@a @b @c @d @e @f @g @h @i @j'} } }`));
  });

  it('A15 refuses to walk the schema in circles, also to those who may read it', async () => {
    const circle = `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`;
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails(circle)).code).toMatch(
      /LIMIT_EXCEEDED|GRAPHQL_VALIDATION/,
    );
  });

  it('A17, A20 refuses nested literals, unknown fields and wrong values by the ten thousand with a short answer', async () => {
    await refused(
      await ask(`{ members(filter: { states: ${'['.repeat(20_000)}${']'.repeat(20_000)} }) { totalCount } }`),
    );
    await refused(await ask(`{ ${Array.from({ length: 600 }, (_, at) => `nothing${at}`).join(' ')} }`));
    await refused(
      await ask('query ($f: MembershipFilter) { members(filter: $f) { totalCount } }', {
        f: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`wrong${at}`, at])),
      }),
    );
  });

  it('A21 takes no body that is packed, in another encoding, or of another type', async () => {
    const packed = await send(new Uint8Array(gzipSync(Buffer.from(good))), { 'content-encoding': 'gzip' });
    expect([400, 415]).toContain(packed.status);
    const foreign = await send(good, { 'content-type': 'application/json; charset=ibm037' });
    expect(foreign.status).toBeLessThan(500);
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ])
      expect((await send(good, { 'content-type': type })).status).toBe(415);
  });

  it('A25 does not stream answers in parts', async () => {
    await refused(await ask('{ organization { name units @stream { id } } }'));
    const parts = await send(good, { accept: 'multipart/mixed; deferSpec=20220824' });
    expect(parts.headers.get('content-type')).not.toMatch(/multipart/);
  });
});

describe('sockets', () => {
  it('A27 closes for an unknown message, a used id and the old protocol', async () => {
    const headers = { ...app.as('MANAGER').headers, origin: app.url };
    const unknown = openSocket(app.url, headers);
    await unknown.ready();
    unknown.socket.send('{"type":"nonsense"}');
    expect(await unknown.closed).toBe(4400);
    const twice = openSocket(app.url, headers);
    await twice.ready();
    twice.ask('1', 'subscription { changes { action } }');
    twice.ask('1', 'subscription { changes { action } }');
    expect(await twice.closed).toBe(4409);
    const old = openSocket(app.url, headers, 'graphql-ws');
    if (await old.opened) expect(await old.closed).toBe(4406);
  });
});

describe('pretending', () => {
  it('A32 counts many sign-ins in one operation as too many', async () => {
    const login = (at: number) =>
      `a${at}: login(input: { username: "x${at}", password: "wrong" }) { __typename }`;
    const many = `mutation { ${Array.from({ length: 50 }, (_, at) => login(at)).join(' ')} }`;
    expect(await app.anonymous.fails(many)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('A37 believes no token that it has not issued', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const token of [
      `${part({ alg: 'none' })}.${part({ sub: 'admin' })}.`,
      `${part({ alg: 'HS256', kid: '../../dev/null' })}.${part({ sub: 'admin' })}.AAAA`,
      `hj_${'A'.repeat(43)}`,
      `hj_' or '1'='1`,
      'x'.repeat(100_00),
    ]) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ organization { name } }' }),
      });
      const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(body.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('A49 no input takes what the server decides', async () => {
    const { schema } = app.house.app;
    const decided = [
      'organizationId',
      'tenantId',
      'createdBy',
      'createdAt',
      'isDeleted',
      'deletedAt',
      'passwordHash',
    ];
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.length).toBeGreaterThan(30);
    expect(
      inputs.flatMap((input) =>
        decided.filter((name) => input.getFields()[name]).map((name) => `${input.name}.${name}`),
      ),
    ).toEqual([]);
    const accepted: string[] = [];
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      const { text, variables } = exampleCall('mutation', field);
      const input = variables.input as Record<string, unknown> | undefined;
      const role = roles.find((one) => permissionsOf[one].includes(field.extensions.allow as Permission));
      if (!input || !role) continue;
      const failure = await app
        .as(role)
        .fails(text, { input: { ...input, organizationId: app.fixture.south.organizationId } });
      if (failure.code !== 'BAD_USER_INPUT') accepted.push(`${field.name}: ${failure.code}`);
    }
    expect(accepted).toEqual([]);
  });

  it('A52 an id of one kind is nothing as another kind', async () => {
    const { units, organizationId } = app.fixture.north;
    for (const id of [
      units.campus,
      organizationId,
      `Unit:${units.campus}`,
      Buffer.from(`Unit:${units.campus}`).toString('base64'),
    ]) {
      for (const field of ['assessment', 'evidence', 'report', 'remediationTask', 'informationSystem']) {
        const answer = await officer.run(`query ($id: ID!) { found: ${field}(id: $id) { id } }`, { id });
        expect(answer.data?.found ?? null).toBeNull();
      }
    }
  });
});

describe('what texts may do', () => {
  it('A63, A56 answers of the API are never cached, sniffed, framed or run as a page', async () => {
    const { headers } = await send(good);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*object-src 'none'.*frame-ancestors 'self'/,
    );
    expect(headers.get('content-type')).toMatch(/json/);
  });

  it('A71 a variable named __proto__ stays data', async () => {
    await send(
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
