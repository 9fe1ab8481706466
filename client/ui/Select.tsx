import type { Ref, SelectHTMLAttributes } from 'react';
import { groupBy } from '../lib/groupBy';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
  /** Choices of one heading stand one after the other. */
  group?: string;
}

type Native = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'required' | 'className' | 'multiple'>;

export interface SelectProps extends Native, FieldProps {
  options: readonly Option[];
  /** Text of the empty choice; without it there is none. */
  placeholder?: string;
  ref?: Ref<HTMLSelectElement>;
}

/** The browser's own select: light, accessible, good up to some forty choices. Beyond that take Combobox. */
export function Select(props: SelectProps) {
  const { label, labelHidden, hint, error, required, className, options, placeholder, ...select } = props;
  return (
    <Field {...{ label, labelHidden: labelHidden ?? false, hint, error, required, className }}>
      {(ids) => (
        <select {...select} {...ids} className={styles.control}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {[...groupBy(options, (option) => option.group ?? '')].map(([group, members]) => {
            const choices = members.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ));
            return group === '' ? (
              choices
            ) : (
              <optgroup key={group} label={group}>
                {choices}
              </optgroup>
            );
          })}
        </select>
      )}
    </Field>
  );
}
