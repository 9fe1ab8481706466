import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPassword, usernameOf } from '../../support/fixture.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const createMember = `mutation ($input: CreateMemberInput!) { createMember(input: $input) { initialPassword membership { id username roles state unit { name } } } }`;
const setRoles = `mutation ($input: SetMemberRolesInput!) { setMemberRoles(input: $input) { membership { roles } } }`;
const login = `mutation ($input: LoginInput!) { login(input: $input) { viewer { mustChangePassword } } }`;
const input = (username: string, more: object = {}) => ({
  input: { username, displayName: '王小明', roles: ['CONTRIBUTOR'], ...more },
});

async function signIn(username: string, password: string) {
  const response = await app.house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    payload: JSON.stringify({ query: login, variables: { input: { username, password } } }),
  });
  const cookie = response.cookies.find((one) => one.name === 'hengjian_session')?.value ?? '';
  const ask = async (query: string, variables = {}) =>
    (
      await app.house.app.http.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          cookie: `hengjian_session=${cookie}`,
        },
        payload: JSON.stringify({ query, variables }),
      })
    ).json();
  return { body: response.json(), ask };
}

describe('members', () => {
  it('are added with a first password that must be changed before anything else works', async () => {
    const { createMember: made } = await app
      .as('SYSTEM_ADMINISTRATOR')
      .query(createMember, input('xm.wang', { unitId: app.fixture.north.units.radiology }));
    expect(made.membership).toMatchObject({
      username: 'xm.wang',
      roles: ['CONTRIBUTOR'],
      state: 'ACTIVE',
      unit: { name: '放射科' },
    });
    const { body, ask } = await signIn('xm.wang', made.initialPassword);
    expect(body.data.login.viewer.mustChangePassword).toBe(true);
    expect((await ask('{ organization { name } }')).errors[0].extensions.code).toBe('INVALID_STATE');
    const change =
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { mustChangePassword } } }';
    const weak = await ask(change, {
      input: { currentPassword: made.initialPassword, newPassword: 'aaaaaaaaaaaa' },
    });
    expect(weak.errors[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { newPassword: expect.any(String) },
    });
    const reused = await ask(change, {
      input: { currentPassword: made.initialPassword, newPassword: made.initialPassword },
    });
    expect(reused.errors[0].extensions.fields.newPassword).toMatch(/last 5/);
    const changed = await ask(change, {
      input: { currentPassword: made.initialPassword, newPassword: 'Tiger-2026-proof' },
    });
    expect(changed.data.changePassword.viewer.mustChangePassword).toBe(false);
    expect((await ask('{ organization { code } }')).data.organization.code).toBe('north');
  });

  it('keep one user name and no conflicting roles', async () => {
    await app.as('SYSTEM_ADMINISTRATOR').query(createMember, input('li.si'));
    expect(await app.as('SYSTEM_ADMINISTRATOR').fails(createMember, input('Li.Si'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { username: expect.stringMatching(/taken/) },
    });
    const id = app.fixture.north.members.MANAGER;
    const conflict = await app
      .as('SECURITY_ADMINISTRATOR')
      .fails(setRoles, { input: { id, roles: ['MANAGER', 'AUDIT_ADMINISTRATOR'] } });
    expect(conflict).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { roles: expect.stringMatching(/exclude/) },
    });
    const open = await app
      .as('SECURITY_ADMINISTRATOR')
      .fails(setRoles, { input: { id, roles: ['INSPECTOR'] } });
    expect(open.fields).toHaveProperty('validUntil');
  });

  it('lose their session with the next request when suspended, and the reason is kept', async () => {
    const { createMember: made } = await app
      .as('SYSTEM_ADMINISTRATOR')
      .query(createMember, input('zhao.liu'));
    const { ask } = await signIn('zhao.liu', made.initialPassword);
    expect((await ask('{ viewer { locale } }')).data.viewer).not.toBeNull();
    await app
      .as('SYSTEM_ADMINISTRATOR')
      .query('mutation ($id: ID!) { suspendMember(id: $id, reason: "离职") { membership { state } } }', {
        id: made.membership.id,
      });
    expect((await ask('{ viewer { locale } }')).data.viewer).toBeNull();
    const [event] = await app.sql(
      `select reason, before->>'suspendedAt' as before, after->>'suspendedAt' as after from event where action = 'member.suspended' and object_id = $1`,
      [made.membership.id],
    );
    expect(event).toMatchObject({ reason: '离职', before: null, after: expect.any(String) });
  });

  it('are listed in pages without repeats, by name, with the total', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const { members }: any = await app
        .as('MANAGER')
        .query(
          'query ($after: String) { members(first: 3, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        );
      seen.push(...members.nodes.map((one: { id: string }) => one.id));
      after = members.pageInfo.endCursor;
      if (!members.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(members.totalCount);
        break;
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(8);
  });
});

