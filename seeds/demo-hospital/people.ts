import type { House } from '../../server/house.js';
import { UnitKind } from '../../server/features/organization/index.js';
import { Role } from '../../server/features/people/index.js';
import type { Actor } from '../../server/platform/access/actor.js';

export interface Units {
  readonly information: string;
  readonly [code: string]: string;
}

const campuses = [
  {
    code: 'MAIN',
    name: '本部院区',
    departments: [
      ['IT', '信息科'],
      ['SEC', '网络安全办公室'],
      ['EQ', '设备科'],
      ['HR', '人事科'],
      ['MED', '医务处'],
      ['LAB', '检验科'],
      ['RAD', '放射科'],
      ['OFFICE', '院长办公室'],
    ],
  },
  {
    code: 'EAST',
    name: '东院区',
    departments: [
      ['EAST-IT', '东院区信息组'],
      ['EAST-ER', '东院区急诊科'],
    ],
  },
] as const;

/** Two campuses with their departments; answers the ids by code. */
export async function buildUnits(house: House, actor: Actor): Promise<Units> {
  const { service } = house.app.rooms.organization;
  const units: Record<string, string> = {};
  for (const campus of campuses) {
    const parentId = await service.createUnit(actor, {
      code: campus.code,
      name: campus.name,
      kind: UnitKind.CAMPUS,
    });
    units[campus.code] = parentId;
    for (const [code, name] of campus.departments) {
      units[code] = await service.createUnit(actor, { code, name, kind: UnitKind.DEPARTMENT, parentId });
    }
  }
  return { ...units, information: units.IT! };
}

interface Person {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly unit: string;
}

/** One account per role, and a contributor of each department that has work to do. */
export const persons = [
  { username: 'officer', displayName: '林知衡', role: Role.COMPLIANCE_OFFICER, unit: 'SEC' },
  { username: 'manager', displayName: '周明远', role: Role.MANAGER, unit: 'IT' },
  { username: 'contributor', displayName: '陈雨桐', role: Role.CONTRIBUTOR, unit: 'IT' },
  { username: 'engineer', displayName: '许工', role: Role.SERVICE_ENGINEER, unit: 'SEC' },
  { username: 'inspector', displayName: '检查组', role: Role.INSPECTOR, unit: 'OFFICE' },
  { username: 'sysadmin', displayName: '孙系统', role: Role.SYSTEM_ADMINISTRATOR, unit: 'IT' },
  { username: 'secadmin', displayName: '钱安全', role: Role.SECURITY_ADMINISTRATOR, unit: 'SEC' },
  { username: 'auditor', displayName: '吴审计', role: Role.AUDIT_ADMINISTRATOR, unit: 'OFFICE' },
  { username: 'radiology', displayName: '何静', role: Role.CONTRIBUTOR, unit: 'RAD' },
  { username: 'personnel', displayName: '赵敏', role: Role.CONTRIBUTOR, unit: 'HR' },
  { username: 'equipment', displayName: '郑凯', role: Role.CONTRIBUTOR, unit: 'EQ' },
  { username: 'eastcampus', displayName: '李航', role: Role.CONTRIBUTOR, unit: 'EAST-IT' },
] as const satisfies readonly Person[];

export type Username = (typeof persons)[number]['username'];

/** Creates the accounts; answers the membership ids by user name. */
export async function buildPeople(
  house: House,
  actor: Actor,
  units: Units,
  password: string,
): Promise<Record<Username, string>> {
  const { people } = house.app.rooms.people;
  const created = await Promise.all(
    persons.map(async (person) => {
      const { id } = await people.createMember(actor, {
        username: person.username,
        displayName: person.displayName,
        unitId: units[person.unit] ?? null,
        roles: [person.role],
        validUntil:
          person.role === Role.INSPECTOR ? new Date(Date.now() + 365 * 86_400_000).toISOString() : null,
        initialPassword: password,
      });
      return [person.username, id] as const;
    }),
  );
  return Object.fromEntries(created) as Record<Username, string>;
}
