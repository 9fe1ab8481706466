import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { AssessmentRoom } from '../assessment/index.js';
import type { EvidenceRoom } from '../evidence/index.js';
import type { PeopleRoom } from '../people/index.js';
import { PackComparisonResolver } from './pack.comparison.resolver.js';
import { PackEntity } from './pack.entity.js';
import { InspectionPacks, PackFields, PackLinkFields, PackPartFields } from './pack.fields.js';
import { frozenPacks } from './pack.holds.js';
import { freezePack, givePackUp } from './pack.job.js';
import { packEntryRoutes } from './pack-entry.routes.js';
import { PackInspectorResolver } from './pack-inspector.resolver.js';
import { PackInspectorService } from './pack-inspector.service.js';
import { PackLinkService } from './pack-link.service.js';
import { packsByIds } from './pack.queries.js';
import { PackOutlookResolver } from './pack.outlook.resolver.js';
import { PackReadingResolver } from './pack.reading.resolver.js';
import { PackResolver } from './pack.resolver.js';
import { packRoutes } from './pack.routes.js';
import { freezeQueue, PackService } from './pack.service.js';
import { sharedPackRoutes } from './shared-pack.routes.js';

/** What goes to an inspection: put together, frozen, signed, taken away. */
export interface PackRoom extends Room {
  readonly service: PackService;
}

export function createPackRoom(
  deps: Pick<Deps, 'config' | 'database' | 'jobs' | 'secrets' | 'storage' | 'blobs' | 'logger' | 'clock'>,
  {
    assessment,
    evidence,
    people,
  }: {
    readonly assessment: Pick<AssessmentRoom, 'defineMoveDependant'>;
    readonly evidence: Pick<EvidenceRoom, 'defineHold' | 'watermark'>;
    readonly people: Pick<PeopleRoom, 'people'>;
  },
): PackRoom {
  const service = new PackService(deps.database, deps.jobs, people.people, deps.config.office !== undefined);
  deps.jobs.handle(freezeQueue, (job, context) => freezePack(deps, job, context), {
    givenUp: (job) => givePackUp(deps, job),
  });
  evidence.defineHold('PACK', frozenPacks);
  assessment.defineMoveDependant(
    'packs',
    'select count(*) from pack_assessment p where p.organization_id = a.organization_id and p.assessment_id = a.id',
  );
  return {
    name: 'pack',
    permission: 'pack:read',
    service,
    resolvers: [
      new PackResolver(service, new PackLinkService(deps.database)),
      new PackOutlookResolver(service),
      new PackFields(),
      new PackLinkFields(),
      new PackPartFields(),
      new InspectionPacks(),
      new PackComparisonResolver(),
      new PackReadingResolver(deps.database),
      new PackInspectorResolver(new PackInspectorService(deps.database, people.people)),
    ],
    routes(http) {
      packRoutes(http, deps);
      packEntryRoutes(http, deps, evidence.watermark);
      sharedPackRoutes(http, deps);
    },
    nodes: [{ typeName: 'Pack', table: 'pack', permission: 'pack:read', read: packsByIds }],
  };
}

export const packEntities = [PackEntity];
