import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { PublishFrameworkMutation } from './bookDocuments';
import styles from './Own.module.css';

interface PublishDialogProps {
  framework: {
    id: string;
    shortName: string;
    findings: readonly { code?: string | null; message: string }[];
  };
  onClose: () => void;
}

/** The last question before a draft is published, or what must be mended before it can be. */
export function PublishDialog({ framework, onClose }: PublishDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [publish, { error, loading }] = useMutation(PublishFrameworkMutation, {
    errorPolicy: 'all',
    refetchQueries: ['FrameworkList'],
  });
  const { findings, shortName } = framework;
  async function run(): Promise<void> {
    const { data } = await publish({ variables: { id: framework.id } });
    if (!data) return;
    showToast(t`已发布 ${shortName}`);
    onClose();
  }
  return (
    <Dialog
      title={findings.length > 0 ? t`还不能发布` : t`发布 ${shortName}？`}
      onClose={onClose}
      footer={
        findings.length > 0 ? (
          <Button variant="primary" onClick={onClose}>{t`回去修改`}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{t`取消`}</Button>
            <Button
              variant="primary"
              busy={loading}
              data-autofocus
              onClick={() => void run()}
            >{t`发布`}</Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{errorText(error)}</Banner>}
        {findings.length > 0 ? (
          <>
            <p>{t`改正下面的问题后才能发布：`}</p>
            <ul className={styles.findings}>
              {findings.map((finding) => (
                <li key={`${finding.code} ${finding.message}`}>
                  <span className={styles.code}>{finding.code}</span>
                  {finding.message}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t`发布后内容不再改变，可以用来测评和关联证据。以后要修改，请复制为新版本。`}</p>
        )}
      </div>
    </Dialog>
  );
}
