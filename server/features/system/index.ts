import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { SystemEntity } from './system.entity.js';
import { systemsByIds } from './system.queries.js';
import { SystemFields, SystemResolver } from './system.resolver.js';
import { SystemService } from './system.service.js';

export { Grading, InformationSystem } from './system.types.js';
export { requireSystem, systemsByIds } from './system.queries.js';
export { gradingFramework } from './system.grading.js';
export { SystemService } from './system.service.js';

/** The register of information systems with grading and filing. */
export interface SystemRoom extends Room {
  readonly service: SystemService;
}

export function createSystemRoom({ database }: Pick<Deps, 'database'>): SystemRoom {
  const service = new SystemService(database);
  return {
    name: 'system',
    service,
    resolvers: [new SystemResolver(service), new SystemFields()],
    nodes: [
      {
        typeName: 'InformationSystem',
        table: 'information_system',
        permission: 'system:read',
        read: systemsByIds,
      },
    ],
  };
}

export const systemEntities = [SystemEntity];
