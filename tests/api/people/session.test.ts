import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPassword, usernameOf } from '../../support/fixture.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const login = `mutation ($input: LoginInput!) { login(input: $input) { viewer { permissions membership { username displayName unit { name path } } organization { code units { name parent { name } } } } } }`;

async function post(username: string, password: string, headers: Record<string, string> = {}) {
  return app.house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ query: login, variables: { input: { username, password } } }),
  });
}

describe('signing in', () => {
  it('sets an HttpOnly cookie that identifies the caller afterwards', async () => {
    const response = await post(usernameOf('north', 'COMPLIANCE_OFFICER'), testPassword);
    const cookie = response.cookies.find((one) => one.name === 'hengjian_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(response.json().data.login.viewer).toMatchObject({
      membership: {
        username: 'north.compliance-officer',
        unit: { name: '信息科', path: '本部院区 / 信息科' },
      },
      organization: {
        code: 'north',
        units: [{ name: '本部院区', parent: null }, { parent: { name: '本部院区' } }, {}],
      },
    });
    const again = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: `hengjian_session=${cookie!.value}` },
      payload: JSON.stringify({ query: '{ viewer { membership { username } } sessions { current } }' }),
    });
    expect(again.json().data.viewer.membership.username).toBe('north.compliance-officer');
    expect(
      again.json().data.sessions.filter((session: { current: boolean }) => session.current),
    ).toHaveLength(1);
  });

  it('answers the same for a wrong password and an unknown name', async () => {
    const wrong = (await post(usernameOf('north', 'MANAGER'), 'Wrong-2026-hengjian')).json();
    const unknown = (await post('nobody.here', 'Wrong-2026-hengjian')).json();
    expect(wrong.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect({ ...unknown.errors[0], extensions: { ...unknown.errors[0].extensions, requestId: '' } }).toEqual({
      ...wrong.errors[0],
      extensions: { ...wrong.errors[0].extensions, requestId: '' },
    });
  });
});

describe('a locked account', () => {
  it('is locked by the fifth failure, refuses the right password, and is told to the audit trail', async () => {
    const name = usernameOf('south', 'CONTRIBUTOR');
    for (let tries = 0; tries < 5; tries += 1) await post(name, 'Wrong-2026-hengjian');
    const [account] = await app.sql(
      "select failed_attempts, locked_until > now() + interval '29 minutes' as locked from account where username = $1",
      [name],
    );
    expect(account).toEqual({ failed_attempts: 0, locked: true });
    const right = (await post(name, testPassword)).json();
    expect(right.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const events = await app.sql(`select action from event where object_name = $1 order by seq`, [name]);
    expect(events.map((event) => event.action)).toEqual([
      ...Array(5).fill('session.refused'),
      'account.locked',
      'session.refused',
    ]);
  });
});
