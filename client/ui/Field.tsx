import { useId, type ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './Field.module.css';

export interface FieldProps {
  label: ReactNode;
  /** Keeps the label for screen readers only, for fields in a toolbar. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  className?: string | undefined;
}

interface ControlIds {
  id: string;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label, hint and error around one control; the control gets the ids that tie them together. */
export function Field(props: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const { label, labelHidden, hint, error, required, className, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const ids: ControlIds = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
    'aria-describedby': error || hint ? noteId : undefined,
  };
  return (
    <div className={`${styles.field} ${className ?? ''}`}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {required && (
          <span className={styles.required} aria-hidden>
            *
          </span>
        )}
      </label>
      {children(ids)}
      {error ? (
        <span id={noteId} className={styles.error} role="alert">
          <Icon name="warning" size={13} />
          {error}
        </span>
      ) : (
        hint && (
          <span id={noteId} className={styles.hint}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}
