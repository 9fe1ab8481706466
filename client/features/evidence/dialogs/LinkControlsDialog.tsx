import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { onlyOne, type Choice } from '../review/choice';
import { DialogSuggestions } from '../suggestions/DialogSuggestions';
import { useLinks } from '../useLinks';
import { ControlPicker } from './ControlPicker';
import styles from './Dialogs.module.css';

interface LinkControlsDialogProps {
  choice: Choice;
  onClose: () => void;
}

/** Links one or many proofs to one or many controls: search, tick, Enter. */
export function LinkControlsDialog({ choice, onClose }: LinkControlsDialogProps) {
  const { t } = useLingui();
  const { link } = useLinks();
  const [systemId, setSystemId] = useState('');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    if (selection.size === 0 || busy) return;
    setBusy(true);
    const done = await link(choice, [...selection], systemId || null);
    setBusy(false);
    if (done) onClose();
  }

  const only = onlyOne(choice);
  return (
    <Dialog
      title={only ? t`把“${only.title}”关联到条款` : t`把 ${choice.count} 份证据关联到条款`}
      size="wide"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={t`已选 ${selection.size} 个条款`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" icon="link" busy={busy} disabled={selection.size === 0}>
            {t`关联`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {only && (
          <DialogSuggestions
            evidenceId={only.id}
            selection={selection}
            onToggle={(controlId) => {
              const next = new Set(selection);
              if (!next.delete(controlId)) next.add(controlId);
              setSelection(next);
            }}
          />
        )}
        <ControlPicker
          selection={selection}
          onSelectionChange={setSelection}
          system={{ id: systemId, onChange: setSystemId }}
          onScopeChange={() => setSelection(new Set())}
        />
      </div>
    </Dialog>
  );
}
