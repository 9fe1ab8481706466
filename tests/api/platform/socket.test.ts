import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocket } from '../../support/raw-socket.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
let second: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  second = await createTestApp({ listen: true, beside: app });
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const createUnit = `mutation ($code: String!) { createUnit(input: { code: $code, name: "新科室", kind: DEPARTMENT }) { unit { id } } }`;

const open = (headers: Record<string, string>, protocol?: string) => openSocket(app.url, headers, protocol);

const own = () => ({ ...app.as('MANAGER').headers, origin: app.url });

describe('the socket', () => {
  it('carries a change made by another server process, and nothing of another hospital', async () => {
    const north = app.subscribe('MANAGER', 'subscription { changes { action objectType objectId } }');
    const south = app.subscribe('MANAGER', 'subscription { changes { action } }', {}, 'south');
    const heard = north.next();
    const leaked = south.next().then((value) => ({ value }));
    await app.listening(2);
    const { createUnit: created } = await second
      .as('SYSTEM_ADMINISTRATOR')
      .query(createUnit, { code: 'LIVE-1' });
    const event = await heard;
    expect(event.value).toEqual({
      data: { changes: { action: 'unit.created', objectType: 'Unit', objectId: created.unit.id } },
    });
    const silence = await Promise.race([leaked, new Promise((go) => setTimeout(() => go('silent'), 1_000))]);
    expect(silence).toBe('silent');
    await north.return?.();
    await south.return?.();
  });

  it('speaks the language that its first message names, whatever the browser prefers', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const refusals: string[] = [];
    for (const acceptLanguage of ['en-GB', 'zh-CN']) {
      const { socket, opened, frame, ask } = open({ ...own(), 'accept-language': 'zh-CN' });
      await opened;
      socket.send(JSON.stringify({ type: 'connection_init', payload: { acceptLanguage } }));
      await frame('connection_ack');
      ask('1', `subscription { assessmentChanged(id: "${nobody}") { action } }`);
      const { errors } = (await frame('next', '1')).payload as { errors: { message: string }[] };
      refusals.push(errors[0]?.message ?? '');
      socket.close();
    }
    expect(refusals[0]).toMatch(/^[ -~]+$/);
    expect(refusals[1]).toMatch(/^[\u4e00-\u9fff，。]+$/);
  });

  it('ends with 403 for a page of another origin, and for a cookie without an origin', async () => {
    for (const headers of [{ ...own(), origin: 'http://evil.example' }, app.as('MANAGER').headers]) {
      const { opened } = open(headers);
      expect(await opened).toBe(false);
    }
  });

  it('closes as the protocol says: no init, two inits, subscribe first, garbage', async () => {
    const silent = open(own());
    const twice = open(own());
    await twice.opened;
    twice.socket.send('{"type":"connection_init"}');
    twice.socket.send('{"type":"connection_init"}');
    expect(await twice.closed).toBe(4429);
    const early = open(own());
    await early.opened;
    early.socket.send('{"id":"1","type":"subscribe","payload":{"query":"{ viewer { locale } }"}}');
    expect(await early.closed).toBe(4401);
    const garbage = open(own());
    await garbage.opened;
    garbage.socket.send('garbage');
    expect(await garbage.closed).toBe(4400);
    expect(await silent.closed).toBe(4408);
  });

  it('refuses somebody who is not signed in, and a frame over 256 KiB', async () => {
    const anonymous = open({ origin: app.url });
    await anonymous.opened;
    anonymous.socket.send('{"type":"connection_init"}');
    expect(await anonymous.closed).toBe(4403);
    const large = open(own());
    await large.opened;
    large.socket.send('x'.repeat(300 * 1024));
    expect(await large.closed).toBe(1009);
  });

  it('keeps the rules of HTTP: introspection, permissions, depth', async () => {
    const { socket, opened, frame } = open(own());
    await opened;
    socket.send('{"type":"connection_init"}');
    await frame('connection_ack');
    const ask = (id: string, query: string) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
    ask('1', '{ __schema { types { name } } }');
    expect(JSON.stringify((await frame('error')).payload)).toMatch(/not allowed/);
    ask('2', '{ events { totalCount } }');
    expect(JSON.stringify((await frame('next')).payload)).toMatch(/FORBIDDEN/);
    socket.close();
  });

  it('refuses a subscription without the permission, and ends one whose member is suspended meanwhile', async () => {
    const refused = app.subscribe('INSPECTOR', 'subscription { changes { action } }');
    expect(JSON.stringify((await refused.next()).value)).toMatch(/FORBIDDEN/);
    await refused.return?.();
    const stream = app.subscribe('COMPLIANCE_OFFICER', 'subscription { changes { action } }', {}, 'south');
    const first = stream.next();
    await app.listening();
    await app.as('SYSTEM_ADMINISTRATOR', 'south').query(createUnit, { code: 'LIVE-2' });
    expect((await first).value).toEqual({ data: { changes: { action: 'unit.created' } } });
    await app
      .as('SYSTEM_ADMINISTRATOR', 'south')
      .query('mutation ($id: ID!) { suspendMember(id: $id, reason: "离职") { membership { id } } }', {
        id: app.fixture.south.members.COMPLIANCE_OFFICER,
      });
    await new Promise((go) => setTimeout(go, 5_100));
    const next = stream.next();
    await app.as('SYSTEM_ADMINISTRATOR', 'south').query(createUnit, { code: 'LIVE-3' });
    expect(JSON.stringify((await next).value)).toMatch(/UNAUTHENTICATED/);
    await stream.return?.();
  }, 20_000);
});
