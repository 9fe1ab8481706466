import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ClientBase } from 'pg';
import { ConfigError } from '../../platform/config.js';
import { FrameworkFileError, loadFrameworkFile } from './framework-file.js';
import type { FrameworkData } from './framework-file.js';
import { controlId, frameworkId, ownPrefix, referencedId } from './framework.ids.js';
import { caseRows, controlRows, frameworkRow, linkRows } from './framework.rows.js';

/** What became of one framework folder. */
export interface LoadedFramework {
  readonly code: string;
  readonly outcome: 'unchanged' | 'added' | 'replaced';
}

const loadLock = 4_711_003;
const foreignKeyViolation = '23503';

/** Raise it when reading the same files gives other data than before: every installation then reads them again. */
const readerVersion = 1;

/**
 * Brings the reference tables to what the folders below `dir` say: all of it in one transaction, one server at a time.
 * When no byte of any folder has changed since the last time, nothing is read. Frameworks with an equal content hash are left
 * alone. A published edition is immutable: one that results refer to is refused with a ConfigError when its content has
 * changed. `client` belongs to the owner of the database.
 */
export async function loadFrameworks(client: ClientBase, dir: string): Promise<LoadedFramework[]> {
  const sources = await sourceHashes(dir);
  if (await areLoaded(client, sources))
    return [...sources.keys()].map((code) => ({ code, outcome: 'unchanged' }));
  const files = await readFrameworks(dir, [...sources.keys()]);
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [loadLock]);
    const { rows } = await client.query<{ code: string; hash: string }>(
      'select code, content_hash as hash from framework where organization_id is null',
    );
    const known = new Map(rows.map((row) => [row.code, row.hash]));
    const loaded: LoadedFramework[] = [];
    for (const data of files) loaded.push(await loadOne(client, data, known.get(data.framework.code)));
    await client.query(
      `insert into framework_source (code, hash) select * from unnest($1::text[], $2::text[])
       on conflict (code) do update set hash = excluded.hash`,
      [[...sources.keys()], [...sources.values()]],
    );
    await client.query('commit');
    return loaded;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** SHA-256 over the bytes of each framework folder, by its name in order. Folders beside them hold other data. */
async function sourceHashes(dir: string): Promise<Map<string, string>> {
  const root = resolve(dir);
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const heads = files.filter(
    (file) => basename(file) === 'framework.yaml' && dirname(dirname(file)) === root,
  );
  const hashes = new Map<string, string>();
  for (const folder of heads.map((head) => dirname(head))) {
    const hash = createHash('sha256').update(`reader ${readerVersion}\n`);
    for (const file of files.filter((each) => dirname(each) === folder))
      hash.update(`${basename(file)}\n`).update(await readFile(file));
    hashes.set(basename(folder), hash.digest('hex'));
  }
  return hashes;
}

/** True when the tables hold exactly these folders. */
async function areLoaded(client: ClientBase, sources: ReadonlyMap<string, string>): Promise<boolean> {
  const { rows } = await client.query<{ code: string; hash: string }>(
    'select s.code, s.hash from framework_source s join framework f using (code)',
  );
  const known = new Map(rows.map((row) => [row.code, row.hash]));
  return [...sources].every(([code, hash]) => known.get(code) === hash);
}

async function readFrameworks(dir: string, folders: readonly string[]): Promise<FrameworkData[]> {
  const files: FrameworkData[] = [];
  for (const folder of folders) files.push(await readFramework(join(dir, folder), folder));
  checkReferences(files);
  checkSuperseded(files);
  return files;
}

/** References lead from one file into another, so they can only be checked when all are read. */
function checkReferences(files: readonly FrameworkData[]): void {
  const known = new Set(
    files.flatMap(({ framework, controls }) => controls.map(({ code }) => controlId(framework.code, code))),
  );
  for (const { framework, controls } of files) {
    for (const { code, rule } of controls) {
      const lost = rule?.references?.find((reference) => !known.has(referencedId(reference, null)));
      if (lost !== undefined)
        throw new ConfigError(
          `The framework ${framework.code} cannot be used: ${code} refers to ${lost}, which no framework holds.`,
        );
    }
  }
}

