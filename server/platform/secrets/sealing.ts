import type { Client } from 'pg';
import { ConfigError } from '../config.js';
import type { Config } from '../config.js';
import { keyIdIn, UnopenedSecret } from './secret-box.js';
import type { SecretBox, SecretPlace } from './secret-box.js';
import { keyFileOf, openSecretBox, readSecretBox } from './secret-keys.js';
import { sealedColumns } from './sealed-columns.js';

const nobody = '00000000-0000-0000-0000-000000000000';
const probe: SecretPlace = { organizationId: nobody, purpose: 'probe' };

/**
 * Before anybody is served: the key that this server has is the one that the database was sealed with, and nothing lies open that
 * should be sealed. Sealed by hand of a former edition or with a former key is sealed anew. Safe to run twice, and by two servers at once.
 */
export async function sealSecrets(
  client: Client,
  settings: Pick<Config, 'dataDir' | 'secretKeys'>,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtext('hengjian.secrets'))`);
    const box = await checkedBox(client, settings);
    for (const column of sealedColumns) await sealColumn(client, box, column);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The first server leaves a probe; every later one has to be able to open it. */
async function checkedBox(
  client: Client,
  settings: Pick<Config, 'dataDir' | 'secretKeys'>,
): Promise<SecretBox> {
  const { rows } = await client.query<{ probe: string }>('select probe from secret_probe');
  const [left] = rows;
  if (!left) {
    const box = openSecretBox(settings);
    await client.query('insert into secret_probe (probe) values ($1)', [box.seal('hengjian', probe)]);
    return box;
  }
  // No new key is made for a database that has one: its file may have been left behind.
  const box = readSecretBox(settings);
  if (!box)
    throw new ConfigError(
      `The key of the secrets in this database is missing: bring ${keyFileOf(settings.dataDir)} back from the backup, or set HENGJIAN_SECRET_KEY to the key of the server that sealed them.`,
    );
  try {
    box.open(left.probe, probe);
  } catch (error) {
    if (!(error instanceof UnopenedSecret)) throw error;
    throw new ConfigError(
      `The secrets in this database were sealed with another key (${keyIdIn(left.probe) ?? 'unknown'}, this server has ${box.keyId}): give this server that key, in HENGJIAN_SECRET_KEY or ${keyFileOf(settings.dataDir)}.`,
    );
  }
  if (keyIdIn(left.probe) !== box.keyId)
    await client.query('update secret_probe set probe = $1', [box.seal('hengjian', probe)]);
  return box;
}

/** Seals what lies open and what a former key sealed; two statements, or one when there is nothing to do. */
async function sealColumn(
  client: Client,
  box: SecretBox,
  { table, column, isBytes = false, key, placeOf }: (typeof sealedColumns)[number],
): Promise<void> {
  const text = isBytes ? `encode(${column}, 'escape')` : column;
  const { rows } = await client.query<{ key: string; organizationId: string; value: string | Buffer }>(
    `select ${key} as key, organization_id as "organizationId", ${column} as value from ${table}
     where ${column} is not null and ${text} not like $1 for update`,
    [`hjs1.${box.keyId}.%`],
  );
  if (rows.length === 0) return;
  const sealed = rows.map(({ key: id, organizationId, value }) => {
    const place = placeOf(organizationId, id);
    const known = typeof value === 'string' ? value : value.toString('latin1');
    return box.seal(keyIdIn(known) ? box.open(known, place) : value, place);
  });
  await client.query(
    `update ${table} t set ${column} = ${isBytes ? `convert_to(s.sealed, 'LATIN1')` : 's.sealed'}
     from unnest($1::uuid[], $2::text[]) as s (key, sealed) where t.${key} = s.key`,
    [rows.map((row) => row.key), sealed],
  );
}
