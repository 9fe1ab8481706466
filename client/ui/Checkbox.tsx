import { useEffect, useRef, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from '../lib/classNames';
import styles from './Field.module.css';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode;
  labelHidden?: boolean;
  /** Some, but not all, of what it stands for. */
  indeterminate?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A box to tick with its label. */
export function Checkbox({
  label,
  labelHidden,
  indeterminate = false,
  className,
  ref,
  ...input
}: CheckboxProps) {
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className={classNames(styles.check, className)}>
      <input
        {...input}
        type="checkbox"
        ref={(node) => {
          own.current = node;
          if (typeof ref === 'function') ref(node);
          else if (ref) ref.current = node;
        }}
      />
      <span className={labelHidden ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  );
}

export interface RadioGroupProps<Value extends string> {
  legend: ReactNode;
  name: string;
  value: Value | null;
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  onChange: (value: Value) => void;
}

/** One of a few choices, all of them visible. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend className={styles.label}>{props.legend}</legend>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 18px', marginTop: 2 }}>
        {props.options.map((option) => (
          <label key={option.value} className={styles.check}>
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              disabled={option.disabled}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className={styles.hint}> {option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
