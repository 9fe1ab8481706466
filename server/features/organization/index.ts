import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { organizationOf, unitsByIds } from './organization.queries.js';
import { OrganizationFields, OrganizationResolver, UnitFields } from './organization.resolver.js';
import { OrganizationService } from './organization.service.js';
import { UnitEntity } from './unit.entity.js';

export { Organization, Unit, UnitKind } from './organization.types.js';
export { organizationOf, unitColumns, unitOfEach, unitsByIds, unitsOf } from './organization.queries.js';
export { OrganizationService, requireUnit } from './organization.service.js';

/** The tenant and its tree of units. */
export interface OrganizationRoom extends Room {
  readonly service: OrganizationService;
}

export function createOrganizationRoom({ database }: Pick<Deps, 'database'>): OrganizationRoom {
  const service = new OrganizationService(database);
  return {
    name: 'organization',
    service,
    resolvers: [new OrganizationResolver(service), new OrganizationFields(), new UnitFields()],
    nodes: [
      { typeName: 'Unit', table: 'unit', permission: 'organization:read', read: unitsByIds },
      {
        typeName: 'Organization',
        table: 'organization',
        permission: 'organization:read',
        read: async (reads, ids) =>
          (await organizationOf(reads).then((own) => [own])).filter((own) => ids.includes(own.id)),
      },
    ],
  };
}

export const organizationEntities = [UnitEntity];
