import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../logging.js';
import { isDataDirLocked, lockDataDir } from './data-lock.js';
import { startEmbeddedPostgres } from './embedded.js';
import { applicationRole } from './migrations/tenant-table.js';
import { databaseName } from './postgres.js';
import { applicationPassword, steppedDown, withSessionDefaults } from './set-up.js';

/**
 * The database as it is, for programs that only look: nothing is migrated. The embedded one is used together with the server
 * that runs it, or started for this time.
 */
export async function openForReading(
  config: Config,
  logger: Logger,
): Promise<{ readonly applicationUrl: string; stop(): Promise<void> }> {
  if (config.databaseUrl)
    return { applicationUrl: steppedDown(config.databaseUrl), stop: () => Promise.resolve() };
  const dir = join(config.dataDir, 'postgres');
  const address = (port: number | string) =>
    withSessionDefaults(
      `postgresql://${applicationRole}:${encodeURIComponent(applicationPassword(dir))}@127.0.0.1:${port}/${databaseName}`,
    );
  if (isDataDirLocked(config.dataDir)) {
    const port = readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
    return { applicationUrl: address(port.trim()), stop: () => Promise.resolve() };
  }
  const unlock = lockDataDir(config.dataDir);
  try {
    const cluster = await startEmbeddedPostgres(dir, logger);
    return {
      applicationUrl: address(new URL(cluster.ownerUrl).port),
      async stop() {
        await cluster.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