describe('roles', () => {
  it('are granted by the security administrator only, never to himself', async () => {
    const { createMember: made } = await app.as('SYSTEM_ADMINISTRATOR').query(createMember, input('sun.qi'));
    expect(
      await app
        .as('SYSTEM_ADMINISTRATOR')
        .fails(createMember, input('zhou.ba', { roles: ['COMPLIANCE_OFFICER'] })),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await app
        .as('SYSTEM_ADMINISTRATOR')
        .fails(setRoles, { input: { id: made.membership.id, roles: ['MANAGER'] } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    const { setMemberRoles } = await app
      .as('SECURITY_ADMINISTRATOR')
      .query(setRoles, { input: { id: made.membership.id, roles: ['COMPLIANCE_OFFICER'] } });
    expect(setMemberRoles.membership.roles).toEqual(['COMPLIANCE_OFFICER']);
    expect(
      await app.as('SECURITY_ADMINISTRATOR').fails(setRoles, {
        input: { id: app.fixture.north.members.SECURITY_ADMINISTRATOR, roles: ['SYSTEM_ADMINISTRATOR'] },
      }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('give nobody every permission', async () => {
    const { roles } = await app.as('INSPECTOR').query('{ roles { role permissions } }');
    const all = new Set(roles.flatMap((role: { permissions: string[] }) => role.permissions));
    for (const role of roles) expect(role.permissions.length).toBeLessThan(all.size);
  });
});

describe('API tokens', () => {
  const create =
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret apiToken { id prefix scopes } } }';
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();

  it('never carry what stays with persons', async () => {
    for (const scope of ['event:read', 'event:verify', 'member:grantRoles']) {
      const failure = await app
        .as('SECURITY_ADMINISTRATOR')
        .fails(create, { input: { name: scope, scopes: [scope], expiresAt } });
      expect(failure.code).toBe('BAD_USER_INPUT');
    }
  });

  it('carry their scopes and nothing else, until they are revoked', async () => {
    const admin = app.as('SECURITY_ADMINISTRATOR');
    const { createApiToken: made } = await admin.query(create, {
      input: { name: '备份系统', scopes: ['framework:read'], expiresAt },
    });
    const ask = async (query: string) =>
      (
        await app.house.app.http.inject({
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${made.secret}` },
          payload: JSON.stringify({ query }),
        })
      ).json();
    expect((await ask('{ viewer { apiToken permissions membership { id } } }')).data.viewer).toEqual({
      apiToken: true,
      permissions: ['framework:read'],
      membership: null,
    });
    expect((await ask('{ frameworks { code } }')).data.frameworks).toContainEqual({ code: 'mlps-2.0' });
    expect((await ask('{ members { totalCount } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    const stored = await app.sql(
      "select prefix, encode(secret_hash, 'hex') as hash from api_token where id = $1",
      [made.apiToken.id],
    );
    expect(JSON.stringify(stored)).not.toContain(made.secret);
    await admin.query('mutation ($id: ID!) { revokeApiToken(id: $id) { apiToken { revokedAt } } }', {
      id: made.apiToken.id,
    });
    expect((await ask('{ frameworks { code } }')).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are refused administration, the past, and more than two years', async () => {
    const admin = app.as('SECURITY_ADMINISTRATOR');
    expect(
      await admin.fails(create, { input: { name: 'x', scopes: ['member:grantRoles'], expiresAt } }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { scopes: expect.any(String) } });
    for (const at of ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z']) {
      expect(
        await admin.fails(create, { input: { name: 'x', scopes: ['framework:read'], expiresAt: at } }),
      ).toMatchObject({ fields: { expiresAt: expect.any(String) } });
    }
  });
});

describe('sessions', () => {
  it('end by idling half an hour, by their absolute end, and by signing out', async () => {
    const name = usernameOf('south', 'MANAGER');
    const idle = await signIn(name, testPassword);
    await app.sql(
      `update session set last_seen_at = now() - interval '31 minutes' where account_id = (select id from account where username = $1)`,
      [name],
    );
    expect((await idle.ask('{ viewer { locale } }')).data.viewer).toBeNull();
    const old = await signIn(name, testPassword);
    await app.sql(
      `update session set expires_at = now() - interval '1 second' where account_id = (select id from account where username = $1)`,
      [name],
    );
    expect((await old.ask('{ viewer { locale } }')).data.viewer).toBeNull();
    const left = await signIn(name, testPassword);
    expect((await left.ask('mutation { logout { ok } }')).data.logout.ok).toBe(true);
    expect((await left.ask('{ viewer { locale } }')).data.viewer).toBeNull();
  });
});
