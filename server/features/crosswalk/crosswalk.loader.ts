import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { ConfigError } from '../../platform/config.js';
import { FrameworkFileError } from '../framework/index.js';
import { readCrosswalkFile } from './crosswalk-file.js';
import type { CrosswalkFile } from './crosswalk-file.js';
import { crosswalkId, mappingId } from './crosswalk.ids.js';

const loadLock = 4_711_004;
const foreignKeyViolation = '23503';

interface Book {
  readonly id: string;
  readonly hash: string;
  /** Ids of its controls by code. */
  readonly controls: ReadonlyMap<string, string>;
}

/**
 * Brings the published crosswalks to what the files of `dir` say, all in one transaction; call it after the rule books are
 * loaded. A relation that changed replaces the published one and leaves what hospitals made of it alone; one that a hospital
 * has judged or derived from may not disappear. `client` belongs to the owner of the database.
 */
export async function loadCrosswalks(client: ClientBase, dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  try {
    const files = await Promise.all(names.map((name) => readCrosswalkFile(join(dir, name))));
    await client.query('begin');
    try {
      await client.query('select pg_advisory_xact_lock($1)', [loadLock]);
      await load(client, files);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  } catch (error) {
    if (error instanceof FrameworkFileError)
      throw new ConfigError(`A crosswalk cannot be used: ${error.message}`);
    if ((error as { code?: unknown }).code === foreignKeyViolation)
      throw new ConfigError(
        `A crosswalk in ${dir} has lost mappings that hospitals already judged: restore its files and publish the change under a new code.`,
      );
    throw error;
  }
}

async function load(client: ClientBase, files: readonly CrosswalkFile[]): Promise<void> {
  const books = await booksOf(client, [...new Set(files.flatMap(({ source, target }) => [source, target]))]);
  const hashes = files.map((file) => hashOf(file, books));
  const { rows } = await client.query<{ code: string; hash: string }>(
    'select code, content_hash as hash from crosswalk where organization_id is null',
  );
  const known = new Map(rows.map((row) => [row.code, row.hash]));
  const changed = files.filter((file, at) => known.get(file.code) !== hashes[at]);
  const gone = rows.map(({ code }) => code).filter((code) => !files.some((file) => file.code === code));
  if (changed.length === 0 && gone.length === 0) return;

  const mappings = changed.flatMap((file) => mappingRows(file, books));
  await client.query(
    `insert into crosswalk (id, code, name, basis, source_framework_id, target_framework_id, content_hash)
     select id, code, name, basis, source_framework_id, target_framework_id, content_hash
     from jsonb_populate_recordset(null::crosswalk, $1::jsonb)
     on conflict (id) do update set name = excluded.name, basis = excluded.basis,
       source_framework_id = excluded.source_framework_id, target_framework_id = excluded.target_framework_id,
       content_hash = excluded.content_hash`,
    [JSON.stringify(changed.map((file) => crosswalkRow(file, books, hashes[files.indexOf(file)]!)))],
  );
  await client.query(
    `delete from mapping m using crosswalk k where k.id = m.crosswalk_id and k.organization_id is null
       and (k.code = any ($1) or k.code = any ($2) and m.id <> all ($3::uuid[]))`,
    [gone, changed.map((file) => file.code), mappings.map((row) => row.id)],
  );
  await client.query('delete from crosswalk where organization_id is null and code = any ($1)', [gone]);
  await client.query(
    `insert into mapping (id, crosswalk_id, source_id, target_id, relation, confidence, rationale)
     select id, crosswalk_id, source_id, target_id, relation, confidence, rationale
     from jsonb_populate_recordset(null::mapping, $1::jsonb)
     on conflict (id) do update set relation = excluded.relation, confidence = excluded.confidence,
       rationale = excluded.rationale`,
    [JSON.stringify(mappings)],
  );
}

/** The rule books of these codes. A file may name one that is not there: `mappingRows` says so. */
async function booksOf(client: ClientBase, codes: readonly string[]): Promise<Map<string, Book>> {
  const { rows } = await client.query<{
    id: string;
    code: string;
    hash: string;
    controls: [string, string][];
  }>(
    `select f.id, f.code, f.content_hash as hash, jsonb_agg(jsonb_build_array(c.code, c.id)) as controls
     from framework f join control c on c.framework_id = f.id where f.organization_id is null and f.code = any ($1) group by f.id`,
    [codes],
  );
  return new Map(
    rows.map(({ id, code, hash, controls }) => [code, { id, hash, controls: new Map(controls) }]),
  );
}

/** A rule book that changed may have lost controls and with them mappings, so its content is part of the hash. */
function hashOf(file: CrosswalkFile, books: ReadonlyMap<string, Book>): string {
  const parts = [file.hash, books.get(file.source)?.hash, books.get(file.target)?.hash];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function crosswalkRow(file: CrosswalkFile, books: ReadonlyMap<string, Book>, hash: string) {
  const { code, name, basis, source, target } = file;
  return {
    id: crosswalkId(code),
    code,
    name,
    basis,
    source_framework_id: books.get(source)!.id,
    target_framework_id: books.get(target)!.id,
    content_hash: hash,
  };
}

/** The rows of a file; FrameworkFileError names every code that its rule books do not hold. */
function mappingRows(file: CrosswalkFile, books: ReadonlyMap<string, Book>) {
  const problems: string[] = [];
  for (const side of ['source', 'target'] as const)
    if (!books.has(file[side])) problems.push(`${side}: there is no rule book ${file[side]}`);
  const rows = file.mappings.map(({ from, to, relation, confidence, rationale, place }) => {
    const [sourceId, targetId] = [
      books.get(file.source)?.controls.get(from),
      books.get(file.target)?.controls.get(to),
    ];
    if (books.has(file.source) && !sourceId)
      problems.push(`${place.replace(/\.to.*/, '.from')}: ${file.source} holds no control ${from}`);
    if (books.has(file.target) && !targetId) problems.push(`${place}: ${file.target} holds no control ${to}`);
    return {
      id: mappingId(file.code, from, to),
      crosswalk_id: crosswalkId(file.code),
      source_id: sourceId,
      target_id: targetId,
      relation,
      confidence,
      rationale,
    };
  });
  if (problems.length > 0) throw new FrameworkFileError(file.file, [...new Set(problems)].slice(0, 20));
  return rows;
}
