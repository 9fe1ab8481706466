import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import { saveAddress } from '../lib/saveFile';
import type { ChartOption } from './echarts';
import { Bone } from './Skeleton';
import { Segments } from './Tabs';
import { IconButton } from './Button';
import { saveTable } from './saveTable';
import { useErrorText } from './States';
import { showToast } from './toastStore';
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

/** A chart with its switch 「图 / 表格」, either of which can be kept as a file: nothing is only in the picture. The library comes with the first chart. */
export function Chart({ title, label, option, table, height = 240, onPick }: ChartProps) {
  const { t } = useLingui();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const errorText = useErrorText();
  const picture = useRef<(() => string) | null>(null);
  const onPicture = useCallback((take: (() => string) | null) => {
    picture.current = take;
  }, []);
  const name = typeof title === 'string' ? title : label.slice(0, 60);
  async function download(): Promise<void> {
    try {
      if (view === 'table') await saveTable(name, table);
      else if (picture.current) saveAddress(`${name}.png`, picture.current());
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
    }
  }
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.tools}>
          <IconButton
            size="small"
            icon="download"
            label={view === 'table' ? t`下载表格“${name}”（XLSX）` : t`下载图片“${name}”（PNG）`}
            onClick={() => void download()}
          />
          <Segments
            label={t`显示方式`}
            options={[
              { id: 'chart', label: t`图`, icon: 'chart' },
              { id: 'table', label: t`表格`, icon: 'table' },
            ]}
            value={view}
            onChange={setView}
          />
        </span>
      </figcaption>
      <div style={{ height }} className={styles.body}>
        {view === 'chart' ? (
          <Suspense fallback={<Bone height={height} />}>
            <EChart option={option} label={label} onPicture={onPicture} {...(onPick ? { onPick } : {})} />
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
                <tr key={row.slice(0, 2).join(' ')}>
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
