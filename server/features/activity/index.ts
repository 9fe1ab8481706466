import { join } from 'node:path';
import type { Deps } from '../../platform/deps.js';
import { Anchors } from '../../platform/events/chain/anchors.js';
import { Sealer } from '../../platform/events/chain/sealer.js';
import type { Room } from '../../platform/room.js';
import { eventsByIds } from './activity.queries.js';
import { ActivityResolver, EventFields } from './activity.resolver.js';
import { chainExportRoutes } from './chain-export.routes.js';
import { IntegrityCheckJob } from './integrity-check.job.js';
import type { FilePart } from './integrity-check.job.js';
import { integrityChecksByIds } from './integrity-check.queries.js';
import { IntegrityCheckResolver } from './integrity-check.resolver.js';
import { organizationIds, IntegrityCheckService, verifyQueue } from './integrity-check.service.js';

export { Event } from './activity.types.js';
export { eventsOfObjects } from './activity.queries.js';
export { lastIntegrityCheck } from './integrity-check.queries.js';
export { organizationIds } from './integrity-check.service.js';
export type { FilePart, FilesChecked } from './integrity-check.job.js';
export type { IntegrityFindingKind } from './integrity-check.types.js';

/** The audit trail and the change feed, the chain that seals them, and its verification. Writing events is the platform's. */
export interface ActivityRoom extends Room {
  readonly sealer: Sealer;
  readonly verifying: IntegrityCheckService;
  /** Lets verifications read the files of another room as well. */
  defineFilePart(part: FilePart): void;
}

const sealQueue = 'activity.seal';
const nightQueue = 'activity.verify-all';

/** Folder of the anchors: in the data folder, out of reach of whoever changes the database. */
export const anchorsOf = (dataDir: string): Anchors => new Anchors(join(dataDir, 'anchors'));

export function createActivityRoom({
  config,
  database,
  jobs,
  logger,
}: Pick<Deps, 'config' | 'database' | 'jobs' | 'logger'>): ActivityRoom {
  const anchors = anchorsOf(config.dataDir);
  const sealer = new Sealer(database, anchors, logger);
  const verifying = new IntegrityCheckService(database, jobs);
  const job = new IntegrityCheckJob(database, sealer, anchors, jobs, logger);
  return {
    name: 'activity',
    sealer,
    verifying,
    defineFilePart(part) {
      job.filePart = part;
    },
    resolvers: [new ActivityResolver(), new EventFields(), new IntegrityCheckResolver(verifying)],
    nodes: [
      { typeName: 'Event', table: 'event', permission: 'event:read', read: eventsByIds },
      {
        typeName: 'IntegrityCheck',
        table: 'integrity_check',
        permission: 'event:read',
        read: integrityChecksByIds,
      },
    ],
    routes(http) {
      chainExportRoutes(http, { database, logger });
    },
    async start() {
      jobs.handle(sealQueue, async (_data, { signal }) => {
        for (const id of await organizationIds(database)) await sealer.seal(id, signal);
      });
      jobs.schedule(sealQueue, '* * * * *');
      jobs.handle(verifyQueue, (data, context) => job.run(data, context), {
        givenUp: (data) => job.giveUp(data),
      });
      jobs.handle(nightQueue, () => verifying.startAll());
      jobs.schedule(nightQueue, '30 2 * * *');
    },
  };
}
