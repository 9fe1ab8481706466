import { registerEnumType } from 'type-graphql';

export enum Role {
  SYSTEM_ADMINISTRATOR = 'SYSTEM_ADMINISTRATOR',
  SECURITY_ADMINISTRATOR = 'SECURITY_ADMINISTRATOR',
  AUDIT_ADMINISTRATOR = 'AUDIT_ADMINISTRATOR',
  COMPLIANCE_OFFICER = 'COMPLIANCE_OFFICER',
  MANAGER = 'MANAGER',
  CONTRIBUTOR = 'CONTRIBUTOR',
  SERVICE_ENGINEER = 'SERVICE_ENGINEER',
  INSPECTOR = 'INSPECTOR',
}
registerEnumType(Role, {
  name: 'Role',
  description:
    'What a member may do. The three administrators are separate persons (GB/T 22239-2019 8.1.4.2-d, 8.1.5).',
  valuesConfig: {
    SYSTEM_ADMINISTRATOR: { description: 'Accounts, units, settings (系统管理员).' },
    SECURITY_ADMINISTRATOR: { description: 'Roles, unlocking, API tokens (安全管理员).' },
    AUDIT_ADMINISTRATOR: { description: 'Audit trail only (审计管理员).' },
    COMPLIANCE_OFFICER: { description: 'Controls, evidence, assessments (合规专员).' },
    MANAGER: { description: 'Decides, verifies, follows progress (管理者).' },
    CONTRIBUTOR: { description: 'Works on what is assigned to him or his unit (科室联络人).' },
    SERVICE_ENGINEER: { description: 'Engineer of the security service provider (服务工程师).' },
    INSPECTOR: { description: 'Reads only, for a limited time (检查人员).' },
  },
});
