import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { RoleChoice } from './RoleChoice';

const SetRolesMutation = graphql(/* GraphQL */ `
  mutation SetMemberRoles($input: SetMemberRolesInput!) {
    setMemberRoles(input: $input) {
      membership {
        id
        roles
      }
    }
  }
`);

interface RolesDialogProps {
  id: string;
  name: string;
  roles: readonly Role[];
  onClose: () => void;
}

/** The complete set of roles of one person. */
export function RolesDialog({ id, name, roles, onClose }: RolesDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<Role[]>([...roles]);
  const [save, { loading, error }] = useMutation(SetRolesMutation, { errorPolicy: 'all' });
  return (
    <Dialog
      title={t`${name} 的角色`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ variables: { input: { id, roles: chosen } } }).then((result) => result.data && onClose());
      }}
      footer={<Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>}
    >
      <RoleChoice
        value={chosen}
        onChange={setChosen}
        error={error ? (describeError(error).fields.roles ?? errorText(error)) : undefined}
      />
    </Dialog>
  );
}
