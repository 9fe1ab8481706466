import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { endOfDay } from '../../lib/format';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/TextArea';
import { useErrorText } from '../../ui/States';
import { DateField, TextField } from '../../ui/TextField';
import { UnitField } from '../organization';
import { MemberField } from './MemberField';
import { SecretDialog } from './SecretDialog';
import styles from './People.module.css';

const CreateTokenMutation = graphql(/* GraphQL */ `
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      secret
      apiToken {
        id
      }
    }
  }
`);

/** What another system can be allowed; administration stays with persons. */
const scopes = [
  'organization:read',
  'framework:read',
  'system:read',
  'evidence:read',
  'evidence:create',
  'evidence:link',
  'assessment:read',
  'remediation:read',
  'report:read',
  'change:read',
  'schema:read',
] as const;

/** A new token; its secret is shown once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(['framework:read', 'assessment:read']);
  const [expires, setExpires] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [controls, setControls] = useState('');
  const [create, { loading, error, data }] = useMutation(CreateTokenMutation, {
    refetchQueries: ['Tokens'],
    errorPolicy: 'all',
  });
  const creates = chosen.includes('evidence:create');
  const links = chosen.includes('evidence:link');
  const fields = error ? describeError(error).fields : {};
  if (data) {
    return (
      <SecretDialog
        title={t`令牌已建立`}
        explanation={t`请求头写作 Authorization: Bearer 加下面的令牌。关闭后不再显示。`}
        secret={data.createApiToken.secret}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t`新建令牌`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void create({
          variables: {
            input: {
              name,
              scopes: [...chosen],
              unitId,
              // What is not shown is not meant.
              ownerId: creates ? ownerId : null,
              controls: (links ? controls : '').split(/[\s,，、;；]+/).filter(Boolean),
              expiresAt: endOfDay(expires),
            },
          },
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!expires}>{t`新建令牌`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`用途`}
          required
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields.name}
        />
        <fieldset>
          <legend>{t`权限`}</legend>
          <div className={styles.columns}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                label={<code>{scope}</code>}
                checked={chosen.includes(scope)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
                }
              />
            ))}
          </div>
          {fields.scopes && <p role="alert">{fields.scopes}</p>}
        </fieldset>
        <DateField
          label={t`到期日`}
          required
          hint={t`最长两年`}
          value={expires}
          onChange={(event) => setExpires(event.target.value)}
          error={fields.expiresAt}
        />
        <UnitField label={t`限定科室`} value={unitId} onChange={setUnitId} />
        {creates && (
          <MemberField label={t`推送证据的责任人`} value={ownerId} name={null} onChange={setOwnerId} />
        )}
        {links && (
          <TextArea
            label={t`限定条款`}
            rows={3}
            value={controls}
            hint={t`每行一条，写作“标准代码:条款编号”，例如 mlps-2.0:8.1.4.9-a；不填则不限`}
            error={fields.controls}
            onChange={(event) => setControls(event.target.value)}
          />
        )}
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}
