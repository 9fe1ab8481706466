import type { House } from '../server/house.js';
import { systemActor } from '../server/platform/access/actor.js';
import { roles } from '../server/platform/access/permissions.js';
import { newId } from '../server/platform/ids.js';
import { UnitKind } from '../server/features/organization/index.js';
import type { Role } from '../server/features/people/index.js';

export interface DemoAccount {
  readonly username: string;
  readonly role: string;
}

type CreateOrganization = (id: string, code: string, name: string) => Promise<unknown>;

/** Builds the demo hospital through the services. */
export async function seedDemoHospital(
  house: House,
  password: string,
  createOrganization: CreateOrganization,
): Promise<DemoAccount[]> {
  const organizationId = newId();
  await createOrganization(organizationId, 'demo', '衡鉴示范医院');
  const actor = systemActor(organizationId, '演示数据');
  const { organization, people } = house.app.rooms;
  const campus = await organization.service.createUnit(actor, {
    code: 'HQ',
    name: '本部院区',
    kind: UnitKind.CAMPUS,
  });
  const unitId = await organization.service.createUnit(actor, {
    code: 'IT',
    name: '信息科',
    kind: UnitKind.DEPARTMENT,
    parentId: campus,
  });
  const accounts: DemoAccount[] = [];
  for (const role of roles) {
    const username = role.toLowerCase().replaceAll('_', '-');
    await people.people.createMember(actor, {
      username,
      displayName: role,
      unitId,
      roles: [role as Role],
      validUntil: role === 'INSPECTOR' ? '2027-12-31T00:00:00Z' : null,
      initialPassword: password,
    });
    accounts.push({ username, role });
  }
  return accounts;
}
