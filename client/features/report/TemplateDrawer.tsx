import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReportKind } from '../../gql/graphql';
import { formatBytes, formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { ConfirmDialog, Dialog, Drawer } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Facts } from '../../ui/Page';
import { Banner, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { DocumentPreview } from './ReportPreview';
import {
  ActivateTemplateDocument,
  DeleteTemplateDocument,
  RetireTemplateDocument,
  type TemplateRow,
} from './templates.documents';
import { everyReportKind, useReportNames } from './useReportNames';
import { templateTones, useTemplateNames } from './useTemplateNames';
import shared from './Report.module.css';
import styles from './Template.module.css';

interface TemplateDrawerProps {
  template: TemplateRow;
  onClose: () => void;
  onChanged: () => void;
}

/** One template: what is wrong with it, how a document looks in it, and which documents go into it. */
export function TemplateDrawer({ template, onClose, onChanged }: TemplateDrawerProps) {
  const { t } = useLingui();
  const names = useTemplateNames();
  const errorText = useErrorText();
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const options = { onError, errorPolicy: 'all' as const };
  const [retire, retiring] = useMutation(RetireTemplateDocument, options);
  const [remove, removing] = useMutation(DeleteTemplateDocument, options);
  const [step, setStep] = useState<'ACTIVATE' | 'DELETE' | null>(null);
  const { id, name, state, problems, previewUrl, closedReason } = template;
  const done = (told: string) => {
    showToast(told);
    setStep(null);
    onChanged();
  };
  const takeBack = async () => {
    if ((await retire({ variables: { id } })).data) done(t`已停用 ${name}`);
  };
  const destroy = async () => {
    if (!(await remove({ variables: { id } })).data) return;
    done(t`已删除 ${name}`);
    onClose();
  };
  return (
    <Drawer
      title={name}
      size="wide"
      onClose={onClose}
      footer={
        <>
          {state === 'DRAFT' && (
            <Button variant="danger" icon="trash" onClick={() => setStep('DELETE')}>{t`删除`}</Button>
          )}
          {!closedReason && (
            <a href={template.downloadUrl} download={template.fileName} className={shared.secondary}>
              <Icon name="download" /> {t`下载模板`}
            </a>
          )}
          {state === 'ACTIVE' ? (
            <Button busy={retiring.loading} onClick={() => void takeBack()}>{t`停止使用`}</Button>
          ) : (
            problems.length === 0 &&
            !closedReason && (
              <Button variant="primary" onClick={() => setStep('ACTIVATE')}>{t`启用模板`}</Button>
            )
          )}
        </>
      }
    >
      <div className={shared.content}>
        {closedReason && <Banner tone="caution">{closedReason}</Banner>}
        {problems.length > 0 && (
          <Banner tone="negative">{t`占位符有问题，改好后重新上传；有问题的模板不能启用。`}</Banner>
        )}
        <div className={shared.facts}>
          <Facts
            items={[
              {
                label: t`状态`,
                value: <Status tone={templateTones[state]}>{names.state(state)}</Status>,
              },
              { label: t`用于`, value: state === 'DRAFT' ? '—' : names.kinds(template.kinds) },
              {
                label: t`上传人`,
                value: `${template.createdBy?.displayName ?? '—'} · ${formatDateTime(template.createdAt)}`,
              },
              { label: t`文件`, value: `${template.fileName} · ${formatBytes(template.byteSize)}` },
              { label: 'SHA-256', value: <code className={shared.hash}>{template.sha256}</code> },
            ]}
          />
        </div>
        {problems.length > 0 && (
          <ol className={styles.problems} aria-label={t`占位符的问题`}>
            {problems.map((problem) => (
              <li key={Object.values(problem).join()}>
                <b>{names.problem(problem)}</b>
                {problem.paragraph && (
                  <span>
                    {names.place(problem.place)}：<q>{problem.paragraph}</q>
                  </span>
                )}
              </li>
            ))}
          </ol>
        )}
        {previewUrl && (
          <DocumentPreview id={id} fileName={template.fileName} byteSize={null} downloadUrl={previewUrl} />
        )}
      </div>
      {step === 'ACTIVATE' && (
        <ActivateDialog
          template={template}
          onClose={() => setStep(null)}
          onDone={() => done(t`已启用 ${name}，以后生成的文件用这个模板`)}
        />
      )}
      {step === 'DELETE' && (
        <ConfirmDialog
          title={t`删除 ${name}？`}
          confirm={t`删除`}
          danger
          busy={removing.loading}
          onConfirm={() => void destroy()}
          onClose={() => setStep(null)}
        >
          {t`模板从未启用过，删除后不能恢复。`}
        </ConfirmDialog>
      )}
    </Drawer>
  );
}

interface ActivateDialogProps {
  template: TemplateRow;
  onClose: () => void;
  onDone: () => void;
}

/** Which documents go into it. */
function ActivateDialog({ template, onClose, onDone }: ActivateDialogProps) {
  const { t } = useLingui();
  const names = useReportNames();
  const errorText = useErrorText();
  const [kinds, setKinds] = useState<readonly ReportKind[]>(template.kinds);
  const [activate, { loading, error }] = useMutation(ActivateTemplateDocument, { errorPolicy: 'all' });
  const send = async () => {
    const { data } = await activate({ variables: { input: { id: template.id, kinds: [...kinds] } } });
    if (data) onDone();
  };
  return (
    <Dialog
      title={t`启用 ${template.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button variant="primary" busy={loading} onClick={() => void send()}>{t`启用模板`}</Button>
        </>
      }
    >
      <div className={styles.content}>
        {error && <Banner tone="negative">{errorText(error)}</Banner>}
        <p className={styles.note}>
          {t`选择哪些文件用这个模板；一个都不选，就用于没有专用模板的全部文件。已生成的文件不变，签发时仍用生成时的模板。`}
        </p>
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">{t`用于`}</legend>
          {everyReportKind.map((kind) => (
            <Checkbox
              key={kind}
              label={names.kind(kind)}
              checked={kinds.includes(kind)}
              onChange={(event) =>
                setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
              }
            />
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}
