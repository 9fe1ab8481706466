import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import type { FindingSeverity } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Combobox, type ComboOption } from '../../ui/Combobox';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { ChangeNoteDocument, seenIn } from './changes';
import { InspectionItemChoicesDocument } from './choiceDocuments';
import type { InspectionNote } from './documents';
import styles from './Inspection.module.css';
import { NoteKindFields } from './NoteKindFields';

interface NoteDialogProps {
  inspectionId: string;
  note: InspectionNote;
  onClose: () => void;
}

const nameOf = ({ control }: { control: { code: string; name: string } | null }): string =>
  control ? `${control.code} ${control.name}` : '';

/** Puts a note right that was typed in a hurry: what it is, what it says, and which item it is about. */
export function NoteDialog({ inspectionId, note, onClose }: NoteDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const client = useApolloClient();
  const [kind, setKind] = useState(note.kind);
  const [severity, setSeverity] = useState<FindingSeverity>(note.severity ?? 'MEDIUM');
  const [text, setText] = useState(note.text);
  const [item, setItem] = useState<ComboOption | null>(
    note.item ? { value: note.item.id, label: nameOf(note.item) } : null,
  );
  const [change, { loading, error }] = useMutation(ChangeNoteDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
    // Who is told that somebody was faster finds that other text when he opens the dialog again.
    awaitRefetchQueries: true,
  });
  const fields = error ? describeError(error).fields : {};
  const search = useCallback(
    async (words: string): Promise<readonly ComboOption[]> => {
      const { data } = await client.query({
        query: InspectionItemChoicesDocument,
        variables: { id: inspectionId, search: words || null },
      });
      return (data?.inspection?.items.nodes ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
    },
    [client, inspectionId],
  );
  const save = async () => {
    const said = text.trim();
    if (said === '' || loading) return;
    const input = {
      id: note.id,
      version: note.version,
      kind,
      text: said,
      itemId: item?.value ?? null,
      severity: kind === 'FINDING' ? severity : null,
    };
    if (!(await change({ variables: { input } })).data) return;
    showToast(t`已修改记录`);
    onClose();
  };
  return (
    <Dialog
      title={t`修改记录`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={text.trim() === ''}
          >{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <NoteKindFields kind={kind} onKind={setKind} severity={severity} onSeverity={setSeverity} />
        <TextArea
          label={t`内容`}
          rows={4}
          required
          maxLength={4000}
          data-autofocus
          value={text}
          error={fields['text']}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void save();
          }}
        />
        <Combobox
          label={t`检查项`}
          placeholder={t`不属于某一项`}
          value={item?.value ?? null}
          search={search}
          selected={item}
          onChange={(_value, option) => setItem(option)}
        />
      </div>
    </Dialog>
  );
}
