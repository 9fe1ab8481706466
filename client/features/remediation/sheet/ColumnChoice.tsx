import { useLingui } from '@lingui/react/macro';
import { Select } from '../../../ui/Select';
import type { TaskSheetColumn } from '../../../gql/graphql';
import type { SheetHeading, TaskTable } from './readTasks';
import styles from './Sheet.module.css';

interface ColumnChoiceProps {
  table: TaskTable;
  columns: readonly (TaskSheetColumn | null)[];
  headings: readonly SheetHeading[];
  onChange: (place: number, column: TaskSheetColumn | null) => void;
}

/** Says what each column of the table means; read off the headings, or by place. */
export function ColumnChoice({ table, columns, headings, onChange }: ColumnChoiceProps) {
  const { t } = useLingui();
  const unused = columns.filter((column) => column === null).length;
  const first = table.rows[0]?.cells ?? [];
  return (
    <details open={!table.headed || columns.every((column) => column === null)}>
      <summary>
        {table.headed
          ? t`按标题行对应了 ${columns.length - unused} 列，${unused} 列不用`
          : t`没有标题行，按位置对应了 ${columns.length - unused} 列，请核对`}
      </summary>
      <div className={styles.columns}>
        {columns.map((column, place) => (
          <Select
            // Columns stay where they are.
            key={place}
            label={table.titles[place] || t`第 ${place + 1} 列：${(first[place] ?? '').slice(0, 12)}`}
            placeholder={t`不用`}
            value={column ?? ''}
            onChange={(event) => onChange(place, (event.target.value as TaskSheetColumn) || null)}
            options={headings.map(({ column: value, heading }) => ({ value, label: heading }))}
          />
        ))}
      </div>
    </details>
  );
}
