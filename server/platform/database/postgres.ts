import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../logging.js';
import { startEmbeddedPostgres } from './embedded.js';
import { refuseUnfinishedStory } from './story-clock.js';
import { applicationRole } from './migrations/tenant-table.js';
import {
  applicationPassword,
  checkRowSecurity,
  ensureDatabase,
  migrate,
  steppedDown,
  withSessionDefaults,
} from './set-up.js';

/** A migrated database: the address of its owner for reference data, that of the restricted role for everything else. */
export interface Postgres {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  stop(): Promise<void>;
}

export const databaseName = 'hengjian';

/** Opens the external database of the settings, or starts the embedded one; migrates it and checks row security. */
export async function openPostgres(config: Config, logger: Logger): Promise<Postgres> {
  if (config.databaseUrl) {
    await migrate(config.databaseUrl);
    const applicationUrl = steppedDown(config.databaseUrl);
    await checkRowSecurity(applicationUrl);
    await refuseUnfinishedStory(applicationUrl);
    return { ownerUrl: config.databaseUrl, applicationUrl, stop: () => Promise.resolve() };
  }
  const dir = join(config.dataDir, 'postgres');
  const cluster = await startEmbeddedPostgres(dir, logger);
  try {
    const password = applicationPassword(dir);
    await ensureDatabase(cluster.ownerUrl, databaseName);
    const owner = new URL(cluster.ownerUrl);
    owner.pathname = `/${databaseName}`;
    await migrate(owner.toString(), password);
    const applicationUrl = withSessionDefaults(cluster.url(applicationRole, password, databaseName));
    await checkRowSecurity(applicationUrl);
    await refuseUnfinishedStory(applicationUrl);
    return { ownerUrl: owner.toString(), applicationUrl, stop: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
