import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPermissions } from '../../../server/platform/access/permissions.js';
import { isList } from '../../../server/platform/graphql/root-guard.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

function roots(): [string, GraphQLField<unknown, unknown>][] {
  const { schema } = app.house.app;
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field): [string, GraphQLField<unknown, unknown>] => [
      `${type?.name}.${field.name}`,
      field,
    ]),
  );
}

describe('the schema', () => {
  it('names a requirement from the catalogue on every root field', () => {
    const known = new Set<unknown>([...allPermissions, 'public', 'authenticated']);
    const open = roots().filter(([, field]) => !known.has(field.extensions.allow));
    expect(open.map(([name]) => name)).toEqual([]);
    expect(roots().length).toBeGreaterThan(20);
  });

  it('lets nobody in without signing in but where it says public', () => {
    const isPublic = roots().filter(([, field]) => field.extensions.allow === 'public');
    expect(isPublic.map(([name]) => name).toSorted()).toEqual([
      'Mutation.login',
      'Mutation.logout',
      'Query.viewer',
    ]);
  });

  it('describes every type, field, argument and enum value', () => {
    const mute: string[] = [];
    for (const type of Object.values(app.house.app.schema.getTypeMap())) {
      if (
        type.name.startsWith('__') ||
        ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
      )
        continue;
      if (!type.description) mute.push(type.name);
      if (isEnumType(type))
        mute.push(
          ...type
            .getValues()
            .filter((value) => !value.description)
            .map((value) => `${type.name}.${value.name}`),
        );
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) mute.push(`${type.name}.${field.name}`);
        }
      }
    }
    for (const [name, field] of roots()) if (!field.description) mute.push(name);
    expect(mute).toEqual([]);
  });

  it('gives every connection a page argument, and every unpaged list a stated size', () => {
    const unbounded = roots().filter(([name, field]) => {
      const paged = field.args.some((argument) => argument.name === 'first');
      const connection = String(field.type).endsWith('Connection!') || String(field.type).endsWith('Page!');
      if (connection) return !paged;
      return (
        isList(field.type) &&
        name.startsWith('Query.') &&
        field.description?.match(/at most|bounded|all roles|live sessions|levels?|every|one per/i) === null
      );
    });
    expect(unbounded.map(([name]) => name)).toEqual([]);
  });
});

describe('the database', () => {
  it('forces row security with a policy on every table that belongs to an organization', async () => {
    const tables = await app.sql<{
      name: string;
      forced: boolean;
      policies: number;
      has_organization: boolean;
    }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id') as has_organization
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`,
    );
    const reference = ['framework_source', 'high_risk_case', 'control_high_risk', 'mikro_orm_migrations'];
    const open = tables.filter(
      (table) => !reference.includes(table.name) && !(table.forced && table.policies >= 2),
    );
    expect(open.map((table) => table.name)).toEqual([]);
    expect(tables.filter((table) => reference.includes(table.name) && table.has_organization)).toEqual([]);
    expect(tables.length).toBeGreaterThan(8);
  });

  it('shows the application no row without an organization, and none of another one', async () => {
    const { database } = app.house.deps;
    const without = await database.pool.query('select count(*) from membership');
    expect(without.rows[0].count).toBe(0);
    const south = await database.read(app.actor('MANAGER', 'south'), (reads) =>
      reads.query<{ organization_id: string }>('test', 'select distinct organization_id from membership'),
    );
    expect(south).toEqual([{ organization_id: app.fixture.south.organizationId }]);
  });

  it('is read and written by the application role only, with a limit for every statement', async () => {
    expect(await app.house.deps.database.doors()).toEqual(['hengjian_app 8s', 'hengjian_app 8s']);
  });

  it('refuses a row that points into another organization, and any change of an event', async () => {
    const north = app.actor('SYSTEM_ADMINISTRATOR');
    const { database } = app.house.deps;
    await expect(
      database.write(north, (tx) =>
        tx.query('test', 'update unit set parent_id = $1 where id = $2', [
          app.fixture.south.units.campus,
          app.fixture.north.units.radiology,
        ]),
      ),
    ).rejects.toThrow(/foreign key/);
    await expect(
      database.write(north, (tx) =>
        tx.query('test', 'update unit set organization_id = $1 where id = $2', [
          app.fixture.south.organizationId,
          app.fixture.north.units.radiology,
        ]),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      database.write(north, (tx) => tx.query('test', `update event set action = 'x'`)),
    ).rejects.toThrow(/permission denied/);
    await expect(app.sql('delete from event')).rejects.toThrow(/append-only/);
  });
});
