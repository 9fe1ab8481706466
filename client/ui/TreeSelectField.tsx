import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Field, type FieldProps } from './Field';
import { Bone } from './Skeleton';
import type { TreeOption } from './treeOption';

export type { TreeOption } from './treeOption';

const AntTree = lazy(() => import('./heavy/AntTree'));

interface TreeSelectFieldProps extends FieldProps {
  options: readonly TreeOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  disabled?: boolean;
}

/** One node of a tree (campus, department); the widget arrives with its first use. */
export function TreeSelectField(props: TreeSelectFieldProps) {
  const { t } = useLingui();
  const { options, value, onChange, placeholder, disabled = false, ...field } = props;
  return (
    <Field {...field}>
      {(ids) => (
        <Suspense fallback={<Bone height={30} />}>
          <AntTree
            id={ids.id}
            options={options}
            value={value}
            onChange={onChange}
            placeholder={placeholder ?? t`请选择`}
            disabled={disabled}
          />
        </Suspense>
      )}
    </Field>
  );
}
