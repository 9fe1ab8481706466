import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ChartOption } from './echarts';
import { Bone } from './Skeleton';
import { Segments } from './Tabs';
import styles from './Chart.module.css';

export type { ChartOption } from './echarts';

/** The numbers of a chart: the first cell of each row is its heading. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

interface ChartProps {
  title: ReactNode;
  /** What the picture says, in one sentence, for those who do not see it. */
  label: string;
  option: ChartOption;
  table: ChartTable;
  height?: number;
  /** A point, bar or corner was chosen; gives its name. */
  onPick?: (name: string, seriesName: string) => void;
}

const EChart = lazy(() => import('./EChart'));

/** A chart with its switch 「图 / 表格」: nothing is only in the picture. The library comes with the first chart. */
export function Chart({ title, label, option, table, height = 240, onPick }: ChartProps) {
  const { t } = useLingui();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <Segments
          label={t`显示方式`}
          options={[
            { id: 'chart', label: t`图`, icon: 'chart' },
            { id: 'table', label: t`表格`, icon: 'table' },
          ]}
          value={view}
          onChange={setView}
        />
      </figcaption>
      <div style={{ height }} className={styles.body}>
        {view === 'chart' ? (
          <Suspense fallback={<Bone height={height} />}>
            <EChart option={option} label={label} {...(onPick ? { onPick } : {})} />
          </Suspense>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((cell, index) =>
                    index === 0 ? (
                      <th key={table.columns[index]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.columns[index]}>{cell ?? '—'}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </figure>
  );
}
