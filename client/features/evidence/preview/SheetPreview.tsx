import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import { PreviewFailure } from './PreviewFailure';
import { readBook, readCsv } from '../../../lib/sheet/readSheets';
import { columnName, type SheetPage } from '../../../lib/sheet/sheetModel';
import { usePreview } from './usePreviewBytes';
import type { ViewerProps } from './viewer';
import styles from './Preview.module.css';

const rowStep = 200;

/** A spreadsheet as plain cells, sheets as tabs. Values only: no formula runs, no link opens. */
export default function SheetPreview({ url, format }: ViewerProps & { format: 'book' | 'csv' }) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [chosen, setChosen] = useState('0');
  const loaded = usePreview(url, attempt, format === 'csv' ? readCsv : readBook);
  if (loaded.state === 'failed') {
    return <PreviewFailure error={loaded.error} onRetry={() => setAttempt(attempt + 1)} />;
  }
  if (loaded.state === 'loading') return <SkeletonRows rows={10} />;
  const sheets = loaded.value;
  const at = sheets[Number(chosen)] ? chosen : '0';
  const sheet = sheets[Number(at)];
  if (!sheet) return <EmptyState icon="table" title={t`工作簿里没有可见的工作表`} />;
  return (
    <>
      {sheets.length > 1 && (
        <Tabs
          label={t`工作表`}
          tabs={sheets.map((one, index) => ({ id: String(index), label: one.name }))}
          value={at}
          onChange={setChosen}
        />
      )}
      <SheetTable key={`${url}#${at}`} sheet={sheet} />
    </>
  );
}

function SheetTable({ sheet }: { sheet: SheetPage }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(rowStep);
  if (sheet.rowCount === 0) return <EmptyState compact title={t`这张表是空的`} />;
  const width = sheet.rows[0]?.length ?? 0;
  const rows = sheet.rows.slice(0, shown);
  const cut = sheet.rowCount > sheet.rows.length || sheet.columnCount > width;
  return (
    <div className={styles.cells} tabIndex={0} role="region" aria-label={sheet.name || t`表格`}>
      <table>
        <thead>
          <tr>
            <th aria-label={t`行号`} />
            {Array.from({ length: width }, (_, index) => (
              <th key={index} scope="col">
                {columnName(index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              {row.map((cell, column) => (
                <td key={column} title={cell.length > 24 ? cell : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.more}>
        {shown < sheet.rows.length && (
          <Button size="small" onClick={() => setShown(shown + rowStep)}>{t`再显示 ${rowStep} 行`}</Button>
        )}
        <span>{t`共 ${sheet.rowCount} 行、${sheet.columnCount} 列`}</span>
        {cut && <span>{t`预览只含前 ${sheet.rows.length} 行、${width} 列，其余请下载查看`}</span>}
      </div>
    </div>
  );
}
