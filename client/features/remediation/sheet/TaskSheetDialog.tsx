import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import type { TaskSheetColumn } from '../../../gql/graphql';
import { useTableSource } from '../../../lib/sheet/useTableSource';
import { takeFocus } from '../../../lib/takeFocus';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FileDrop } from '../../../ui/FileDrop';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner, ErrorState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TextArea } from '../../../ui/TextArea';
import { useRefreshTasks } from '../useRefreshTasks';
import { ColumnChoice } from './ColumnChoice';
import { TaskSheetDocument } from './documents';
import { readTasks, remapped } from './readTasks';
import { SheetRows } from './SheetRows';
import { useTaskSheet, type PreviewedRow } from './useTaskSheet';
import styles from './Sheet.module.css';

/** The rows of an export, and what may stand above them. */
const mostRows = 10_010;

interface TaskSheetDialogProps {
  /** What was pasted into the table of tasks; null to begin with a choice. */
  pasted: string | null;
  onClose: () => void;
}

/** Brings a table of tasks back from Excel: choose or paste, see what each row would do, then apply it. */
export function TaskSheetDialog({ pasted: given, onClose }: TaskSheetDialogProps) {
  const { t } = useLingui();
  const refresh = useRefreshTasks();
  const { data, error } = useQuery(TaskSheetDocument);
  const { cells, problem, readFiles, pasted, paste } = useTableSource(mostRows);
  const { state, check, apply, restart } = useTaskSheet();
  const headings = data?.remediationTaskSheet.columns;
  const table = useMemo(() => (cells && headings ? readTasks(cells, headings) : null), [cells, headings]);
  const [chosen, setChosen] = useState<{ of: unknown; columns: (TaskSheetColumn | null)[] } | null>(null);
  // What was chosen for another table says nothing of this one.
  const columns = table && chosen?.of === table ? chosen.columns : (table?.columns ?? []);
  const usable = columns.includes('title') || columns.includes('number');
  useEffect(() => {
    if (given) void paste(given);
  }, [given]);
  const good = state.step === 'preview' ? state.found.rows.filter((row) => row.status !== 'REFUSED') : [];
  const nameOf = (column: string) => headings?.find((one) => one.column === column)?.heading ?? column;
  return (
    <Dialog
      title={t`导入整改任务`}
      size="wide"
      sticky={state.step === 'busy' || state.step === 'preview'}
      onClose={onClose}
      footerNote={state.step === 'choose' && table ? t`共 ${table.rows.length} 行` : undefined}
      footer={
        <>
          {state.step === 'preview' && <Button onClick={restart}>{t`上一步`}</Button>}
          <Button onClick={onClose}>{state.step === 'done' ? t`关闭` : t`取消`}</Button>
          {state.step === 'choose' && (
            <Button
              variant="primary"
              disabled={!table || table.rows.length === 0 || !usable}
              onClick={() => table && void check(columns, table.rows)}
            >
              {t`核对`}
            </Button>
          )}
          {state.step === 'preview' && (
            <Button
              variant="primary"
              icon="upload"
              disabled={good.length === 0}
              onClick={() => void apply(state.found).then(refresh)}
            >
              {t`导入 ${good.length} 行`}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {error && <ErrorState error={error} compact />}
        {state.step === 'choose' && (
          <>
            <p>{t`导出表格，在 Excel 里修改后选回来，或直接粘贴单元格。编号为空的行是新任务，至少要有任务和期限。导入前会先逐行核对。`}</p>
            {problem && <Banner tone="negative">{problem}</Banner>}
            <FileDrop onFiles={(files) => void readFiles(files)} accept=".xlsx,.ods,.csv" multiple={false} />
            <TextArea
              ref={takeFocus}
              label={t`或把表格粘贴到这里`}
              rows={4}
              value={pasted}
              onChange={(event) => void paste(event.target.value)}
              // Spreadsheets put a picture of the cells beside their text; the drop area would take that.
              onPaste={(event) => {
                if (event.clipboardData.getData('text/plain')) event.stopPropagation();
              }}
            />
            {table && headings && table.rows.length > 0 && (
              <ColumnChoice
                table={table}
                columns={columns}
                headings={headings}
                onChange={(place, column) =>
                  setChosen({ of: table, columns: remapped(columns, place, column) })
                }
              />
            )}
            {table && !usable && (
              <Banner tone="caution">{t`至少要有“编号”或“任务”一列，请在上面对应。`}</Banner>
            )}
          </>
        )}
        {state.step === 'busy' && (
          <>
            <p role="status" tabIndex={-1} ref={takeFocus}>
              {state.writing
                ? t`正在导入 ${state.done} / ${state.of}`
                : t`正在核对 ${state.done} / ${state.of}`}
            </p>
            <SkeletonRows rows={6} />
          </>
        )}
        {state.step === 'preview' && (
          <>
            {state.failure && <Banner tone="negative">{state.failure}</Banner>}
            <Counts rows={state.found.rows} unchanged={state.found.unchanged} />
            {state.found.rows.length > 0 ? (
              <SheetRows rows={state.found.rows} nameOf={nameOf} />
            ) : (
              !state.failure && <Banner tone="info">{t`和系统里的一样，没有要导入的。`}</Banner>
            )}
          </>
        )}
        {state.step === 'done' && (
          <>
            {state.failure && (
              <Banner tone="negative">{t`${state.failure} 还有 ${state.left} 行没有导入，可以重新核对后再导入。`}</Banner>
            )}
            <p role="status" tabIndex={-1} ref={takeFocus}>
              {t`已修改 ${state.changed} 个任务，新建 ${state.made} 个任务。`}
              {state.refused.length > 0 && t`有 ${state.refused.length} 行没有导入：`}
            </p>
            {state.refused.length > 0 && <SheetRows rows={state.refused} nameOf={nameOf} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Counts({ rows, unchanged }: { rows: readonly PreviewedRow[]; unchanged: number }) {
  const { t } = useLingui();
  const count = (status: PreviewedRow['status']) => rows.filter((row) => row.status === status).length;
  return (
    <p role="status" className={styles.counts}>
      <Status tone="neutral">{t`${unchanged} 行不变`}</Status>
      <Status tone="caution">{t`${count('CHANGED')} 行修改`}</Status>
      <Status tone="positive">{t`${count('NEW')} 行新建`}</Status>
      <Status tone="negative">{t`${count('REFUSED')} 行不能导入`}</Status>
    </p>
  );
}
