import { useLingui } from '@lingui/react/macro';

/** The name of a role in the reader's language. */
export function useRoleName(): (role: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    SYSTEM_ADMINISTRATOR: t`系统管理员`,
    SECURITY_ADMINISTRATOR: t`安全管理员`,
    AUDIT_ADMINISTRATOR: t`审计管理员`,
    COMPLIANCE_OFFICER: t`合规专员`,
    MANAGER: t`管理者`,
    CONTRIBUTOR: t`协作人员`,
    SERVICE_ENGINEER: t`服务工程师`,
    INSPECTOR: t`检查人员`,
  };
  return (role) => names[role] ?? role;
}
