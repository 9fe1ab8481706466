import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { ProposeRoadmapDocument } from './changes';
import type { Roadmap } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

/** Asks for approval: which alternative is to be carried out, and what to know about it. */
export function ProposeDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = usePlanningNames();
  const [alternativeId, setAlternativeId] = useState('');
  const [note, setNote] = useState('');
  const [propose, { loading, error }] = useMutation(ProposeRoadmapDocument, {
    refetchQueries: ['RoadmapPage', 'Roadmaps'],
    awaitRefetchQueries: true,
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const input = {
      roadmapId: roadmap.id,
      version: roadmap.version,
      alternativeId: alternativeId || null,
      note: note.trim() || null,
    };
    if (!(await propose({ variables: { input } })).data) return;
    showToast(t`已提请批准，等待他人批准`);
    onClose();
  };
  return (
    <Dialog
      title={t`提请批准 ${roadmap.name}`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`提请批准`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <p>{t`须由他人批准。提请后工作包和方案只读，直到退回、撤回或重新打开。`}</p>
        <Select
          label={t`要实施的方案`}
          required
          data-autofocus
          value={alternativeId}
          options={roadmap.scenarios.map((scenario) => ({
            value: scenario.alternative?.id ?? '',
            label: `${names.scenario(scenario)} · ${names.sum(scenario.cost)}`,
          }))}
          onChange={(event) => setAlternativeId(event.target.value)}
          error={fields['alternativeId']}
        />
        <TextArea
          label={t`说明`}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={fields['note']}
        />
      </div>
    </Dialog>
  );
}
