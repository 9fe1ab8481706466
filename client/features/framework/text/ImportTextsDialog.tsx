import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FileDrop } from '../../../ui/FileDrop';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { TextField } from '../../../ui/TextField';
import { ImportedRows } from './ImportedRows';
import { readTextTable, type TextTable } from './readTable';
import { useTableSource } from '../../../lib/sheet/useTableSource';
import { takeFocus } from '../../../lib/takeFocus';
import { useTextImport } from './useTextImport';
import styles from './Text.module.css';

interface ImportTextsDialogProps {
  framework: { code: string; shortName: string };
  onClose: () => void;
}

/** Brings the wording of a whole book from a table: choose or paste, see what would happen, then record it. */
export function ImportTextsDialog({ framework, onClose }: ImportTextsDialogProps) {
  const { t } = useLingui();
  const { state, check, write, restart } = useTextImport(framework.code);
  const { cells, problem, readFiles, pasted, paste } = useTableSource();
  const [source, setSource] = useState('');
  const table = cells && readTextTable(cells);
  const good = state.step === 'preview' ? state.rows.filter((row) => row.outcome && !row.problem) : [];
  const changing = good.filter((row) => row.outcome !== 'UNCHANGED');

  return (
    <Dialog
      title={t`导入${framework.shortName}的原文`}
      size="wide"
      sticky={state.step !== 'choose' && state.step !== 'done'}
      onClose={onClose}
      footerNote={table && state.step === 'choose' && <Found table={table} />}
      footer={
        <>
          {state.step === 'preview' && <Button onClick={restart}>{t`上一步`}</Button>}
          <Button onClick={onClose}>{state.step === 'done' ? t`关闭` : t`取消`}</Button>
          {state.step === 'choose' && (
            <Button
              variant="primary"
              disabled={!table || table.rows.length === 0}
              onClick={() => void check(table?.rows ?? [], source)}
            >
              {t`核对`}
            </Button>
          )}
          {state.step === 'preview' && (
            <Button
              variant="primary"
              icon="upload"
              disabled={changing.length === 0}
              onClick={() => void write(good, source)}
            >
              {t`录入 ${changing.length} 条`}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {state.step === 'choose' && (
          <>
            <p>{t`表格两列：条款编号、原文。编号可以照标准印刷的写法，例如 8.1.4.1 a)。请只录入本机构已取得许可的标准文本。`}</p>
            {problem && <Banner tone="negative">{problem}</Banner>}
            <FileDrop onFiles={(files) => void readFiles(files)} accept=".xlsx,.ods,.csv" multiple={false} />
            <TextArea
              ref={takeFocus}
              label={t`或把表格粘贴到这里`}
              rows={5}
              value={pasted}
              onChange={(event) => void paste(event.target.value)}
              // Spreadsheets put a picture of the cells beside their text; the drop area would take that.
              onPaste={(event) => {
                if (event.clipboardData.getData('text/plain')) event.stopPropagation();
              }}
            />
            <TextField
              label={t`出处`}
              maxLength={500}
              placeholder={t`版本、页码，例如 2019 年单行本第 12 页`}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </>
        )}
        {state.step === 'busy' && (
          <>
            <p role="status" tabIndex={-1} ref={takeFocus}>
              {state.writing
                ? t`正在录入 ${state.done} / ${state.of}`
                : t`正在核对 ${state.done} / ${state.of}`}
            </p>
            <SkeletonRows rows={6} />
          </>
        )}
        {(state.step === 'preview' || state.step === 'done') && (
          <>
            {state.failure && <Banner tone="negative">{state.failure}</Banner>}
            <ImportedRows rows={state.rows} done={state.step === 'done'} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Found({ table }: { table: TextTable }) {
  const { t } = useLingui();
  return [
    t`${table.rows.length} 行可以核对`,
    ...(table.empty > 0 ? [t`${table.empty} 行没有原文，跳过`] : []),
    ...(table.codeless > 0 ? [t`${table.codeless} 行没有编号，跳过`] : []),
  ].join('，');
}
