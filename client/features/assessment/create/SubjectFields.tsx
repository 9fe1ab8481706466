import { useLingui } from '@lingui/react/macro';
import type { SubjectKind } from '../../../gql/graphql';
import { RadioGroup } from '../../../ui/Checkbox';
import { UnitField } from '../../organization';
import { SystemField } from './SystemField';

export interface ChosenSubject {
  kind: SubjectKind;
  unitId: string | null;
  systemId: string | null;
}

interface SubjectFieldsProps {
  /** MLPS grades systems: nothing else is assessed by it. */
  systemOnly: boolean;
  value: ChosenSubject;
  onChange: (subject: ChosenSubject) => void;
  error: string | undefined;
}

/** What the assessment is about: the hospital, a campus or department, or an information system. */
export function SubjectFields({ systemOnly, value, onChange, error }: SubjectFieldsProps) {
  const { t } = useLingui();
  const kind = systemOnly ? 'SYSTEM' : value.kind;
  return (
    <>
      {!systemOnly && (
        <RadioGroup
          legend={t`测评对象`}
          name="subject"
          value={kind}
          onChange={(next) => onChange({ ...value, kind: next })}
          options={[
            { value: 'ORGANIZATION', label: t`全院` },
            { value: 'UNIT', label: t`院区或科室` },
            { value: 'SYSTEM', label: t({ message: '信息系统', context: 'field' }) },
          ]}
        />
      )}
      {kind === 'UNIT' && (
        <UnitField
          label={t`院区或科室`}
          value={value.unitId}
          onChange={(unitId) => onChange({ ...value, unitId })}
          error={error}
        />
      )}
      {kind === 'SYSTEM' && (
        <SystemField
          graded={systemOnly}
          value={value.systemId}
          onChange={(systemId) => onChange({ ...value, systemId })}
          error={error}
        />
      )}
    </>
  );
}
