import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { inject } from 'vitest';
import WebSocket from 'ws';
import { openHouse } from '../../server/house.js';
import type { House } from '../../server/house.js';
import type { Actor } from '../../server/platform/access/actor.js';
import { permissionsOf } from '../../server/platform/access/permissions.js';
import type { Role } from '../../server/platform/access/permissions.js';
import { readConfig } from '../../server/platform/config.js';
import { createLogger } from '../../server/platform/logging.js';
import { accountId, fixture, sessionToken, unitOf } from './fixture.js';
import type { Hospital } from './fixture.js';
import { holdOpen } from './hold.js';
import type { Held } from './hold.js';
import { testSecretKey } from './server-process.js';

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

export interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Failure;
  }[];
}

type Variables = Record<string, unknown>;

/** Somebody who asks through HTTP. */
export interface Caller {
  run<T = any>(text: string, variables?: Variables): Promise<Answer<T>>;
  query<T = any>(text: string, variables?: Variables): Promise<T>;
  fails(text: string, variables?: Variables): Promise<Failure>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface TestApp {
  readonly house: House;
  readonly fixture: typeof fixture;
  readonly anonymous: Caller;
  /** Address, when listening. */
  readonly url: string;
  /** Owner connection string of this test's database: sees everything, for checking what is really stored. */
  readonly ownerUrl: string;
  as(role: Role, hospital?: Hospital): Caller;
  /** Signs somebody in by name and password, and gives a first password the second one given here. */
  signIn(username: string, password: string, newPassword?: string): Promise<Caller>;
  actor(role: Role, hospital?: Hospital): Actor;
  /** Runs SQL as the owner, past row security. */
  sql<Row = any>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement as the owner in a transaction that stays open, to keep others waiting. */
  hold(text: string): Promise<Held>;
  subscribe<T = any>(
    role: Role | Caller,
    text: string,
    variables?: Variables,
    hospital?: Hospital,
  ): AsyncIterableIterator<Answer<T>>;
  /**
   * Waits until this many subscriptions hear of events, and everything that happened before has been told. Call it before
   * subscribing too: events that come together are told as one, and would be told with those of the set-up.
   */
  listening(count?: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly listen?: boolean;
  readonly env?: Record<string, string>;
  /** Opens a second server on the database of this one. */
  readonly beside?: TestApp;
  /** Address of the restricted role, when it is not the usual one: inside a story. */
  readonly applicationUrl?: string;
}

/** The whole server on a fresh copy of the template database. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const owner = inject('ownerUrl');
  const name = options.beside
    ? new URL(options.beside.ownerUrl).pathname.slice(1)
    : `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = owner.replace(/\/postgres$/, `/${name}`);
  if (!options.beside) await asOwner(owner, `create database ${name} template template_hengjian`);
  const dataDir = join(inject('dataDir'), options.beside ? `${name}_b` : name);
  mkdirSync(dataDir, { recursive: true });
  const config = readConfig({
    PORT: '0',
    HENGJIAN_DATA: dataDir,
    HENGJIAN_LOG: 'fatal',
    HENGJIAN_SECRET_KEY: testSecretKey,
    // Tests ask more in a minute than any person; the budget has tests of its own.
    HENGJIAN_POINTS_PER_MINUTE: '100000000',
    HENGJIAN_POINTS_PER_HOUR: '100000000',
    HENGJIAN_OPERATIONS_AT_ONCE: '10000',
    HENGJIAN_EXECUTOR: process.env.HENGJIAN_EXECUTOR ?? 'jit',
    ...options.env,
  });
  const house = await openHouse(
    config,
    createLogger(config.logLevel),
    options.applicationUrl ?? inject('applicationUrl').replace('__database__', name),
  );
  const url = options.listen ? await house.app.start() : '';
  if (!options.listen) await house.app.http.ready();
  const ownerClient = new Client({ connectionString: ownerUrl });
  await ownerClient.connect();
  // Seen a little ahead: the touch of a session, due once a minute, never falls into a counted request.
  if (!options.beside)
    await ownerClient.query(`update session set last_seen_at = now() + interval '30 minutes'`);

  const caller = (headers: Record<string, string>): Caller => {
    const run = async <T>(text: string, variables: Variables = {}): Promise<Answer<T>> => {
      const response = await house.app.http.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        payload: JSON.stringify({ query: text, variables }),
      });
      return response.json<Answer<T>>();
    };
    return {
      headers,
      run,
      async query<T>(text: string, variables?: Variables) {
        const answer = await run<T>(text, variables);
        if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 1));
        return answer.data as T;
      },
      async fails(text, variables) {
        const answer = await run(text, variables);
        const error = answer.errors?.[0];
        if (!error) throw new Error(`expected an error, got ${JSON.stringify(answer.data)}`);
        return { ...error.extensions, message: error.message };
      },
    };
  };
  const cookieOf = (role: Role, hospital: Hospital) => `hengjian_session=${sessionToken(hospital, role)}`;

  return {
    house,
    fixture,
    url,
    ownerUrl,
    anonymous: caller({}),
    as: (role, hospital = 'north') => caller({ cookie: cookieOf(role, hospital) }),
    async signIn(username, password, newPassword) {
      const ask = (payload: object, cookie = '') =>
        house.app.http.inject({
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json', 'accept-language': 'en', cookie },
          payload: JSON.stringify(payload),
        });
      const answer = await ask({
        query: 'mutation ($input: LoginInput!) { login(input: $input) { viewer { mustChangePassword } } }',
        variables: { input: { username, password } },
      });
      const session = answer.cookies.find(({ name: cookie }) => cookie === 'hengjian_session');
      if (!session) throw new Error(answer.body);
      const who = caller({ cookie: `hengjian_session=${session.value}` });
      if (newPassword)
        await who.query(
          'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { locale } } }',
          { input: { currentPassword: password, newPassword } },
        );
      return who;
    },
    actor: (role, hospital = 'north') => actorOf(role, hospital),
    async sql<Row>(text: string, parameters: readonly unknown[] = []) {
      return (await ownerClient.query(text, [...parameters])).rows as Row[];
    },
    hold: (text) => holdOpen(ownerUrl, text),
    subscribe(role, text, variables = {}, hospital = 'north') {
      const socketUrl = `${url.replace(/^http/, 'ws')}/graphql`;
      const client = createClient({
        url: socketUrl,
        retryAttempts: 0,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, {
              headers: {
                cookie: typeof role === 'string' ? cookieOf(role, hospital) : role.headers.cookie,
                origin: url,
                'accept-language': 'en',
              },
            });
          }
        },
      });
      const iterator = client.iterate({ query: text, variables }) as AsyncIterableIterator<never>;
      const original = iterator.return?.bind(iterator);
      iterator.return = async (value) => {
        const result = await original?.(value);
        await client.dispose();
        return result ?? { value: undefined, done: true };
      };
      return iterator;
    },
    async listening(count = 1) {
      const { feed } = house.deps;
      const last = `select xid::text || '.' || seq as cursor from event order by xid desc, seq desc limit 1`;
      const [event] = (await ownerClient.query<{ cursor: string }>(last)).rows;
      const told = () => !event || isAfter(feed.cursor, event.cursor);
      while (feed.subscribers < count || !told()) await new Promise((go) => setTimeout(go, 10));
    },
    async close() {
      await ownerClient.end();
      await house.close();
      if (!options.beside) await asOwner(owner, `drop database ${name} with (force)`);
    },
  };
}

function actorOf(role: Role, hospital: Hospital): Actor {
  const { organizationId, units, members } = fixture[hospital];
  const own = role === 'CONTRIBUTOR' || role === 'SERVICE_ENGINEER';
  return {
    kind: 'member',
    organizationId,
    accountId: accountId(hospital, role),
    membershipId: members[role],
    displayName: `${hospital} ${role}`,
    roles: [role],
    permissions: new Set(permissionsOf[role]),
    unitIds: [units[unitOf(role)]],
    ownWorkOnly: own,
    sessionId: undefined,
    sessionExpiresAt: undefined,
    mustChangePassword: false,
    requestId: 'test',
    address: '127.0.0.1',
    userAgent: 'test',
    locale: 'en',
  };
}

/** True when the feed stands at or behind this event; cursors are transaction and number. */
function isAfter(cursor: string, event: string): boolean {
  const [xid, seq] = cursor.split('.').map(BigInt);
  const [eventXid, eventSeq] = event.split('.').map(BigInt);
  return xid! > eventXid! || (xid === eventXid && seq! >= eventSeq!);
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
