import type { Ref, TextareaHTMLAttributes } from 'react';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'required' | 'className'>;

export interface TextAreaProps extends Native, FieldProps {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, hint, error, required, className, ...area } = props;
  return (
    <Field {...{ label, labelHidden: labelHidden ?? false, hint, error, required, className }}>
      {(ids) => <textarea rows={3} {...area} {...ids} className={styles.control} />}
    </Field>
  );
}
