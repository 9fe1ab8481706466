import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPast } from '../../../server/platform/database/past.js';
import {
  keptTables,
  presentOnly,
  timeless,
  writtenOnce,
} from '../../../server/platform/database/past.tables.js';
import { withClient } from '../../../server/platform/database/set-up.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const columnsOf = async (table: string, schema = 'public'): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await app.sql<{ name: string; type: string }>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
         where a.attrelid = ($1 || '.' || $2)::regclass and a.attnum > 0 and not a.attisdropped order by 1`,
        [schema, table],
      )
    ).map(({ name, type }) => [name, type]),
  );

describe('what the past knows', () => {
  it('every table stands to time in one way that somebody has decided', async () => {
    const tables = await app.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
         and table_name not like 'mikro_orm%' order by 1`,
    );
    const said = [
      ...Object.keys(keptTables).flatMap((table) => [table, `${table}_history`]),
      ...Object.keys(writtenOnce),
      ...timeless,
      ...presentOnly,
    ].filter((name) => name !== 'current_mapping');
    expect(said.toSorted()).toEqual(tables.map(({ name }) => name));
  });

  it.each(Object.entries(keptTables))(
    'every column of %s goes into its history and is seen in the past',
    async (table, { until }) => {
      const columns = await columnsOf(table);
      expect(await columnsOf(`${table}_history`)).toEqual({
        ...columns,
        [until]: 'timestamp with time zone',
      });
      expect(await columnsOf(table, 'past')).toEqual(columns);
      const [keeper] = await app.sql<{ body: string }>(
        `select prosrc as body from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace`,
        [`keep_${table}`],
      );
      for (const column of Object.keys(columns)) expect(keeper!.body).toContain(`old."${column}"`);
    },
  );
});

describe('a column that is added later', () => {
  const link = 'evidence_link';

  it('stands in the history from the next start on, with what it held', async () => {
    const { organizationId, members } = app.fixture.north;
    await app.sql(`alter table ${link} add column strength integer not null default 3`);
    // Forgotten so far: this is what the test above would show.
    expect(await columnsOf(`${link}_history`)).not.toHaveProperty('strength');
    await withClient(app.ownerUrl, installPast);
    expect(await columnsOf(`${link}_history`)).toMatchObject({ strength: 'integer' });
    expect(await columnsOf(link, 'past')).toMatchObject({ strength: 'integer' });

    const [version] = ['00000000-0000-7000-8000-000000000001'];
    await app.sql(
      `with e as (insert into evidence (id, organization_id, title, kind, owner_id, collected_on, valid_from, label, state, current_version_id)
         values ($1, $2, 'x', 'TEXT', $3, '2026-01-01', '2026-01-01', 'PUBLIC', 'DRAFT', $1))
       insert into evidence_version (id, organization_id, evidence_id, number, kind, body) values ($1, $2, $1, 1, 'TEXT', 'x')`,
      [version, organizationId, members.COMPLIANCE_OFFICER],
    );
    await app.sql(
      `insert into ${link} (id, organization_id, evidence_id, control_id, status, strength)
       select $1, $2, $1, id, 'PROPOSED', 7 from control where assessable limit 1`,
      [version, organizationId],
    );
    await app.sql(`update ${link} set strength = 8`);
    await app.sql(`delete from ${link}`);
    const kept = await app.sql<{ strength: number }>(
      `select strength from ${link}_history order by row_since`,
    );
    expect(kept.map(({ strength }) => strength)).toEqual([7, 8]);
  });

  it('and nothing is made anew when nothing has changed', async () => {
    const made = () =>
      app.sql(`select oid from pg_class where relnamespace = 'past'::regnamespace order by 1`);
    const before = await made();
    await withClient(app.ownerUrl, installPast);
    expect(await made()).toEqual(before);
  });
});

describe('a past that cannot be made', () => {
  it('says why, leaves the former one in place and no transaction open', async () => {
    await withClient(app.ownerUrl, async (client) => {
      await client.query(`comment on schema past is 'of an earlier program'`);
      await client.query('alter function public.unit_subtree(uuid, uuid) rename to unit_branch');
      await expect(installPast(client)).rejects.toThrow('public.unit_subtree');
      const state = await client.query<{ known: string; views: number }>(
        `select obj_description('past'::regnamespace) as known,
           (select count(*)::int from pg_class where relnamespace = 'past'::regnamespace) as views`,
      );
      expect(state.rows[0]).toMatchObject({ known: 'of an earlier program' });
      expect(state.rows[0]!.views).toBeGreaterThan(20);
      await client.query('alter function public.unit_branch(uuid, uuid) rename to unit_subtree');
      await installPast(client);
    });
  });
});
