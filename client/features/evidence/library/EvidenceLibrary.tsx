import { useLingui } from '@lingui/react/macro';
import { lazy, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePaletteActions } from '../../../lib/palette';
import { readStored, writeStored } from '../../../lib/storage';
import { useCan } from '../../../lib/viewer';
import { Button, IconButton } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { DropZone, usePastedFiles } from '../../../ui/FileDrop';
import { MenuButton } from '../../../ui/Menu';
import { Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { these, type Choice } from '../review/choice';
import { useEvidenceActions, type Failure } from '../review/useEvidenceActions';
import { MapMenu } from '../map/MapMenu';
import { UploadPanel } from '../upload/UploadPanel';
import { BulkBar } from './BulkBar';
import { EvidenceFacets } from './EvidenceFacets';
import { EvidenceList } from './EvidenceList';
import { LibraryDialogs } from './LibraryDialogs';
import { EvidenceToolbar } from './EvidenceToolbar';
import { EmptyLibrary } from './EmptyLibrary';
import type { EvidenceRow } from './evidenceColumns';
import { useActiveEvidence } from './useActiveEvidence';
import type { Open } from './openDialog';
import { useEvidenceView } from './useEvidenceView';
import { useLibraryChoice } from './useLibraryChoice';
import styles from './Library.module.css';

const EvidencePanel = lazy(async () => ({ default: (await import('./EvidencePanel')).EvidencePanel }));

const noRows: readonly EvidenceRow[] = [];

/** Facets, the list, and the chosen proof beside it. */
export function EvidenceLibrary() {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const { view, filter, filterKey, quick } = useEvidenceView();
  const [activeId, choose] = useActiveEvidence(view);
  const actions = useEvidenceActions();
  const [rows, setRows] = useState(noRows);
  const [total, setTotal] = useState<number | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [facets, setFacets] = useState(() => readStored('evidence.facets', true));
  const mayAdd = can('evidence:create');

  const onRows = useCallback((next: readonly EvidenceRow[], count: number) => {
    setRows(next);
    setTotal(count);
  }, []);
  const onFiles = useCallback((files: File[]) => files.length > 0 && setOpen({ kind: 'upload', files }), []);
  usePastedFiles(onFiles, mayAdd && open === null);

  const listed = useLibraryChoice({ rows, total: total ?? 0, activeId, filter, filterKey });
  const { choices, setSelection } = listed;
  const close = () => setOpen(null);

  /** After a decision the queue goes on with the next line; the decided one leaves the list. */
  function goOn(decided: Choice): void {
    listed.clear();
    if (quick !== 'review') return;
    const gone = new Set(decided.rows.map((row) => row.id));
    const from = rows.findIndex((row) => row.id === activeId);
    const isLeft = (row: EvidenceRow) => decided.filter === null && !gone.has(row.id);
    choose((rows.slice(from + 1).find(isLeft) ?? rows.find(isLeft))?.id ?? null);
  }
  async function accept(choice: Choice): Promise<void> {
    if (await actions.accept(choice)) goOn(choice);
  }
  async function sendBack(choice: Choice, reason: string): Promise<void> {
    if (!(await actions.sendBack(choice, reason))) return;
    close();
    goOn(choice);
  }

  useHotkeys(t`证据`, [
    {
      keys: 'KeyA',
      label: t`通过当前或所选证据`,
      run: () => void (choices.accept && accept(choices.accept)),
    },
    {
      keys: 'KeyR',
      label: t`退回当前或所选证据`,
      run: () => choices.giveBack && setOpen({ kind: 'return' }),
    },
    {
      keys: 'KeyE',
      label: t`修改当前或所选证据`,
      run: () => choices.edit && setOpen({ kind: 'edit' }),
    },
    { keys: 'KeyL', label: t`关联条款`, run: () => choices.link && setOpen({ kind: 'controls' }) },
    { keys: 'KeyU', label: t`上传`, run: () => mayAdd && setOpen({ kind: 'upload', files: [] }) },
  ]);
  usePaletteActions([
    ...(mayAdd
      ? [
          {
            id: 'evidence.upload',
            label: t`上传证据`,
            group: t`证据`,
            keywords: 'sczj upload',
            keys: 'KeyU',
            run: () => setOpen({ kind: 'upload', files: [] }),
          },
        ]
      : []),
    ...(choices.link
      ? [
          {
            id: 'evidence.link',
            label: t`关联条款`,
            group: t`对所选 ${choices.link.count} 项`,
            keywords: 'gltk link',
            keys: 'KeyL',
            run: () => setOpen({ kind: 'controls' }),
          },
        ]
      : []),
    ...(choices.edit
      ? [
          {
            id: 'evidence.edit',
            label: t`修改信息`,
            group: t`对所选 ${choices.edit.count} 项`,
            keywords: 'xgxx edit',
            keys: 'KeyE',
            run: () => setOpen({ kind: 'edit' }),
          },
        ]
      : []),
    ...(choices.accept
      ? [
          {
            id: 'evidence.accept',
            label: t`审核通过`,
            group: t`对所选 ${choices.accept.count} 项`,
            keywords: 'shtg accept',
            keys: 'KeyA',
            run: () => void (choices.accept && accept(choices.accept)),
          },
        ]
      : []),
  ]);

  return (
    <Page
      title={t`证据库`}
      flush
      actions={
        <>
          <MapMenu />
          {mayAdd && (
            <>
              <MenuButton
                label={t`其他方式`}
                align="end"
                items={[
                  { id: 'link', label: t`添加链接`, icon: 'link', run: () => setOpen({ kind: 'link' }) },
                  {
                    id: 'text',
                    label: t`添加文字说明`,
                    icon: 'comment',
                    run: () => setOpen({ kind: 'text' }),
                  },
                ]}
              >
                {t`其他方式`}
              </MenuButton>
              <Button variant="primary" icon="upload" onClick={() => setOpen({ kind: 'upload', files: [] })}>
                {t`上传证据`}
              </Button>
            </>
          )}
        </>
      }
      toolbar={
        <EvidenceToolbar
          total={total}
          facets={
            <IconButton
              icon="filter"
              size="small"
              label={facets ? t`收起筛选栏` : t`展开筛选栏`}
              pressed={facets}
              onClick={() => {
                setFacets(!facets);
                writeStored('evidence.facets', !facets);
              }}
            />
          }
        />
      }
    >
      <div className={styles.area}>
        <DropZone onFiles={onFiles} disabled={!mayAdd} label={t`松开即可添加到证据库`}>
          <Splitter
            storageKey="evidence"
            panes={[
              {
                id: 'facets',
                label: t`筛选`,
                width: 176,
                minWidth: 150,
                maxWidth: 300,
                hidden: !facets,
                content: <EvidenceFacets filter={filter} />,
              },
              {
                id: 'list',
                label: t`证据列表`,
                minWidth: 320,
                content: (
                  <div className={styles.centre}>
                    <Part resetKey={filterKey} fallback={<SkeletonRows rows={16} />}>
                      <EvidenceList
                        activeId={activeId}
                        onActiveChange={choose}
                        selection={listed.selection}
                        onSelectionChange={setSelection}
                        onRows={onRows}
                        onOpen={(row) => void navigate(`/evidence/${row.id}`)}
                        empty={
                          <EmptyLibrary
                            mayAdd={mayAdd}
                            onUpload={() => setOpen({ kind: 'upload', files: [] })}
                          />
                        }
                      />
                    </Part>
                    <BulkBar
                      count={listed.count}
                      total={total ?? 0}
                      choices={choices}
                      actions={actions}
                      onAccept={(choice) => void accept(choice)}
                      onOpen={(kind) => setOpen({ kind })}
                      onEverything={listed.selectEverything}
                      onClear={listed.clear}
                    />
                  </div>
                ),
              },
              {
                id: 'panel',
                label: t`证据内容`,
                width: 430,
                minWidth: 320,
                maxWidth: 900,
                content: activeId ? (
                  <Part resetKey={activeId}>
                    <EvidencePanel
                      id={activeId}
                      actions={actions}
                      onAccept={() => void accept(these(rows.filter((row) => row.id === activeId)))}
                      onReturn={() => {
                        listed.clear();
                        setOpen({ kind: 'return' });
                      }}
                      onDeleted={() => choose(null)}
                    />
                  </Part>
                ) : (
                  <EmptyState icon="eye" title={t`选一份证据，在这里预览`}>
                    {t`j、k 上下移动，x 多选，? 查看全部按键。`}
                  </EmptyState>
                ),
              },
            ]}
          />
        </DropZone>
      </div>
      <UploadPanel onOpenEvidence={choose} />
      <LibraryDialogs
        open={open}
        onClose={close}
        choices={choices}
        actions={actions}
        onReturn={(reason) => void (choices.giveBack && sendBack(choices.giveBack, reason))}
        onCreated={choose}
        failures={failures}
        onFailures={setFailures}
      />
    </Page>
  );
}
