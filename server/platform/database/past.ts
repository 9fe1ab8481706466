import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { applicationRole } from './migrations/tenant-table.js';
import { keptTables, timeless, writtenOnce } from './past.tables.js';
import type { Period } from './past.tables.js';

/**
 * The past as a schema: views with the names of the tables, which show the rows that held at the moment in `app.as_of`, and a
 * `now()` that answers this moment. A read that is sent with this schema alone in front (`ReadSession`) reads the past with
 * the very statement that reads the present: rules of access, proof and score cannot differ between the two.
 *
 * Views, triggers and missing columns of the histories are made from the catalogue whenever it has changed, so a column that
 * a migration adds stands in the history of its table from the next start on, without another word. What former rows are to
 * say in it the migration writes itself, if null is not the answer.
 */
export const pastSchema = 'past';
/** Nothing but what is declared: a table that the past does not know is missed loudly instead of read as it is today. */
export const pastPath = `${pastSchema}, pg_catalog, pg_temp`;
export const momentSetting = 'app.as_of';

interface Table {
  readonly name: string;
  /** Columns with their types, in order; `readable`: the application may select them. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly readable: boolean }[];
}

/** Takes the views away while migrations run: they would forbid changing or dropping a column. */
export async function forgetPast(client: Client): Promise<void> {
  await client.query(`drop schema if exists ${pastSchema} cascade`);
}

/** Brings histories, triggers and views up to the tables; does nothing when they are. */
export async function installPast(client: Client): Promise<void> {
  const missing = missingColumns(await readTables(client));
  if (missing.length > 0) await client.query(missing.join(';\n'));
  const tables = await readTables(client);
  const made = [...triggers(tables), ...schema(tables)];
  const fingerprint = createHash('sha256').update(made.join('\n')).digest('hex');
  const { rows } = await client.query<{ known: string | null }>(
    `select obj_description(oid, 'pg_namespace') as known from pg_namespace where nspname = $1`,
    [pastSchema],
  );
  if (rows[0]?.known === fingerprint) return;
  // One message is one transaction; with a BEGIN of its own a failure would leave it open, and its reason unheard.
  await client.query(
    [
      `drop schema if exists ${pastSchema} cascade`,
      ...made,
      `comment on schema ${pastSchema} is '${fingerprint}'`,
    ].join(';\n'),
  );
}

async function readTables(client: Client): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
       'readable', has_column_privilege($1, c.oid, a.attnum, 'select')) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') group by c.oid, c.relname`,
    [applicationRole],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function tableIn(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (!table) throw new Error(`the past speaks of a table ${name} that is missing`);
  return table;
}

const historyOf = (table: string): string => `${table}_history`;

function missingColumns(tables: ReadonlyMap<string, Table>): string[] {
  return Object.keys(keptTables).flatMap((name) => {
    const known = new Set(tableIn(tables, historyOf(name)).columns.map((column) => column.name));
    return tableIn(tables, name)
      .columns.filter((column) => !known.has(column.name))
      .map((column) => `alter table public.${historyOf(name)} add column "${column.name}" ${column.type}`);
  });
}

const listed = (names: readonly string[], alias = ''): string =>
  names.map((name) => `${alias}"${name}"`).join(', ');

/** The whole former row, by the names of its columns. The clock of the database alone says since when a row holds. */
function triggers(tables: ReadonlyMap<string, Table>): string[] {
  return Object.entries(keptTables).flatMap(([name, { since, until }]) => {
    const columns = tableIn(tables, name).columns.map((column) => column.name);
    return [
      `create or replace function public.keep_${name}() returns trigger
       language plpgsql security definer set search_path = public, pg_temp as $$
       declare
         ended timestamptz := now();
       begin
         if tg_op = 'INSERT' then
           new.${since} := ended;
           return new;
         end if;
         if tg_op = 'UPDATE' and new is not distinct from old then
           return new;
         end if;
         -- One moment per transaction; one that waited for the row may have begun before the other ended.
         ended := greatest(ended, old.${since});
         if ended > old.${since} then
           insert into ${historyOf(name)} (${listed(columns)}, ${until}) values (${listed(columns, 'old.')}, ended);
         end if;
         if tg_op = 'DELETE' then
           return old;
         end if;
         new.${since} := ended;
         return new;
       end $$`,
      `revoke all on function public.keep_${name}() from public`,
      `create or replace trigger keep_former_row before insert or update or delete on public.${name}
       for each row execute function public.keep_${name}()`,
    ];
  });
}

const now = `(select ${pastSchema}.now())`;

