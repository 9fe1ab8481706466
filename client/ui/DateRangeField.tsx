import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Field, type FieldProps } from './Field';
import { Bone } from './Skeleton';
import type { DateRange } from './dateRange';

export type { DateRange } from './dateRange';

const AntRange = lazy(() => import('./heavy/AntRange'));

interface DateRangeFieldProps extends FieldProps {
  value: DateRange;
  onChange: (value: DateRange) => void;
}

/** A span of days in one field; the calendar arrives with its first use. */
export function DateRangeField({ value, onChange, ...field }: DateRangeFieldProps) {
  const { t } = useLingui();
  return (
    <Field {...field}>
      {(ids) => (
        <Suspense fallback={<Bone height={30} />}>
          <AntRange
            id={ids.id}
            value={value}
            onChange={onChange}
            startLabel={t`开始日期`}
            endLabel={t`结束日期`}
          />
        </Suspense>
      )}
    </Field>
  );
}
