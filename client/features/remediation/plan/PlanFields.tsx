import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { PlanSource } from '../../../gql/graphql';
import { Select } from '../../../ui/Select';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { MemberField } from '../../people';
import styles from '../Remediation.module.css';
import { planSources, usePlanNames } from './usePlanNames';

/** What people say of a plan, as it stands in the fields. */
export interface PlanDraft {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ownerId: string | null;
  readonly source: PlanSource | null;
  readonly sourceReference: string;
  readonly note: string;
}

/** The draft of a dialog, and what of it is sent: texts without space around them, empty ones as none. */
export function usePlanDraft(first: PlanDraft) {
  const [draft, setDraft] = useState(first);
  const change = (changed: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const said = {
    ...draft,
    name: draft.name.trim(),
    sourceReference: draft.sourceReference.trim() || null,
    note: draft.note.trim() || null,
  };
  return { draft, change, said };
}

interface PlanFieldsProps {
  draft: PlanDraft;
  onChange: (changed: Partial<PlanDraft>) => void;
  errors: Readonly<Record<string, string | undefined>>;
  /** The days are those of a baseline. */
  fixedDays?: boolean;
  ownerName?: string | null;
  /** What only one of the dialogs asks for. */
  children?: ReactNode;
}

/** The fields of a plan, for a new one and for one that is changed. */
export function PlanFields(props: PlanFieldsProps) {
  const { t } = useLingui();
  const names = usePlanNames();
  const { draft, onChange, errors, fixedDays = false, ownerName = null, children } = props;
  const { name, startsOn, endsOn, ownerId, source, sourceReference, note } = draft;
  return (
    <>
      <TextField
        label={t`名称`}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => onChange({ name: event.target.value })}
        error={errors['name']}
      />
      <div className={styles.pair}>
        <DateField
          label={t`开始日期`}
          required
          readOnly={fixedDays}
          value={startsOn}
          onChange={(event) => onChange({ startsOn: event.target.value })}
          error={errors['startsOn']}
        />
        <DateField
          label={t`结束日期`}
          required
          readOnly={fixedDays}
          value={endsOn}
          onChange={(event) => onChange({ endsOn: event.target.value })}
          error={errors['endsOn'] ?? (endsOn < startsOn ? t`不能早于开始日期` : undefined)}
        />
        {children}
        <MemberField
          label={t`负责人`}
          value={ownerId}
          name={ownerName}
          onChange={(id) => onChange({ ownerId: id })}
          error={errors['ownerId']}
        />
        <Select
          label={t`来源`}
          placeholder={t`未填写`}
          value={source ?? ''}
          onChange={(event) =>
            onChange({ source: planSources.find((one) => one === event.target.value) ?? null })
          }
          options={planSources.map((one) => ({ value: one, label: names.source(one) }))}
          error={errors['source']}
        />
        <TextField
          label={t`来源文号或名称`}
          maxLength={200}
          value={sourceReference}
          onChange={(event) => onChange({ sourceReference: event.target.value })}
          error={errors['sourceReference']}
        />
      </div>
      <TextArea
        label={t`说明`}
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
        error={errors['note']}
      />
    </>
  );
}
