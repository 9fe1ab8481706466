import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { today } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { DateField } from '../../ui/TextField';
import { MemberField } from '../people';
import type { useRequestActions } from './useRequestActions';
import styles from './Request.module.css';

interface ChangeDialogProps {
  requests: readonly {
    id: string;
    dueOn: string;
    assignee?: { id: string; displayName: string } | null;
  }[];
  actions: ReturnType<typeof useRequestActions>;
  onDone: (changed: boolean) => void;
  onClose: () => void;
}

/** Another day or another person, for one request or many; what is left empty stays as it is. */
export function ChangeDialog({ requests, actions, onDone, onClose }: ChangeDialogProps) {
  const { t } = useLingui();
  const one = requests.length === 1 ? requests[0] : undefined;
  const [dueOn, setDueOn] = useState(one?.dueOn ?? '');
  const [assignee, setAssignee] = useState<string | null>(one?.assignee?.id ?? null);
  const [anybody, setAnybody] = useState(false);
  const newDay = dueOn !== '' && dueOn !== one?.dueOn;
  const newPerson = !anybody && assignee !== null && assignee !== one?.assignee?.id;
  const ready = newDay || newPerson || anybody;
  const early = newDay && dueOn < today();
  async function save(): Promise<void> {
    onDone(
      await actions.change({
        ids: requests.map(({ id }) => id),
        ...(newDay ? { dueOn } : {}),
        ...(newPerson ? { assigneeId: assignee } : {}),
        anybody,
      }),
    );
  }
  return (
    <Dialog
      title={one ? t`改期或改派` : t`为 ${requests.length} 项征集改期或改派`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !early) void save();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={actions.busy} disabled={!ready || early}>
            {t`保存`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <DateField
          label={t`期限`}
          min={today()}
          value={dueOn}
          error={early ? t`期限不能早于今天` : undefined}
          hint={one ? undefined : t`空着表示不改`}
          onChange={(event) => setDueOn(event.target.value)}
        />
        {!anybody && (
          <MemberField
            label={t`由谁提交`}
            value={assignee}
            name={one?.assignee?.displayName ?? null}
            onChange={setAssignee}
          />
        )}
        {(!one || one.assignee) && (
          <Checkbox
            label={t`不指定人员，科室任何人都可以提交`}
            checked={anybody}
            onChange={(event) => setAnybody(event.target.checked)}
          />
        )}
      </div>
    </Dialog>
  );
}