function schema(tables: ReadonlyMap<string, Table>): string[] {
  const columnsOf = (name: string): string[] =>
    tableIn(tables, name)
      .columns.filter((column) => column.readable)
      .map((column) => column.name);
  const view = (name: string, body: string): string =>
    `create view ${pastSchema}.${name} with (security_invoker = true) as ${body}`;
  const plain = (name: string, where = ''): string =>
    view(name, `select ${listed(columnsOf(name))} from public.${name} ${where}`);
  return [
    `create schema ${pastSchema}`,
    // Stable and without settings of its own, so that it is put in place of each call.
    `create function ${pastSchema}.now() returns timestamptz language sql stable parallel safe as
       $$ select pg_catalog.current_setting('${momentSetting}')::timestamptz $$`,
    ...Object.entries(keptTables).flatMap(([name, period]) => [
      view(name, atMoment(name, columnsOf(name), period)),
      view(
        historyOf(name),
        `select ${listed(columnsOf(historyOf(name)))} from public.${historyOf(name)} where ${period.until} <= ${now}`,
      ),
    ]),
    ...Object.entries(writtenOnce).map(([name, since]) => plain(name, `where ${since} <= ${now}`)),
    ...timeless.map((name) => plain(name)),
    `create function ${pastSchema}.unit_subtree(org uuid, root uuid) returns uuid[] language sql stable as
       $$ select public.unit_subtree(org, root) $$`,
    searchEvidence,
    searchTasks,
    `grant usage on schema ${pastSchema} to ${applicationRole}`,
    `grant select on all tables in schema ${pastSchema} to ${applicationRole}`,
  ];
}

/** Rows that hold still and held then, and former rows that held then. */
function atMoment(name: string, columns: readonly string[], { since, until }: Period): string {
  return `select ${listed(columns, 't.')} from public.${name} t where t.${since} <= ${now}
    union all
    select ${columns.map((column) => stricter[name]?.[column] ?? `h."${column}"`).join(', ')}
    from public.${historyOf(name)} h where h.${since} <= ${now} and h.${until} > ${now}`;
}

const ifSecretToday = (secret: string, column: string): string =>
  `coalesce((select ${secret} from public.evidence x where x.organization_id = h.organization_id and x.id = h.id
    and x.label = 'SENSITIVE'), h.${column})`;

/** What was not secret then but is today stays secret, also to who owned it then: the past is no way round a label. */
const stricter: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  evidence: { label: ifSecretToday('x.label', 'label'), owner_id: ifSecretToday('x.owner_id', 'owner_id') },
};

// As the functions of these names in `public`, without their index: it knows today's words alone.
const searchEvidence = `create function ${pastSchema}.search_evidence(org uuid, words jsonb, states text[] default null)
  returns table (id uuid, organization_id uuid, title text, kind text, label text, state text, owner_id uuid, unit_id uuid,
    submitted_by uuid, tags text[], collected_on date, valid_from date, valid_until date, updated_at timestamptz, deleted_at timestamptz,
    damaged_at timestamptz, place smallint)
  language sql stable as $$
    select e.id, e.organization_id, e.title, e.kind, e.label, e.state, e.owner_id, e.unit_id, e.submitted_by, e.tags,
      e.collected_on, e.valid_from, e.valid_until, e.updated_at, e.deleted_at, e.damaged_at,
      (case when normalize(e.title, nfkc) ilike all (a.patterns) then 1 when s.said ilike all (a.patterns) then 2 else 3 end)::smallint
    from ${pastSchema}.evidence e
    left join ${pastSchema}.evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
    left join ${pastSchema}.evidence_text t on t.organization_id = e.organization_id and t.version_id = e.current_version_id
    cross join lateral (select normalize(concat_ws(E'\\n', e.title, e.description, array_to_string(e.tags, E'\\n'), v.file_name,
      v.url), nfkc) as said) s
    cross join (select array(select w.pattern from jsonb_to_recordset(words) w(pattern text)) as patterns) a
    where e.organization_id = org and e.deleted_at is null and (states is null or e.state = any (states))
      and not exists (select 1 from jsonb_to_recordset(words) w(pattern text, grams integer[])
        where not (s.said ilike w.pattern or coalesce(normalize(left(v.body, 4000), nfkc) ilike w.pattern, false)
          or coalesce(t.grams @> w.grams, false)))
  $$`;
const searchTasks = `create function ${pastSchema}.search_remediation_tasks(org uuid, tokens text[], patterns text[]) returns setof uuid
  language sql stable as $$
    select id from ${pastSchema}.remediation_task
    where organization_id = org
      and normalize(concat_ws(E'\\n', 'ZG-' || lpad(number::text, greatest(4, length(number::text)), '0'), title, description), nfkc)
        ilike all (patterns)
  $$`;
