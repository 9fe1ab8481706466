import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceKind } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { today } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FileDrop } from '../../../ui/FileDrop';
import { useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { AddEvidenceVersionDocument, SubmitEvidencesDocument } from '../documents';
import { refreshEvidence } from '../refreshEvidence';
import { these } from '../review/choice';
import { WhereUsed } from '../use/WhereUsed';
import { proposeDay } from '../upload/proposeFromFile';
import { UploadingFile } from '../upload/UploadingFile';
import { useUploads } from '../upload/useUploads';
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
  const { queue, files } = useUploads();
  const item = files.at(-1);
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
        <WhereUsed choice={these([evidence])} />
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
          <UploadingFile item={item} queue={queue} remove={t`换一个文件`} />
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
