import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { UnitField } from '../../organization';
import { MemberField } from '../../people';
import { inParts, type Line } from './lines';
import { TargetNote } from './TargetNote';
import styles from './Proof.module.css';

const AssignResultsDocument = graphql(/* GraphQL */ `
  mutation AssignResults($input: AssignResultsInput!) {
    assignResults(input: $input) {
      results {
        id
        ...WorkbenchLine_result
      }
      assessment {
        id
        version
      }
    }
  }
`);

/** Gives requirements to a unit, a person, or both; an emptied field takes the assignment away. */
export function AssignDialog({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [first] = lines;
  const same = (read: (line: Line) => string | undefined) =>
    lines.every((line) => read(line) === (first && read(first))) ? ((first && read(first)) ?? null) : null;
  const [unitId, setUnitId] = useState(() => same((line) => line.unit?.id));
  const [assigneeId, setAssigneeId] = useState(() => same((line) => line.assignee?.id));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const assign = (resultIds: string[], unit: string | null, member: string | null) =>
    Promise.all(
      inParts(resultIds).map((part) =>
        client.mutate({
          mutation: AssignResultsDocument,
          variables: { input: { resultIds: part, unitId: unit, assigneeId: member } },
        }),
      ),
    );

  /** Back to what it was: one mutation per former pair of unit and person. */
  const undo = async () => {
    const former = new Map<string, Line[]>();
    for (const line of lines) {
      const key = `${line.unit?.id ?? ''}|${line.assignee?.id ?? ''}`;
      former.set(key, [...(former.get(key) ?? []), line]);
    }
    try {
      for (const group of former.values()) {
        await assign(
          group.map((line) => line.id),
          group[0]?.unit?.id ?? null,
          group[0]?.assignee?.id ?? null,
        );
      }
    } catch (failure) {
      showToast(errorText(failure), { tone: 'negative' });
    }
  };

  const submit = async () => {
    setBusy(true);
    try {
      await assign(
        lines.map((line) => line.id),
        unitId,
        assigneeId,
      );
      showToast(t`已指派 ${lines.length} 条`, { undo: () => void undo() });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t`指派`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy}>{t`指派`}</Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <TargetNote lines={lines} />
        {error !== null && <Banner tone="negative">{errorText(error)}</Banner>}
        <UnitField label={t`科室`} value={unitId} onChange={setUnitId} />
        <MemberField
          label={t({ message: '负责人', context: 'result' })}
          value={assigneeId}
          name={first?.assignee?.displayName ?? null}
          onChange={setAssigneeId}
        />
      </div>
    </Dialog>
  );
}
