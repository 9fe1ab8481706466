import { useLingui } from '@lingui/react/macro';
import type { Ref, TextareaHTMLAttributes } from 'react';
import { formatNumber } from '../lib/format';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'required' | 'className'>;

export interface TextAreaProps extends Native, FieldProps {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; at its limit it says that what came after was not taken. */
export function TextArea(props: TextAreaProps) {
  const { t } = useLingui();
  const { label, labelHidden, hint, error, required, className, ...area } = props;
  const { value, maxLength } = area;
  const full = maxLength !== undefined && typeof value === 'string' && value.length >= maxLength;
  const note = full ? t`最多 ${formatNumber(maxLength)} 个字符，超出的部分没有录入` : hint;
  return (
    <Field {...{ label, labelHidden: labelHidden ?? false, hint: note, error, required, className }}>
      {(ids) => <textarea rows={3} {...area} {...ids} className={styles.control} />}
    </Field>
  );
}
