import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { ConfigError } from '../config.js';
import { sqlState } from './database.js';
import { migrations } from './migrations/index.js';
import { applicationRole } from './migrations/tenant-table.js';
import { forgetPast, installPast } from './past.js';

const migrationLock = 4_711_001;
const oldestVersion = 150_000;

/** Password of the application role of the embedded cluster; generated once, kept beside the cluster. */
export function applicationPassword(dataDir: string): string {
  const file = join(dataDir, 'application-password');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Creates the database when it is missing. Returns true when it was created. */
export async function ensureDatabase(ownerUrl: string, name: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return false;
    await client.query(`create database ${client.escapeIdentifier(name)}`);
    return true;
  });
}

/**
 * Brings the database of `ownerUrl` to the current schema, as its owner, one server at a time.
 * With a password the application role may log in (embedded); without, the owner steps down to it (external).
 */
export async function migrate(ownerUrl: string, password?: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    if (version < oldestVersion)
      throw new ConfigError('The database is older than PostgreSQL 15: use version 15 to 18.');
    // Let go with the connection: after a failure in the midst of it, no statement could.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await requireRights(client);
    await ensureRole(client, version, password);
    const orm = await MikroORM.init({
      clientUrl: ownerUrl,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      logger: () => undefined,
      migrations: { migrationsList: migrations, snapshot: false, allOrNothing: true },
      ensureDatabase: false,
    });
    try {
      if ((await orm.migrator.getPending()).length > 0) await forgetPast(client);
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    await installPast(client);
    await client.query(`create schema if not exists pgboss`);
    await client.query(`alter schema pgboss owner to ${applicationRole}`);
  });
}

/** An ordinary owner is enough; whoever is less is told what is missing before anything is changed. */
async function requireRights(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; database: string; enough: boolean }>(
    `select current_user as name, current_database() as database,
       has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as enough`,
  );
  const { name, database, enough } = rows[0]!;
  if (enough) return;
  throw new ConfigError(
    `The user ${name} of DATABASE_URL may not create tables in the database ${database}: let an administrator run "alter database ${database} owner to ${name}".`,
  );
}

async function ensureRole(client: Client, version: number, password: string | undefined): Promise<void> {
  const { rows } = await client.query<{ name: string; found: boolean }>(
    'select current_user as name, exists (select 1 from pg_roles where rolname = $1) as found',
    [applicationRole],
  );
  const { name, found } = rows[0]!;
  try {
    if (!found)
      await client.query(`create role ${applicationRole} nosuperuser nobypassrls nocreatedb nocreaterole`);
    // Since version 16 whoever creates a role may give it away, but not become it.
    const able = await client.query<{ able: boolean }>('select pg_has_role(current_user, $1, $2) as able', [
      applicationRole,
      version < 160_000 ? 'member' : 'set',
    ]);
    if (!able.rows[0]!.able) await client.query(`grant ${applicationRole} to current_user`);
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    const create = found ? '' : `create role ${applicationRole}; `;
    throw new ConfigError(
      `The user ${name} of DATABASE_URL may not set up the role ${applicationRole}: give it CREATEROLE, or let an administrator run "${create}grant ${applicationRole} to ${name}".`,
    );
  }
  if (password) {
    await client.query(`alter role ${applicationRole} login password ${client.escapeLiteral(password)}`);
  }
}

/** Address for the application: its own login on the embedded cluster, the owner stepping down elsewhere. */
export function steppedDown(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', `-c role=${applicationRole} -c statement_timeout=8000 -c timezone=UTC`);
  return url.toString();
}

export function withSessionDefaults(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c statement_timeout=8000 -c timezone=UTC');
  return address.toString();
}

/**
 * Refuses to serve when row security could be bypassed: a superuser, an owner or a BYPASSRLS role ignores it silently,
 * and so does a table on which it is not forced.
 */
export async function checkRowSecurity(applicationUrl: string): Promise<void> {
  await withClient(applicationUrl, async (client) => {
    const role = await client.query(
      `select rolsuper, rolbypassrls, exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relowner = r.oid) as owner from pg_roles r where rolname = current_user`,
    );
    const { rolsuper, rolbypassrls, owner } = role.rows[0];
    if (rolsuper || rolbypassrls || owner) {
      throw new ConfigError(
        'The application would run with a database role that bypasses row security; refusing to serve.',
      );
    }
    const open = await client.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    if (open.rowCount) {
      throw new ConfigError(
        `Row security is not forced on ${open.rows.map((row) => row.relname).join(', ')}; refusing to serve.`,
      );
    }
  });
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
