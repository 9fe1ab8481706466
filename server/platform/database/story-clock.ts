import type { Client } from 'pg';
import { dayOf } from '../clock.js';
import { ConfigError } from '../config.js';
import { applicationRole } from './migrations/tenant-table.js';
import { withClient } from './set-up.js';

/**
 * Lets time pass while the demo hospital is told, and only then.
 *
 * The product knows one clock, that of the database: `now()` and `clock_timestamp()` in statements, column defaults, views
 * and functions. For the time of the story the owner of the database puts functions of the same names into a schema of
 * its own, hangs everything that was bound to the clock on them, and removes all of it at the end. Nothing of the product
 * can be asked to do this: no setting, no field, no parameter, and the application role may neither create such a schema
 * nor move the clock in it. PostgreSQL itself refuses to drop the schema while anything still depends on it, and no server
 * serves a database in which it exists.
 */
export const storySchema = 'story';

export interface Story {
  /** Address of the application role whose statements read the clock of the story. */
  readonly applicationUrl: string;
  /** What the clock shows, for what reads the time outside of the database. */
  now(): Date;
  /** Sets the clock; from here it runs on at its own pace. */
  moveTo(at: Date): Promise<void>;
}

/** Minutes of the story per minute of the machine: work takes people longer than programs. */
const pace = 60;
const clockNames = ['now', 'clock_timestamp'] as const;
const readsClock = String.raw`(now|clock_timestamp)\(\)`;
const plainPath = 'public, pg_temp';
const storyPath = `${storySchema}, pg_catalog, public, pg_temp`;

/** Runs `work` with a clock that it sets; afterwards the database is what the migrations made it. */
export async function tellStory<T>(
  ownerUrl: string,
  applicationUrl: string,
  begin: Date,
  work: (story: Story) => Promise<T>,
): Promise<T> {
  return withClient(ownerUrl, async (owner) => {
    const restore = await install(owner, begin);
    let shown = { moment: begin, since: Date.now() };
    const result = await work({
      applicationUrl: withStoryPath(applicationUrl),
      now: () => new Date(shown.moment.getTime() + (Date.now() - shown.since) * pace),
      async moveTo(at) {
        const night = dayOf(at) !== dayOf(shown.moment);
        shown = { moment: at, since: Date.now() };
        if (night) await gatherStatistics(owner);
        await owner.query(
          `update ${storySchema}.clock set moment = $1, since = pg_catalog.clock_timestamp()`,
          [at],
        );
      },
    });
    await inTransaction(owner, restore);
    return result;
  });
}

/** Refuses a database in which a story began and did not end: its rows would be dated by it. */
export async function refuseUnfinishedStory(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select 1 from pg_namespace where nspname = $1', [storySchema]);
    if (found.rowCount) {
      throw new ConfigError(
        'The demo hospital was left half built by an interrupted first start (or another server is building it): empty the data folder or the database and start again.',
      );
    }
  });
}

interface Bound {
  readonly change: string;
  readonly restore: string;
}

/** Puts the clock up and hangs defaults, views and functions on it; answers the statements that undo it. */
async function install(owner: Client, begin: Date): Promise<readonly string[]> {
  const bound = [...(await defaults(owner)), ...(await functions(owner)), ...(await views(owner))];
  await inTransaction(owner, [
    `create schema ${storySchema}`,
    `create table ${storySchema}.clock (moment timestamptz not null, since timestamptz not null)`,
    `insert into ${storySchema}.clock values ('${begin.toISOString()}', pg_catalog.clock_timestamp())`,
    ...clockNames.map(
      (
        name,
      ) => `create function ${storySchema}.${name}() returns timestamptz language sql stable security definer
        set search_path = pg_catalog as $$
          select moment + greatest(${name}() - since, interval '0') * ${pace} from ${storySchema}.clock
        $$`,
    ),
    `grant usage on schema ${storySchema} to ${applicationRole}`,
    `set local search_path = ${storyPath}`,
    ...bound.map((one) => one.change),
  ]);
  return [
    `set local search_path = ${plainPath}`,
    ...bound.map((one) => one.restore),
    `drop table ${storySchema}.clock`,
    ...clockNames.map((name) => `drop function ${storySchema}.${name}()`),
    `drop schema ${storySchema}`,
  ];
}

/** Column defaults that read the clock; the text is the same under both search paths, what it is bound to is not. */
async function defaults(owner: Client): Promise<Bound[]> {
  const { rows } = await owner.query<{ column: string; text: string }>(
    `select format('%s alter column %I set default', d.adrelid::regclass, a.attname) as "column",
       pg_get_expr(d.adbin, d.adrelid) as text
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     join pg_class c on c.oid = d.adrelid
     where c.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) ~ $1 order by 1`,
    [readsClock],
  );
  return rows.map(({ column, text }) => {
    const statement = `alter table ${column} ${text}`;
    return { change: statement, restore: statement };
  });
}

/** Functions with a search path of their own, which would go past the story. */
async function functions(owner: Client): Promise<Bound[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prosrc ~ $1 and p.proconfig = array[$2] order by 1`,
    [readsClock, `search_path=${plainPath}`],
  );
  return rows.map(({ name }) => ({
    change: `alter function ${name} set search_path = ${storyPath}`,
    restore: `alter function ${name} set search_path = ${plainPath}`,
  }));
}

async function views(owner: Client): Promise<Bound[]> {
  const { rows } = await owner.query<{ name: string; options: string; text: string }>(
    `select format('public.%I', c.relname) as name, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as options,
       pg_get_viewdef(c.oid) as text
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and pg_get_viewdef(c.oid) ~ $1 order by 1`,
    [readsClock],
  );
  return rows.map(({ name, options, text }) => {
    const statement = `create or replace view ${name}${options} as ${text}`;
    return { change: statement, restore: statement };
  });
}

/**
 * What PostgreSQL does by itself once a minute at most, by the same rule; months pass within one here, and a planner that
 * takes every table for an empty one needs ten times as long for what reads many of them.
 */
async function gatherStatistics(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ tables: string | null }>(
    `select string_agg(relid::regclass::text, ', ') as tables from pg_stat_user_tables
     where schemaname = 'public' and n_mod_since_analyze > 50 + n_live_tup / 10`,
  );
  if (rows[0]?.tables) await owner.query(`analyze ${rows[0].tables}`);
}

async function inTransaction(owner: Client, statements: readonly string[]): Promise<void> {
  await owner.query(['begin', ...statements, 'commit'].join(';\n'));
}

function withStoryPath(applicationUrl: string): string {
  const url = new URL(applicationUrl);
  const path = storyPath.replaceAll(' ', '');
  const known = url.searchParams.get('options') ?? '';
  // A story that is cut off is refused as a whole, and the commit that ends it waits for the disk: those within need not.
  url.searchParams.set('options', `${known} -c search_path=${path} -c synchronous_commit=off`.trim());
  return url.toString();
}
