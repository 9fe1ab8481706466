import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { OwnText_ControlFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { clauseText } from '../../../lib/clauseText';
import { RecordControlTextDocument } from './documents';
import { LongText } from './LongText';
import styles from './Text.module.css';

const longestText = 20_000;
const longestSource = 500;

interface OwnTextDialogProps {
  control: OwnText_ControlFragment;
  onClose: () => void;
}

/** Types or pastes the wording of the standard for one control; emptied, it is removed. */
export function OwnTextDialog({ control, onClose }: OwnTextDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [record, { loading }] = useMutation(RecordControlTextDocument);
  // What was there when the dialog opened: a change by somebody else meanwhile is a conflict, not a new beginning.
  const [before] = useState(control.ownText);
  const [text, setText] = useState(before?.text ?? '');
  const [source, setSource] = useState(before?.source ?? '');
  const [problem, setProblem] = useState('');
  // The answer brings the text of the other person: shown, it has been seen, and may be replaced.
  const [conflict, setConflict] = useState(false);
  const base = conflict ? control.ownText : before;

  /** Answers what went wrong; nothing when it did not. */
  const send = async (version: number | null, wanted: string, from: string): Promise<string> => {
    const input = {
      frameworkCode: control.framework.code,
      texts: [{ code: control.code, text: wanted, version }],
      source: from,
    };
    try {
      const { data } = await record({ variables: { input } });
      const error = data?.recordControlTexts.items[0]?.error;
      setConflict(error?.code === 'CONFLICT');
      return error?.message ?? '';
    } catch (error) {
      return errorText(error);
    }
  };
  const save = async (): Promise<void> => {
    const failure = await send(base?.version ?? 0, text, source);
    setProblem(failure);
    if (failure) return;
    onClose();
    showToast(text.trim() ? t`已保存原文` : t`已删除原文`, {
      undo: () => {
        void send(null, before?.text ?? '', before?.source ?? '').then(
          (again) => again && showToast(again, { tone: 'negative' }),
        );
      },
    });
  };

  return (
    <Dialog
      title={t`${clauseText(control.code)} 的原文`}
      size="wide"
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={t`只有本机构能看到，清空即删除`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {conflict ? (
          <Banner tone="caution">
            {t`您编辑期间，这段原文被别人改了。再次保存会替换成您的内容。现在是：`}
            <LongText text={control.ownText?.text ?? t`（已删除）`} />
          </Banner>
        ) : (
          problem && <Banner tone="negative">{problem}</Banner>
        )}
        <TextArea
          label={t`原文`}
          rows={12}
          maxLength={longestText}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={t`请只录入本机构已取得许可的标准文本。`}
        />
        <TextField
          label={t`出处`}
          maxLength={longestSource}
          placeholder={t`版本、页码，例如 2019 年单行本第 12 页`}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
