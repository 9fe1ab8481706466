import { apiEnum } from '../../platform/graphql/api-enum.js';

export const Role = apiEnum(
  'Role',
  'What a member may do. The three administrators are separate persons (GB/T 22239-2019 8.1.4.2-d, 8.1.5).',
  {
    SYSTEM_ADMINISTRATOR: 'Accounts, units, settings (系统管理员).',
    SECURITY_ADMINISTRATOR: 'Roles, unlocking, API tokens (安全管理员).',
    AUDIT_ADMINISTRATOR: 'Audit trail only (审计管理员).',
    COMPLIANCE_OFFICER: 'Controls, evidence, assessments (合规专员).',
    MANAGER: 'Decides, verifies, follows progress (管理者).',
    CONTRIBUTOR: 'Works on what is assigned to him or his unit (科室联络人).',
    SERVICE_ENGINEER: 'Engineer of the security service provider (服务工程师).',
    INSPECTOR: 'Reads only, for a limited time (检查人员).',
  },
);
export type Role = keyof typeof Role;
