import 'reflect-metadata';
import { join } from 'node:path';
import type { Config } from './platform/config.js';
import { projectRoot } from './platform/config.js';
import { openPostgres } from './platform/database/postgres.js';
import { withClient } from './platform/database/set-up.js';
import { loadCrosswalks } from './features/crosswalk/index.js';
import { loadFrameworks } from './features/framework/index.js';
import { openHouse } from './house.js';
import { createLogger } from './platform/logging.js';
import { firstStart } from './first-start.js';
import { sealSecrets } from './platform/secrets/sealing.js';

/** Database → house → listen, until a signal ends it. What was begun is undone when a step fails. */
export async function serve(config: Config, unlock: () => void): Promise<void> {
  const logger = createLogger(config.logLevel);
  let undo = async (): Promise<void> => unlock();
  try {
    const postgres = await openPostgres(config, logger);
    undo = async () => {
      await postgres.stop();
      unlock();
    };
    await withClient(postgres.ownerUrl, async (client) => {
      await sealSecrets(client, config);
      await loadFrameworks(client, join(projectRoot, 'frameworks'));
      await loadCrosswalks(client, join(projectRoot, 'frameworks', 'crosswalks'));
    });
    const accounts = config.demo ? await firstStart(config, logger, postgres) : [];
    const house = await openHouse(config, logger, postgres.applicationUrl);
    const address = await house.app.start();

    let stopping = false;
    const stop = (signal: string) => {
      // A second Ctrl-C means now.
      if (stopping) process.exit(130);
      stopping = true;
      logger.info({ signal }, 'stopping');
      void (async () => {
        await house.close();
        await undo();
        process.exit(0);
      })();
    };
    process.on('SIGINT', () => stop('SIGINT'));
    process.on('SIGTERM', () => stop('SIGTERM'));
    process.stdout.write(
      `\n  衡鉴 Hengjian  ${address.replace('[::1]', 'localhost')}\n${accounts.map((line) => `  ${line}\n`).join('')}\n`,
    );
  } catch (error) {
    // What went wrong first is what the person has to hear of.
    await undo().catch((second: unknown) => logger.error({ err: second }, 'could not be put down in order'));
    throw error;
  }
}
