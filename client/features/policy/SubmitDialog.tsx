import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { MemberField } from '../people';
import { ChosenList } from './ChosenList';
import styles from './Policy.module.css';

interface SubmitDialogProps {
  name: string;
  busy: boolean;
  onSubmit: (approverIds: string[]) => void;
  onClose: () => void;
}

/** Names the people who have to agree. */
export function SubmitDialog({ name, busy, onSubmit, onClose }: SubmitDialogProps) {
  const { t } = useLingui();
  const [people, setPeople] = useState<readonly { id: string; name: string }[]>([]);
  return (
    <Dialog
      title={t`提交“${name}”审批`}
      size="small"
      sticky={people.length > 0}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (people.length > 0) onSubmit(people.map(({ id }) => id));
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={people.length === 0}>
            {t`提交审批`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t`所有审批人都同意才算批准；编写和提交的人不能审批。提交后正文不能再改，退回后才能修改。`}</p>
        <ChosenList
          label={t`审批人`}
          items={people}
          onRemove={(id) => setPeople(people.filter((one) => one.id !== id))}
        />
        <MemberField
          label={t`添加审批人`}
          value={null}
          name={null}
          onChange={(id, member) => {
            if (id && people.length < 10 && !people.some((one) => one.id === id))
              setPeople([...people, { id, name: member }]);
          }}
        />
      </div>
    </Dialog>
  );
}
