/**
 * The permission catalogue. A root field names one of these by `@Allow`; `public` is for signing in,
 * `authenticated` for what every member may do for himself.
 */
export const permissions = {
  'organization:read': 'See the organization and its units',
  'organization:manage': 'Create and change units',
  'member:read': 'See members and their roles',
  'member:manage': 'Create accounts, change names, units and expiry, suspend and reinstate',
  'member:grantRoles': 'Grant and withdraw roles, unlock accounts, reset passwords',
  'token:manage': 'Create and revoke API tokens for integrations',
  'event:read': 'Read the audit trail',
  'event:verify': 'Verify the audit chain and the stored files, and export the chain',
  'change:read': 'Read the change feed',
  'schema:read': 'Introspect the API',
  'framework:read': 'Read frameworks and controls',
  'framework:manage': "Make, import, publish and retire the organization's own frameworks",
  'crosswalk:review': 'Judge mappings between controls, and add mappings of the hospital’s own',
  'framework:recordTexts': 'Type or import the organization’s own text of a control',
  'system:read': 'See information systems',
  'system:register': 'Register and change information systems and their grading',
  'evidence:read': 'See evidence of the labels public and internal',
  'evidence:readSensitive': 'See evidence of the label sensitive',
  'evidence:create': 'Add evidence, change and submit it',
  'evidence:link': 'Link evidence to controls',
  'evidence:review': 'Accept or return submitted evidence',
  'evidence:request': 'Ask units for evidence, once or in every period, and cancel such requests',
  'evidence:delete': 'Delete evidence that nothing depends on',
  'comment:read': 'Read what is said about evidence, requests and tasks that one sees',
  'comment:write': 'Comment on evidence, requests and tasks, and name people who see them',
  'policy:read': 'See published policies',
  'policy:acknowledge': 'Confirm having read policies that are published to the own unit',
  'policy:readDrafts': 'See policies that are not published, and who has not read a published one',
  'policy:approve': 'Approve or return policies when named for it',
  'policy:manage': 'Write, submit, publish and withdraw policies',
  'assessment:read': 'See assessments, results and scores',
  'assessment:rate': 'Rate results',
  'assessment:manage': 'Create, configure, assign, close and reopen assessments',
  'remediation:read': 'See remediation plans and tasks',
  'remediation:plan': 'Create and change plans and tasks',
  'remediation:work': 'Start and submit tasks, ask for delay',
  'remediation:verify': 'Verify or return submitted tasks',
  'remediation:decideDelay': 'Approve or reject delay requests',
  'remediation:acceptRisk': 'Approve or reject that the risk of a task is lived with until a day',
  'remediation:approvePlan': 'Approve or return plans, which freezes a baseline',
  'inspection:read': 'See inspections, their items and notes',
  'inspection:manage': 'Create, assign, interpret, plan and close inspections',
  'inspection:note': 'Note and answer what is asked and found during an inspection',
  'report:read': 'See and download reports',
  'report:create': 'Generate reports',
  'report:issue': 'Issue or return documents that others submitted, and withdraw issued ones',
  'report:template': 'Upload, activate and retire the templates that documents go into',
  'pack:read': 'See and take away inspection packs',
  'pack:build': 'Put inspection packs together, freeze and withdraw them',
  'pack:share': 'Give frozen packs to others, by a link or by an account that sees one pack only',
} as const;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as Permission[];

export const roles = [
  'SYSTEM_ADMINISTRATOR',
  'SECURITY_ADMINISTRATOR',
  'AUDIT_ADMINISTRATOR',
  'COMPLIANCE_OFFICER',
  'MANAGER',
  'CONTRIBUTOR',
  'SERVICE_ENGINEER',
  'INSPECTOR',
] as const;

export type Role = (typeof roles)[number];

const reading: Permission[] = [
  'organization:read',
  'framework:read',
  'system:read',
  'evidence:read',
  'policy:read',
  'assessment:read',
  'remediation:read',
  'inspection:read',
  'report:read',
  'pack:read',
];

const talking: Permission[] = ['comment:read', 'comment:write'];

/** What each role may do. No role holds everything (GB/T 22239-2019 8.1.4.2-d, separation of powers). */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  SYSTEM_ADMINISTRATOR: [
    'organization:read',
    'organization:manage',
    'member:read',
    'member:manage',
    'framework:read',
    'system:read',
    'schema:read',
  ],
  SECURITY_ADMINISTRATOR: [
    'organization:read',
    'member:read',
    'member:grantRoles',
    'token:manage',
    'framework:read',
  ],
  // Of the reports only extracts of the audit trail: see the report room.
  AUDIT_ADMINISTRATOR: [
    'organization:read',
    'member:read',
    'event:read',
    'event:verify',
    'report:read',
    'report:create',
  ],
  COMPLIANCE_OFFICER: [
    ...reading,
    ...talking,
    'member:read',
    'change:read',
    'framework:manage',
    'crosswalk:review',
    'framework:recordTexts',
    'system:register',
    'evidence:readSensitive',
    'evidence:create',
    'evidence:link',
    'evidence:review',
    'evidence:request',
    'evidence:delete',
    'policy:readDrafts',
    'policy:approve',
    'policy:acknowledge',
    'policy:manage',
    'assessment:rate',
    'assessment:manage',
    'remediation:plan',
    'remediation:work',
    'remediation:verify',
    'inspection:manage',
    'inspection:note',
    'report:create',
    'report:template',
    'pack:build',
    'pack:share',
  ],
  MANAGER: [
    ...reading,
    ...talking,
    'member:read',
    'change:read',
    'evidence:readSensitive',
    'evidence:review',
    'policy:readDrafts',
    'policy:approve',
    'policy:acknowledge',
    'remediation:plan',
    'remediation:verify',
    'remediation:decideDelay',
    'remediation:approvePlan',
    'report:issue',
    'remediation:acceptRisk',
    'inspection:note',
    'report:create',
    'pack:share',
  ],
  CONTRIBUTOR: [
    ...reading,
    ...talking,
    'member:read',
    'evidence:create',
    'evidence:link',
    'policy:approve',
    'policy:acknowledge',
    'assessment:rate',
    'remediation:work',
  ],
  SERVICE_ENGINEER: [
    ...reading,
    ...talking,
    'member:read',
    'evidence:create',
    'evidence:link',
    'policy:approve',
    'policy:acknowledge',
    'remediation:work',
  ],
  INSPECTOR: [...reading],
};

const administrators: readonly Role[] = [
  'SYSTEM_ADMINISTRATOR',
  'SECURITY_ADMINISTRATOR',
  'AUDIT_ADMINISTRATOR',
];

/** Roles that the same person must not hold together: the three administrators, and audit or inspection with anything. */
export function conflictsWith(role: Role): readonly Role[] {
  const alone = (r: Role) => r === 'AUDIT_ADMINISTRATOR' || r === 'INSPECTOR';
  return roles.filter((other) => {
    if (other === role) return false;
    if (alone(role) || alone(other)) return true;
    if (administrators.includes(role) !== administrators.includes(other)) return true;
    return administrators.includes(role) && administrators.includes(other);
  });
}
