import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { EnteredTable_TableFragment } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { EntryGrid } from '../../../ui/EntryGrid';
import { lazyPart } from '../../../ui/lazyPart';
import { Banner, useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TextField } from '../../../ui/TextField';
import { useTableNames } from '../useTableNames';
import { TableHistory } from './TableHistory';
import type { Book } from './tableModel';
import { useEntry } from './useEntry';
import { useShape } from './useShape';
import styles from './Tables.module.css';

const TakeBackDialog = lazyPart(async () => (await import('./TakeBackDialog')).TakeBackDialog);

interface TableEditorProps {
  book: Book;
  table: EnteredTable_TableFragment;
}

/** One table: typed or pasted from a spreadsheet, saved as a whole with the place where it was read. */
export function TableEditor({ book, table }: TableEditorProps) {
  const { t } = useLingui();
  const names = useTableNames();
  const errorText = useErrorText();
  const entry = useEntry(book, table);
  const shape = useShape(table.kind, book, entry.values);
  const [takingBack, setTakingBack] = useState(false);
  const errors = useMemo(() => {
    const texts = new Map(entry.said);
    for (const [key, fault] of entry.faults) texts.set(key, shape.fault(fault));
    return texts;
  }, [entry.said, entry.faults, shape]);
  const first = [...errors.values()][0];
  // The dialog stands outside: what is submitted in it would be submitted here as well.
  return (
    <>
      <form
        className={styles.editor}
        aria-label={names(table.kind)}
        onSubmit={(event) => {
          event.preventDefault();
          void entry.save();
        }}
      >
        <div className={styles.head}>
          <h2>{names(table.kind)}</h2>
          <Status tone={table.complete ? 'positive' : 'caution'}>
            {table.complete ? t`已齐全` : table.entered ? t`还不齐全` : t`还没有录入`}
          </Status>
          {table.entered && (
            <span className={styles.muted}>
              {t`${table.enteredByName ?? ''} 录入于 ${formatDateTime(table.enteredAt)}，出处：${table.source ?? ''}`}
            </span>
          )}
        </div>
        <p className={styles.muted}>{shape.about}</p>
        {entry.conflict && (
          <Banner
            tone="caution"
            actions={
              <>
                <Button size="small" onClick={entry.takeTheirs}>{t`用对方的`}</Button>
                <Button size="small" onClick={entry.takeMine}>{t`用我的`}</Button>
              </>
            }
          >
            {t`${table.enteredByName ?? ''} 在您录入期间保存了这张表，您的还没有保存。`}
          </Banner>
        )}
        {entry.error !== null && <Banner tone="negative">{errorText(entry.error)}</Banner>}
        {first !== undefined && <Banner tone="negative">{t`${errors.size} 格有问题：${first}`}</Banner>}
        <EntryGrid
          label={names(table.kind)}
          corner={shape.corner}
          rows={shape.rows}
          columns={shape.columns}
          fixed={shape.fixed}
          values={entry.values}
          errors={errors}
          onChange={entry.change}
          cellLabel={(row, column) => `${row.label} ${column.label}`}
          readOnly={!table.viewerCanEnter}
        />
        {table.viewerCanEnter ? (
          <div className={styles.foot}>
            <TextField
              label={t`出处`}
              required
              maxLength={500}
              className={styles.source}
              placeholder={t`文件名、附件、页码；会和用到它的每个得分一起显示`}
              value={entry.source}
              onChange={(event) => entry.setSource(event.target.value)}
              error={entry.sourceMissing ? t`请写明在哪里读到的` : undefined}
            />
            <Button type="submit" variant="primary" busy={entry.busy} disabled={!entry.dirty}>
              {t`保存并重算测评`}
            </Button>
            {entry.dirty && <Button onClick={entry.takeTheirs}>{t`放弃修改`}</Button>}
            {table.entered && !entry.dirty && (
              <Button variant="quiet" icon="undo" onClick={() => setTakingBack(true)}>{t`撤回这张表`}</Button>
            )}
          </div>
        ) : (
          <Banner icon="eye">{t`您可以查看，录入需要管理测评的权限。`}</Banner>
        )}
        <TableHistory table={table} onRestore={table.viewerCanEnter ? entry.restore : undefined} />
      </form>
      {takingBack && (
        <TakeBackDialog
          busy={entry.busy}
          onTakeBack={(reason) => void entry.takeBack(reason).then((done) => done && setTakingBack(false))}
          onClose={() => setTakingBack(false)}
        />
      )}
    </>
  );
}
