import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { PickEvidence } from '../evidence';
import { AnswerNoteDocument, seenIn } from './changes';
import type { InspectionNote, OnSiteItem } from './documents';
import styles from './Inspection.module.css';
import { proofsOf } from './proofs';

interface AnswerDialogProps {
  note: InspectionNote;
  /** The item that the note is about, with its proofs. */
  item: OnSiteItem | null;
  onClose: () => void;
}

/** Answers what was asked, by words and by proofs: those of the clause lie ready. */
export function AnswerDialog({ note, item, onClose }: AnswerDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [answer, setAnswer] = useState('');
  const [offered, setOffered] = useState<readonly { id: string; title: string }[]>(
    item ? proofsOf(item) : [],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState(false);
  const [send, { loading, error }] = useMutation(AnswerNoteDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
  });
  const fields = error ? describeError(error).fields : {};
  const ready = answer.trim() !== '' || chosen.size > 0;
  const title = note.kind === 'FINDING' ? t`当场整改` : t`答复`;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const submit = async () => {
    const input = {
      id: note.id,
      version: note.version,
      answer: answer.trim() || null,
      evidenceIds: [...chosen],
    };
    if (!(await send({ variables: { input } })).data) return;
    showToast(t`已答复`);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!ready}>
            {title}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <p className={styles.words}>{note.text}</p>
        <TextArea
          label={note.kind === 'FINDING' ? t`怎样整改的` : t`怎样答复的`}
          rows={3}
          maxLength={4000}
          data-autofocus
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <fieldset className={styles.choices}>
          <legend>{t`出示的证据`}</legend>
          {offered.map(({ id, title: name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.has(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
          ))}
          <Button size="small" icon="search" onClick={() => setPicking(true)}>{t`从证据库选`}</Button>
        </fieldset>
      </div>
      {picking && (
        <PickEvidence
          confirm={t`选定`}
          exclude={new Set(offered.map(({ id }) => id))}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setOffered([...offered, ...picked]);
            setChosen(new Set([...chosen, ...picked.map(({ id }) => id)]));
            setPicking(false);
          }}
        />
      )}
    </Dialog>
  );
}
