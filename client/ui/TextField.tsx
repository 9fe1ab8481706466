import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from '../lib/classNames';
import { Field, type FieldProps } from './Field';
import { Icon, type IconName } from './Icon';
import styles from './Field.module.css';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'required' | 'className'>;

export interface TextFieldProps extends Native, FieldProps {
  icon?: IconName;
  /** Something at the right end: a unit as text, or a button. */
  trailing?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text; spreads `register(...)` of react-hook-form. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden, hint, error, required, className, icon, trailing, ...input } = props;
  return (
    <Field {...{ label, labelHidden: labelHidden ?? false, hint, error, required, className }}>
      {(ids) => (
        <span className={styles.wrap}>
          {icon && (
            <span className={styles.leading}>
              <Icon name={icon} size={15} />
            </span>
          )}
          <input
            autoComplete="off"
            {...input}
            {...ids}
            className={classNames(
              styles.control,
              icon && styles.withLeading,
              Boolean(trailing) && styles.withTrailing,
            )}
          />
          {trailing && (
            <span className={classNames(styles.trailing, typeof trailing === 'string' && styles.unit)}>
              {trailing}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

/** A number with an optional unit at its end. Text input with a numeric keypad: no wheel accidents. */
export function NumberField(props: Omit<TextFieldProps, 'trailing'> & { unit?: string }) {
  const { unit, ...rest } = props;
  return <TextField inputMode="decimal" trailing={unit} {...rest} />;
}

/** A calendar day as `YYYY-MM-DD`, in the browser's own picker. */
export function DateField(props: Omit<TextFieldProps, 'trailing' | 'icon'>) {
  return <TextField type="date" max="9999-12-31" {...props} />;
}
