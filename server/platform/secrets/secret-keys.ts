import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.js';
import type { Config } from '../config.js';
import { keyBytes, keysOf, SecretBox } from './secret-box.js';

type Settings = Pick<Config, 'dataDir' | 'secretKeys'>;

export const keyFileOf = (dataDir: string): string => join(dataDir, 'secret.key');

/**
 * The keys of the setting, then those of the file: the first one seals, all of them open. Undefined when there is none. A file can be
 * read by nobody else, or the start is refused.
 */
export function readSecretBox({ dataDir, secretKeys }: Settings): SecretBox | undefined {
  const [first, ...others] = [...secretKeys, ...fileKeys(keyFileOf(dataDir))];
  return first && new SecretBox([first, ...others]);
}

/** The same, with a new key in the file when there is none. */
export function openSecretBox(settings: Settings): SecretBox {
  const known = readSecretBox(settings);
  if (known) return known;
  const file = keyFileOf(settings.dataDir);
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${randomBytes(keyBytes).toString('base64')}\n`);
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    // Another process of this folder was faster: its key is the key.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readSecretBox(settings)!;
}

function fileKeys(file: string): Buffer[] {
  if (!existsSync(file)) return [];
  if ((statSync(file).mode & 0o077) !== 0)
    throw new ConfigError(`The key file ${file} can be read by others: give it the rights 600.`);
  const keys = keysOf(readFileSync(file, 'utf8'), /\s+/);
  if (keys) return keys;
  throw new ConfigError(`The key file ${file} is damaged: bring it back from the backup.`);
}
