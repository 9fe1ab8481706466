import { useLingui } from '@lingui/react/macro';
import type { FindingSeverity, InspectionNoteKind } from '../../gql/graphql';
import { Segments } from '../../ui/Tabs';
import styles from './Inspection.module.css';
import { noteKinds, severities, useInspectionNames } from './useInspectionNames';

interface NoteKindFieldsProps {
  kind: InspectionNoteKind;
  onKind: (kind: InspectionNoteKind) => void;
  severity: FindingSeverity;
  onSeverity: (severity: FindingSeverity) => void;
}

/** What is noted, and of a finding how grave it is. */
export function NoteKindFields({ kind, onKind, severity, onSeverity }: NoteKindFieldsProps) {
  const { t } = useLingui();
  const names = useInspectionNames();
  return (
    <div className={styles.noteKinds}>
      <Segments<InspectionNoteKind>
        label={t`记什么`}
        value={kind}
        onChange={onKind}
        options={noteKinds.map((one) => ({ id: one, label: names.note(one) }))}
      />
      {kind === 'FINDING' && (
        <Segments<FindingSeverity>
          label={t`严重程度`}
          value={severity}
          onChange={onSeverity}
          options={severities.map((one) => ({ id: one, label: names.severity(one) }))}
        />
      )}
    </div>
  );
}
