import 'reflect-metadata';
import type { App } from './app.js';
import { createApp } from './app.js';
import { entities } from './features/rooms.js';
import { systemClock } from './platform/clock.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { Database } from './platform/database/database.js';
import type { Deps } from './platform/deps.js';
import { EventFeed } from './platform/events/feed.js';
import { Jobs } from './platform/jobs/jobs.js';
import type { Logger } from './platform/logging.js';
import { openSecretBox } from './platform/secrets/secret-keys.js';
import { BlobRegister, registered, keepStoreTidy } from './platform/storage/blob-register.js';
import { openStorage } from './platform/storage/open-storage.js';

export interface House {
  readonly app: App;
  readonly deps: Deps;
  /** Drains and closes everything but the database server itself. */
  close(): Promise<void>;
}

/** Puts the server together on a migrated database; `applicationUrl` must carry the restricted role. */
export async function openHouse(
  config: Config,
  logger: Logger,
  applicationUrl: string,
  {
    clock = systemClock,
    jobs = new Jobs(applicationUrl, logger),
  }: { readonly clock?: Clock; readonly jobs?: Jobs } = {},
): Promise<House> {
  let feed: EventFeed | undefined;
  const database = await Database.open({ url: applicationUrl, entities, onEvents: () => feed?.announce() });
  feed = new EventFeed(database.pool, applicationUrl, logger);
  const store = await openStorage(config);
  const blobs = new BlobRegister(database.pool, store, logger);
  const deps: Deps = {
    config,
    logger,
    clock,
    database,
    feed,
    jobs,
    secrets: openSecretBox(config),
    storage: registered(store, blobs),
    blobs,
  };
  keepStoreTidy(deps.jobs, blobs);
  const app = await createApp(deps);
  return {
    app,
    deps,
    async close() {
      await app.stop();
      await database.close();
    },
  };
}
