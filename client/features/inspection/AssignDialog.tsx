import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { DateField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { AssignItemsDocument, seenIn } from './changes';
import styles from './Inspection.module.css';

/** As many as one change takes. */
const atOnce = 250;

interface AssignDialogProps {
  ids: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Says who answers for items, by when; a field left empty stays as it is. */
export function AssignDialog({ ids, onClose, onDone }: AssignDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState('');
  const [assign, { loading, error }] = useMutation(AssignItemsDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
  });
  const fields = error ? describeError(error).fields : {};
  const tooMany = ids.length > atOnce;
  const nothing = !unitId && !personId && !dueOn;
  const submit = async () => {
    const input = {
      ids: [...ids],
      ...(unitId ? { unitId } : {}),
      ...(personId ? { personId } : {}),
      ...(dueOn ? { dueOn } : {}),
    };
    if (!(await assign({ variables: { input } })).data) return;
    showToast(t`已分派 ${ids.length} 个检查项`);
    onDone();
  };
  return (
    <Dialog
      title={t`分派 ${ids.length} 个检查项`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!nothing && !tooMany) void submit();
      }}
      footerNote={t`留空的项目保持不变`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={nothing || tooMany}
          >{t`分派`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        {tooMany && <Banner tone="caution">{t`一次最多 250 项，请分几次分派。`}</Banner>}
        <UnitField label={t`责任科室`} value={unitId} onChange={setUnitId} />
        <MemberField label={t`负责人`} value={personId} name={null} onChange={setPersonId} />
        <DateField label={t`期限`} value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        <p
          className={styles.note}
        >{t`测评还在进行时，科室和负责人同时成为该条款结果的责任人，才能评定和交证据。`}</p>
      </div>
    </Dialog>
  );
}
