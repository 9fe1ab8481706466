import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useRoleName } from '../../lib/useRoleName';
import { Card, Page } from '../../ui/Page';
import styles from './People.module.css';

const RolesQuery = graphql(/* GraphQL */ `
  query Roles {
    roles {
      role
      permissions
      conflictsWith
    }
  }
`);

/** Who may do what: the permission matrix, as an assessor wants to see it. */
export function RolesPage() {
  const { t } = useLingui();
  const roleName = useRoleName();
  const { data } = useSuspenseQuery(RolesQuery);
  const permissions = [...new Set(data.roles.flatMap((role) => role.permissions))].toSorted();
  return (
    <Page title={t`角色与权限`} scroll>
      <Card title={t`权限矩阵`} flush>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`权限矩阵`}>
          <table className={styles.matrix}>
            <thead>
              <tr>
                <th scope="col">{t`权限`}</th>
                {data.roles.map(({ role }) => (
                  <th key={role} scope="col">
                    {roleName(role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">
                    <code>{permission}</code>
                  </th>
                  {data.roles.map((role) => (
                    <td key={role.role}>{role.permissions.includes(permission) ? t`有` : '·'}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t`不能兼任`}</th>
                {data.roles.map((role) => (
                  <td key={role.role}>{t`${role.conflictsWith.length} 个角色`}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </Card>
    </Page>
  );
}
