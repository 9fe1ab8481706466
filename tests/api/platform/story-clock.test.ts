import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { UnitKind } from '../../../server/features/organization/index.js';
import { openHouse } from '../../../server/house.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { refuseUnfinishedStory, tellStory } from '../../../server/platform/database/story-clock.js';
import type { Story } from '../../../server/platform/database/story-clock.js';
import { newId } from '../../../server/platform/ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
let applicationUrl: string;
const begin = new Date('2026-01-05T01:00:00Z');

beforeAll(async () => {
  app = await createTestApp();
  const name = new URL(app.ownerUrl).pathname.slice(1);
  applicationUrl = inject('applicationUrl').replace('__database__', name);
});
afterAll(() => app.close());

/** Everything that could be bound to a clock, and every right, as the catalogue has it. */
async function catalogue(): Promise<unknown[]> {
  const rows = await app.sql<{ text: string }>(`
    select 'default' as kind, adrelid::regclass || '.' || adnum as name, adbin::text as text from pg_attrdef
    union all select 'function', oid::regprocedure::text, prosrc || array_to_string(proconfig, ';') || proacl::text
      from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'view', oid::regclass::text, pg_get_viewdef(oid) || array_to_string(reloptions, ',')
      from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
    union all select 'right', relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace
    union all select 'schema', nspname, nspacl::text from pg_namespace where nspname not like 'pg_%' order by 1, 2`);
  // Where in its text an expression was parsed is no difference.
  return rows.map((row) => ({ ...row, text: row.text?.replace(/:location -?\d+/g, '') }));
}

async function asApplication<T>(work: (client: Client) => Promise<T>, url = applicationUrl): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const refusal = (sql: string, url?: string) =>
  asApplication(
    (client) =>
      client.query(sql).then(
        () => 'done',
        (error) => String(error.code),
      ),
    url,
  );

const withinNorth = (sql: string) => `
  select set_config('app.organization_id', '${app.fixture.north.organizationId}', false);
  ${sql}`;

const denied = '42501';

async function addOldUnit(story: Story): Promise<void> {
  const house = await openHouse(app.house.deps.config, app.house.deps.logger, story.applicationUrl);
  try {
    await house.app.rooms.organization.service.createUnit(
      systemActor(app.fixture.north.organizationId, 'story'),
      { code: 'OLD', name: '旧楼', kind: UnitKind.CAMPUS },
    );
  } finally {
    await house.close();
  }
}

describe('the clock of the story', () => {
  it('dates rows and events, and leaves the database as the migrations made it', async () => {
    const before = await catalogue();
    await tellStory(app.ownerUrl, applicationUrl, begin, async (story) => {
      await story.moveTo(new Date('2026-02-03T02:00:00Z'));
      await addOldUnit(story);
    });
    const [unit] = await app.sql<{ id: string; day: string }>(
      `select id, created_at::date::text as day from unit where code = 'OLD'`,
    );
    const events = await app.sql<{ day: string }>(
      'select at::date::text as day from event where object_id = $1',
      [unit!.id],
    );
    expect([unit!.day, ...events.map(({ day }) => day)]).toEqual(['2026-02-03', '2026-02-03']);
    expect(await catalogue()).toEqual(before);
    // The same service on the house that serves: the clock of the database.
    const id = await app.house.app.rooms.organization.service.createUnit(
      systemActor(app.fixture.north.organizationId, 'now'),
      { code: 'NEW', name: '新楼', kind: UnitKind.CAMPUS },
    );
    const [fresh] = await app.sql<{ fresh: boolean }>(
      `select bool_and(at > now() - interval '5 minutes') as fresh from event where object_id = $1`,
      [id],
    );
    expect(fresh!.fresh).toBe(true);
  });

  it('cannot be moved or read by the application, not even while the story is told', async () => {
    await tellStory(app.ownerUrl, applicationUrl, begin, async (story) => {
      const tries = [
        'update story.clock set moment = now()',
        'select * from story.clock',
        'drop schema story cascade',
      ];
      const answers = await Promise.all(tries.map((sql) => refusal(sql, story.applicationUrl)));
      expect(answers).toEqual([denied, denied, denied]);
    });
  });
});

describe('the clock of the audit trail', () => {
  const columns = 'id, organization_id, actor_name, actor_kind, action, object_type, outcome';
  const values = () => `'${newId()}', '${app.fixture.north.organizationId}', 'x', 'x', 'x.y', 'X', 'SUCCESS'`;

  it('is not for the application to name, nor the order', async () => {
    const answers = await Promise.all([
      refusal(
        withinNorth(`insert into event (${columns}, at) values (${values()}, now() - interval '90 days')`),
      ),
      refusal(withinNorth(`insert into event (${columns}, xid) values (${values()}, '1')`)),
      refusal(withinNorth(`update event set at = now() - interval '90 days'`)),
      refusal('create schema story'),
      refusal(
        'create function public.clock_timestamp() returns timestamptz language sql as $$ select null $$',
      ),
      refusal('alter table event alter column at set default null'),
    ]);
    expect(answers).toEqual([denied, denied, denied, denied, denied, denied]);
  });

  it('goes on although the application calls functions of its own by the same name', async () => {
    // The one schema that belongs to the application role is that of the jobs.
    const lying = `create function pgboss.clock_timestamp() returns timestamptz language sql as $$ select '2020-01-01'::timestamptz $$;
      create function pgboss.now() returns timestamptz language sql as $$ select '2020-01-01'::timestamptz $$;
      set search_path = pgboss, pg_catalog, public;`;
    const id = newId();
    const written = await refusal(
      withinNorth(
        `${lying} insert into event (${columns}) values ('${id}', ${values().slice(values().indexOf(',') + 1)})`,
      ),
    );
    const [event] = await app.sql<{ fresh: boolean }>(
      `select at > pg_catalog.now() - interval '5 minutes' as fresh from event where id = $1`,
      [id],
    );
    expect([written, event!.fresh]).toEqual(['done', true]);
  });
});

// Last: it leaves this database as a power cut would.
describe('a story without an end', () => {
  it('no server serves a database whose story did not end', async () => {
    await refuseUnfinishedStory(applicationUrl);
    const broken = tellStory(app.ownerUrl, applicationUrl, begin, () =>
      Promise.reject(new Error('power cut')),
    );
    await expect(broken).rejects.toThrow('power cut');
    await expect(refuseUnfinishedStory(applicationUrl)).rejects.toThrow(/half built/);
  });
});
