import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { clauseText } from '../../lib/clauseText';
import { controlPath } from '../../lib/controlPath';
import { Button, IconButton } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { EmptyState, useErrorText } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { type PolicyOfPage } from './documents';
import { refreshed, RemovePolicyControlsDocument } from './verbs';
import styles from './Policy.module.css';

const AddControlsDialog = lazyPart(async () => (await import('./AddControlsDialog')).AddControlsDialog);

/** Which controls the policy proves once it is published. */
export function PolicyControls({ policy }: { policy: PolicyOfPage }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [adding, setAdding] = useState(false);
  const [remove, { loading }] = useMutation(RemovePolicyControlsDocument, {
    errorPolicy: 'all',
    refetchQueries: refreshed,
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const add = policy.viewerCanManage && (
    <Button icon="plus" onClick={() => setAdding(true)}>{t`添加条款`}</Button>
  );
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.grow}>
          {policy.currentVersion
            ? t`发布版本作为证据，已关联到下列条款。`
            : t`发布后自动作为证据关联到下列条款。`}
        </span>
        {add}
      </div>
      {policy.controls.length === 0 && <EmptyState compact icon="link" title={t`还没有对应的条款`} />}
      <ul className={styles.lines}>
        {policy.controls.map((control) => (
          <li key={control.id}>
            <Tag>{control.framework.shortName}</Tag>
            <Link to={controlPath(control)}>{clauseText(control.code)}</Link>
            <span className={styles.grow}>{control.text ?? control.name}</span>
            {policy.viewerCanManage && (
              <IconButton
                size="small"
                icon="close"
                label={t`移除 ${clauseText(control.code)}`}
                disabled={loading}
                onClick={() => void remove({ variables: { policyId: policy.id, controlIds: [control.id] } })}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && <AddControlsDialog policyId={policy.id} onClose={() => setAdding(false)} />}
    </>
  );
}
