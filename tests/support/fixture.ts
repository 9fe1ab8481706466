import { createHash } from 'node:crypto';
import { roles } from '../../server/platform/access/permissions.js';
import type { Role } from '../../server/platform/access/permissions.js';

export type Hospital = 'north' | 'south';
export const hospitals: readonly Hospital[] = ['north', 'south'];

/** Fixed ids, so that every test file knows them without a query. */
const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export interface HospitalFixture {
  readonly organizationId: string;
  readonly units: { readonly campus: string; readonly information: string; readonly radiology: string };
  readonly members: Readonly<Record<Role, string>>;
}

const unitNames = ['campus', 'information', 'radiology'] as const;

export const fixture: Readonly<Record<Hospital, HospitalFixture>> = Object.fromEntries(
  hospitals.map((hospital) => [
    hospital,
    {
      organizationId: idOf(`${hospital} organization`),
      units: Object.fromEntries(unitNames.map((name) => [name, idOf(`${hospital} unit ${name}`)])),
      members: Object.fromEntries(roles.map((role) => [role, idOf(`${hospital} member ${role}`)])),
    },
  ]),
) as unknown as Record<Hospital, HospitalFixture>;

export const accountId = (hospital: Hospital, role: Role): string => idOf(`${hospital} account ${role}`);
export const sessionToken = (hospital: Hospital, role: Role): string =>
  `test-${hospital}-${role.toLowerCase()}-${'x'.repeat(20)}`;
export const usernameOf = (hospital: Hospital, role: Role): string =>
  `${hospital}.${role.toLowerCase().replaceAll('_', '-')}`;
export const testPassword = 'Proof-2026-hengjian';
/** Contributors and engineers work in radiology, everybody else in the information office. */
export const unitOf = (role: Role): (typeof unitNames)[number] =>
  role === 'CONTRIBUTOR' || role === 'SERVICE_ENGINEER' ? 'radiology' : 'information';
