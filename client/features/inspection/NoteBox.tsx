import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { FindingSeverity, InspectionNoteKind } from '../../gql/graphql';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { AddNoteDocument, seenIn } from './changes';
import styles from './Inspection.module.css';
import { NoteKindFields } from './NoteKindFields';

/** Two taps for a note: into the text, and 「记下」. */
export function NoteBox({ inspectionId, itemId }: { inspectionId: string; itemId: string | null }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [kind, setKind] = useState<InspectionNoteKind>('FINDING');
  const [severity, setSeverity] = useState<FindingSeverity>('MEDIUM');
  const [text, setText] = useState('');
  // One key per note: sent twice over a bad network, it is kept once.
  const [clientKey, setClientKey] = useState(randomId);
  const [add, { loading }] = useMutation(AddNoteDocument, {
    refetchQueries: seenIn,
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const save = async () => {
    const said = text.trim();
    if (said === '' || loading) return;
    const input = {
      inspectionId,
      itemId,
      kind,
      text: said,
      severity: kind === 'FINDING' ? severity : null,
      clientKey,
    };
    if (!(await add({ variables: { input } })).data) return;
    setText('');
    setClientKey(randomId());
    showToast(t`已记下`);
  };
  return (
    <form
      className={styles.noteBox}
      aria-label={t`记一笔`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NoteKindFields kind={kind} onKind={setKind} severity={severity} onSeverity={setSeverity} />
      <TextArea
        label={t`记一笔`}
        labelHidden
        rows={2}
        maxLength={4000}
        placeholder={t`检查组说了什么、要什么、发现了什么`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      <Button type="submit" variant="primary" icon="pencil" busy={loading} disabled={text.trim() === ''}>
        {t`记下`}
      </Button>
    </form>
  );
}