/** A newer edition names one that is there and scored in the same way. */
function checkSuperseded(files: readonly FrameworkData[]): void {
  const kinds = new Map(files.map(({ framework }) => [framework.code, framework.scoringKind]));
  for (const { framework } of files) {
    const { code, supersedes, scoringKind } = framework;
    if (supersedes === undefined || (supersedes !== code && kinds.get(supersedes) === scoringKind)) continue;
    throw new ConfigError(
      `The framework ${code} cannot be used: it supersedes ${supersedes}, which is no other framework of its scoring kind.`,
    );
  }
}

async function readFramework(path: string, folder: string): Promise<FrameworkData> {
  try {
    const data = await loadFrameworkFile(path);
    if (folder.startsWith(ownPrefix))
      throw new ConfigError(
        `The framework in ${path} has a code that begins with ${ownPrefix}: such codes belong to organizations.`,
      );
    if (data.framework.code === folder) return data;
    throw new ConfigError(
      `The framework in ${path} calls itself ${data.framework.code}: folder and code must be the same.`,
    );
  } catch (error) {
    if (error instanceof FrameworkFileError)
      throw new ConfigError(`A framework cannot be used: ${error.message}`);
    throw error;
  }
}

async function loadOne(
  client: ClientBase,
  data: FrameworkData,
  hash: string | undefined,
): Promise<LoadedFramework> {
  const { code } = data.framework;
  if (hash === data.contentHash) return { code, outcome: 'unchanged' };
  if (hash !== undefined && (await isInUse(client, code))) throw immutable(code);
  try {
    await write(client, data);
  } catch (error) {
    if ((error as { code?: unknown }).code === foreignKeyViolation) throw immutable(code);
    throw error;
  }
  return { code, outcome: hash === undefined ? 'added' : 'replaced' };
}

const immutable = (code: string): ConfigError =>
  new ConfigError(
    `The framework ${code} has changed although assessments or evidence already refer to it: restore its files and publish the change as a new edition under a new code.`,
  );

/** True when an assessment answers a control of the framework. The table comes with a later migration. */
async function isInUse(client: ClientBase, code: string): Promise<boolean> {
  const table = await client.query<{ found: boolean }>(
    `select to_regclass('public.result') is not null as found`,
  );
  if (!table.rows[0]?.found) return false;
  const used = await client.query<{ used: boolean }>(
    `select exists (select 1 from control c join result r on r.control_id = c.id where c.framework_id = $1) as used`,
    [frameworkId(code)],
  );
  return used.rows[0]?.used === true;
}

/** Writes one framework with one statement per table; rows that the new content no longer has go. */
async function write(client: ClientBase, data: FrameworkData): Promise<void> {
  const id = frameworkId(data.framework.code);
  const controls = controlRows(data);
  const cases = caseRows(data);
  await upsert(client, 'framework', [frameworkRow(data)]);
  await upsert(client, 'control', controls);
  await upsert(client, 'high_risk_case', cases);
  await client.query(
    'delete from control_high_risk h using high_risk_case k where k.id = h.case_id and k.framework_id = $1',
    [id],
  );
  await client.query('delete from high_risk_case where framework_id = $1 and id <> all ($2::uuid[])', [
    id,
    cases.map((row) => row.id),
  ]);
  await client.query('delete from control where framework_id = $1 and id <> all ($2::uuid[])', [
    id,
    controls.map((row) => row.id),
  ]);
  await client.query(
    `insert into control_high_risk (control_id, case_id)
     select control_id, case_id from jsonb_to_recordset($1::jsonb) as l(control_id uuid, case_id uuid)`,
    [JSON.stringify(linkRows(data))],
  );
}

type Row = Readonly<Record<string, unknown>>;

/** Inserts or replaces rows by id; the columns are the keys of the first row, typed by the table itself. */
async function upsert(client: ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const changes = columns
    .filter((column) => column !== 'id')
    .map((column) => `${column} = excluded.${column}`);
  await client.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)
     on conflict (id) do update set ${changes.join(', ')}`,
    [JSON.stringify(rows)],
  );
}
