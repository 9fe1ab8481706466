import { useLingui } from '@lingui/react/macro';
import type { Role } from '../../gql/graphql';
import { useRoleName } from '../../lib/useRoleName';
import { Checkbox } from '../../ui/Checkbox';
import { roleNames } from './roleNames';
import styles from './People.module.css';

interface RoleChoiceProps {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** Roles that may be chosen here; all of them without it. */
  allowed?: readonly Role[];
  error?: string | undefined;
}

/** Boxes for the roles of one person; the server refuses what excludes each other and says so. */
export function RoleChoice({ value, onChange, allowed, error }: RoleChoiceProps) {
  const { t } = useLingui();
  const roleName = useRoleName();
  return (
    <fieldset>
      <legend>{t`角色`}</legend>
      <div className={styles.columns}>
        {roleNames.map((role) => (
          <Checkbox
            key={role}
            label={roleName(role)}
            checked={value.includes(role)}
            disabled={allowed ? !allowed.includes(role) : false}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, role] : value.filter((one) => one !== role))
            }
          />
        ))}
      </div>
      {error && <p role="alert">{error}</p>}
    </fieldset>
  );
}
