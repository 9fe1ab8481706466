import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { EvidenceKind } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { formatBytes, today } from '../../../lib/format';
import { useStore } from '../../../lib/store';
import { createUploadQueue } from '../../../lib/uploadQueue';
import { Button, IconButton } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/Meter';
import { useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { AddEvidenceVersionDocument, SubmitEvidencesDocument } from '../documents';
import { refreshEvidence } from '../refreshEvidence';
import { SoleProof } from '../map/SoleProof';
import { StartEvidenceUploadDocument } from '../upload/documents';
import { proposeDay } from '../upload/proposeFromFile';
import styles from './Dialogs.module.css';

interface NewVersionDialogProps {
  evidence: {
    id: string;
    title: string;
    kind: EvidenceKind;
    version: number;
    validUntil?: string | null;
    current: { url?: string | null; text?: string | null };
  };
  /** Hands it in for review at once: what was given back is put right in one go. */
  submit?: boolean;
  onClose: () => void;
}

/** Newer content for the same proof: links stay, the review starts anew, the versions before are kept. */
export function NewVersionDialog({ evidence, submit = false, onClose }: NewVersionDialogProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [add, { loading }] = useMutation(AddEvidenceVersionDocument);
  const [queue] = useState(() =>
    createUploadQueue(async (file) => {
      const { data } = await client.mutate({
        mutation: StartEvidenceUploadDocument,
        variables: { input: { fileName: file.name, byteSize: file.size } },
      });
      if (!data) throw new Error(file.name);
      return data.startUpload.upload;
    }),
  );
  useEffect(() => () => queue.close(), [queue]);
  const item = useStore(queue.items).findLast((one) => one.state !== 'cancelled');
  const [content, setContent] = useState(evidence.current.url ?? evidence.current.text ?? '');
  const [note, setNote] = useState('');
  const [collectedOn, setCollectedOn] = useState(today);
  const [validUntil, setValidUntil] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const ready = evidence.kind === 'FILE' ? item?.state === 'done' : content.trim() !== '';

  async function save(): Promise<void> {
    try {
      await add({
        variables: {
          input: {
            evidenceId: evidence.id,
            version: evidence.version,
            collectedOn,
            ...(note.trim() ? { note: note.trim() } : {}),
            ...(validUntil ? { validUntil } : {}),
            ...(evidence.kind === 'FILE' ? { uploadId: item?.uploadId ?? null } : {}),
            ...(evidence.kind === 'LINK' ? { url: content.trim() } : {}),
            ...(evidence.kind === 'TEXT' ? { text: content } : {}),
          },
        },
      });
      if (submit) {
        const answer = await client.mutate({
          mutation: SubmitEvidencesDocument,
          variables: { ids: [evidence.id] },
        });
        const refused = answer.data?.submitEvidences.items[0]?.error;
        if (refused) throw new Error(refused.message);
        showToast(t`已上传新版本并提交审核`);
      } else showToast(t`已添加新版本，请提交审核`);
      refreshEvidence(client);
      onClose();
    } catch (error) {
      const { fields: said } = describeError(error);
      setFields(Object.keys(said).length > 0 ? said : { form: errorText(error) });
    }
  }

  const failure = fields['form'] ?? fields['uploadId'];
  return (
    <Dialog
      title={t`“${evidence.title}”的新版本`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
      footerNote={
        failure ? (
          <span role="alert">{failure}</span>
        ) : (
          t`已关联的条款保持不变；新版本审核通过之前，这份证据不算证明`
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!ready}>
            {submit ? t`上传并重新提交` : t`添加新版本`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Part fallback={null} resetKey={evidence.id} compact>
          <SoleProof id={evidence.id} />
        </Part>
        {evidence.kind === 'FILE' && !item && (
          <FileDrop
            multiple={false}
            onFiles={(files) => {
              const [file] = files;
              if (!file) return;
              setFields({});
              setCollectedOn(proposeDay(file));
              queue.add([file]);
            }}
          />
        )}
        {evidence.kind === 'FILE' && item && (
          <div>
            <div className={styles.file}>
              <span className={styles.text}>{item.file.name}</span>
              <span className={styles.code}>{formatBytes(item.file.size)}</span>
              {item.state === 'failed' && (
                <IconButton
                  size="small"
                  icon="refresh"
                  label={t`重传`}
                  onClick={() => queue.resume(item.key)}
                />
              )}
              <IconButton
                size="small"
                icon="close"
                label={t`换一个文件`}
                onClick={() => queue.cancel(item.key)}
              />
            </div>
            <ProgressBar
              label={t`上传 ${item.file.name}`}
              value={item.file.size > 0 ? item.sentBytes / item.file.size : 0}
              note={
                item.state === 'failed'
                  ? (item.failure ?? t`没有传上去`)
                  : item.state === 'done'
                    ? t`已传完`
                    : ''
              }
              tone={item.state === 'failed' ? 'negative' : item.state === 'done' ? 'positive' : 'accent'}
            />
          </div>
        )}
        {evidence.kind === 'LINK' && (
          <TextField
            label={t`地址`}
            required
            icon="link"
            value={content}
            error={fields['url']}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
        {evidence.kind === 'TEXT' && (
          <TextArea
            label={t`内容`}
            required
            rows={7}
            value={content}
            error={fields['text']}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
        <TextField
          label={t`变更说明`}
          value={note}
          maxLength={2000}
          hint={t`与上一版相比有什么不同`}
          error={fields['note']}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className={styles.pair}>
          <DateField
            label={t`形成日期`}
            required
            max={today()}
            value={collectedOn}
            error={fields['collectedOn']}
            onChange={(event) => setCollectedOn(event.target.value)}
          />
          <DateField
            label={t`有效期至`}
            value={validUntil}
            error={fields['validUntil']}
            hint={evidence.validUntil ? t`空着保持 ${evidence.validUntil}` : t`空着表示长期有效`}
            onChange={(event) => setValidUntil(event.target.value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
