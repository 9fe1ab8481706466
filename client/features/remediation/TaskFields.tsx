import { useLingui } from '@lingui/react/macro';
import type { RiskLevel, TaskPriority } from '../../gql/graphql';
import { useCan } from '../../lib/viewer';
import { Select } from '../../ui/Select';
import { DateField, NumberField } from '../../ui/TextField';
import { MemberField } from '../people';
import { UnitField } from '../organization';
import { PlanField } from './PlanField';
import { priorities, riskLevels, useRemediationNames } from './useRemediationNames';
import styles from './Remediation.module.css';

export interface TaskFieldValues {
  ownerId: string | null;
  unitId: string | null;
  planId: string | null;
  /** Empty when the due day is not part of the form: it moves only by an approved delay. */
  dueOn: string;
  priority: TaskPriority;
  /** As typed: yuan and person days. */
  budget: string;
  effortDays: string;
  riskBefore: RiskLevel | null;
  riskAfter: RiskLevel | null;
}

export const emptyTaskFields: TaskFieldValues = {
  ownerId: null,
  unitId: null,
  planId: null,
  dueOn: '',
  priority: 'MEDIUM',
  budget: '',
  effortDays: '',
  riskBefore: null,
  riskAfter: null,
};

/** A number as people type it: full-width digits and grouping commas are fine, empty is none. */
export function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  return plain === '' ? null : Number(plain);
}

/** The values as the API takes them. */
export function readTaskFields(values: TaskFieldValues) {
  return { ...values, budget: readAmount(values.budget), effortDays: readAmount(values.effortDays) };
}

interface TaskFieldsProps {
  values: TaskFieldValues;
  onChange: (values: TaskFieldValues) => void;
  errors: Readonly<Record<string, string>>;
  ownerName?: string | null;
  /** Leaves the due day out. */
  withoutDue?: boolean;
}

/** Who, by when, how urgent, at what cost. */
export function TaskFields({ values, onChange, errors, ownerName, withoutDue = false }: TaskFieldsProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const can = useCan();
  const set = (changes: Partial<TaskFieldValues>) => onChange({ ...values, ...changes });
  const errorOf = (name: string) => errors[name] ?? errors[`tasks.0.${name}`];
  const levels = riskLevels.map((level) => ({ value: level, label: names.risk(level) }));
  const wrongNumber = (text: string) => {
    const value = readAmount(text);
    return value !== null && !(value >= 0) ? t`请填数字` : undefined;
  };
  return (
    <div className={styles.triple}>
      {can('member:read') && (
        <MemberField
          label={t`负责人`}
          value={values.ownerId}
          name={ownerName ?? null}
          onChange={(ownerId) => set({ ownerId })}
          error={errorOf('ownerId')}
        />
      )}
      <UnitField
        label={t`责任科室`}
        value={values.unitId}
        onChange={(unitId) => set({ unitId })}
        error={errorOf('unitId')}
      />
      {!withoutDue && (
        <DateField
          label={t`期限`}
          required
          value={values.dueOn}
          onChange={(event) => set({ dueOn: event.target.value })}
          error={errorOf('dueOn')}
        />
      )}
      <Select
        label={t`优先级`}
        value={values.priority}
        onChange={(event) => set({ priority: event.target.value as TaskPriority })}
        options={priorities.map((one) => ({ value: one, label: names.priority(one) }))}
        error={errorOf('priority')}
      />
      <NumberField
        label={t`预算`}
        unit={t`元`}
        value={values.budget}
        onChange={(event) => set({ budget: event.target.value })}
        error={errorOf('budget') ?? wrongNumber(values.budget)}
      />
      <NumberField
        label={t`工作量`}
        unit={t`人天`}
        value={values.effortDays}
        onChange={(event) => set({ effortDays: event.target.value })}
        error={errorOf('effortDays') ?? wrongNumber(values.effortDays)}
      />
      <PlanField value={values.planId} onChange={(planId) => set({ planId })} />
      <Select
        label={t`整改前风险`}
        placeholder="—"
        value={values.riskBefore ?? ''}
        onChange={(event) => set({ riskBefore: (event.target.value as RiskLevel) || null })}
        options={levels}
        error={errorOf('riskBefore')}
      />
      <Select
        label={t`整改后风险`}
        placeholder="—"
        value={values.riskAfter ?? ''}
        onChange={(event) => set({ riskAfter: (event.target.value as RiskLevel) || null })}
        options={levels}
        error={errorOf('riskAfter')}
      />
    </div>
  );
}
