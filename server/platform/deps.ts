import type { Config } from './config.js';
import type { Clock } from './clock.js';
import type { Database } from './database/database.js';
import type { EventFeed } from './events/feed.js';
import type { Jobs } from './jobs/jobs.js';
import type { Logger } from './logging.js';
import type { SecretBox } from './secrets/secret-box.js';
import type { BlobRegister } from './storage/blob-register.js';
import type { Storage } from './storage/storage.js';

/** What the house lends to every room. */
export interface Deps {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly database: Database;
  readonly feed: EventFeed;
  readonly jobs: Jobs;
  /** Seals and opens the secrets in the database. */
  readonly secrets: SecretBox;
  readonly storage: Storage;
  readonly blobs: BlobRegister;
}
