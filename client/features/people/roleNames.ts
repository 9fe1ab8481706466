import type { Role } from '../../gql/graphql';

/** Roles in the order in which people read them: administrators, officers, helpers, guests. */
export const roleNames: readonly Role[] = [
  'SYSTEM_ADMINISTRATOR',
  'SECURITY_ADMINISTRATOR',
  'AUDIT_ADMINISTRATOR',
  'COMPLIANCE_OFFICER',
  'MANAGER',
  'CONTRIBUTOR',
  'SERVICE_ENGINEER',
  'INSPECTOR',
];
