import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePaletteActions } from '../../../lib/palette';
import { readStored, writeStored } from '../../../lib/storage';
import { useCan, useViewer } from '../../../lib/viewer';
import { Button, IconButton } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { DropZone, usePastedFiles } from '../../../ui/FileDrop';
import { MenuButton } from '../../../ui/Menu';
import { Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { canAccept } from '../review/reviewRights';
import { useEvidenceActions, type Failure } from '../review/useEvidenceActions';
import { UploadPanel } from '../upload/UploadPanel';
import { BulkBar } from './BulkBar';
import { EvidenceFacets } from './EvidenceFacets';
import { EvidenceList } from './EvidenceList';
import { EvidencePanel } from './EvidencePanel';
import { LibraryDialogs } from './LibraryDialogs';
import { EvidenceToolbar } from './EvidenceToolbar';
import { EmptyLibrary } from './EmptyLibrary';
import type { EvidenceRow } from './evidenceColumns';
import { useActiveEvidence } from './useActiveEvidence';
import type { Open } from './openDialog';
import { useEvidenceView } from './useEvidenceView';
import styles from './Library.module.css';

const noRows: readonly EvidenceRow[] = [];

/** Facets, the list, and the chosen proof beside it. */
export function EvidenceLibrary() {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const { view, filter, filterKey, quick } = useEvidenceView();
  const [activeId, choose] = useActiveEvidence(view);
  const { membershipId } = useViewer();
  const actions = useEvidenceActions();
  const [rows, setRows] = useState(noRows);
  const [total, setTotal] = useState<number | null>(null);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [facets, setFacets] = useState(() => readStored('evidence.facets', true));
  const mayAdd = can('evidence:create');

  // A selection belongs to the list it was made in.
  useEffect(() => setSelection(new Set()), [filterKey]);
  const onRows = useCallback((next: readonly EvidenceRow[], count: number) => {
    setRows(next);
    setTotal(count);
  }, []);
  const onFiles = useCallback((files: File[]) => files.length > 0 && setOpen({ kind: 'upload', files }), []);
  usePastedFiles(onFiles, mayAdd && open === null);

  const chosen = useMemo(() => rows.filter((row) => selection.has(row.id)), [rows, selection]);
  const active = rows.find((row) => row.id === activeId);
  const targets = chosen.length > 0 ? chosen : active ? [active] : [];
  const acceptable = targets.filter((row) => canAccept(row, membershipId));
  const returnable = targets.filter((row) => row.viewerCanReview);
  const editable = targets.filter((row) => row.viewerCanEdit);
  const linkable = targets.filter((row) => row.viewerCanLink);
  const close = () => setOpen(null);

  /** After a decision the queue goes on with the next line; the decided one leaves the list. */
  function goOn(decided: readonly EvidenceRow[]): void {
    setSelection(new Set());
    if (quick !== 'review') return;
    const gone = new Set(decided.map((row) => row.id));
    const from = rows.findIndex((row) => row.id === activeId);
    const next =
      rows.slice(from + 1).find((row) => !gone.has(row.id)) ?? rows.find((row) => !gone.has(row.id));
    choose(next?.id ?? null);
  }
  async function accept(list: readonly EvidenceRow[]): Promise<void> {
    if (await actions.accept(list)) goOn(list);
  }
  async function sendBack(list: readonly EvidenceRow[], reason: string): Promise<void> {
    if (!(await actions.sendBack(list, reason))) return;
    close();
    goOn(list);
  }

  useHotkeys(t`证据`, [
    {
      keys: 'KeyA',
      label: t`通过当前或所选证据`,
      run: () => void (acceptable.length > 0 && accept(acceptable)),
    },
    {
      keys: 'KeyR',
      label: t`退回当前或所选证据`,
      run: () => returnable.length > 0 && setOpen({ kind: 'return' }),
    },
    {
      keys: 'KeyE',
      label: t`修改当前或所选证据`,
      run: () => editable.length > 0 && setOpen({ kind: 'edit' }),
    },
    { keys: 'KeyL', label: t`关联条款`, run: () => linkable.length > 0 && setOpen({ kind: 'controls' }) },
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
    ...(linkable.length > 0
      ? [
          {
            id: 'evidence.link',
            label: t`关联条款`,
            group: t`对所选 ${linkable.length} 项`,
            keywords: 'gltk link',
            keys: 'KeyL',
            run: () => setOpen({ kind: 'controls' }),
          },
        ]
      : []),
    ...(editable.length > 0
      ? [
          {
            id: 'evidence.edit',
            label: t`修改信息`,
            group: t`对所选 ${editable.length} 项`,
            keywords: 'xgxx edit',
            keys: 'KeyE',
            run: () => setOpen({ kind: 'edit' }),
          },
        ]
      : []),
    ...(acceptable.length > 0
      ? [
          {
            id: 'evidence.accept',
            label: t`审核通过`,
            group: t`对所选 ${acceptable.length} 项`,
            keywords: 'shtg accept',
            keys: 'KeyA',
            run: () => void accept(acceptable),
          },
        ]
      : []),
  ]);

  return (
    <Page
      title={t`证据库`}
      flush
      actions={
        mayAdd && (
          <>
            <MenuButton
              align="end"
              items={[
                { id: 'link', label: t`添加链接`, icon: 'link', run: () => setOpen({ kind: 'link' }) },
                { id: 'text', label: t`添加文字说明`, icon: 'comment', run: () => setOpen({ kind: 'text' }) },
              ]}
            >
              {t`其他方式`}
            </MenuButton>
            <Button variant="primary" icon="upload" onClick={() => setOpen({ kind: 'upload', files: [] })}>
              {t`上传证据`}
            </Button>
          </>
        )
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
                        selection={selection}
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
                      chosen={chosen}
                      actions={actions}
                      onAccept={(list) => void accept(list)}
                      onOpen={(kind) => setOpen({ kind })}
                      onClear={() => setSelection(new Set())}
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
                      onAccept={() => void accept(rows.filter((row) => row.id === activeId))}
                      onReturn={() => {
                        setSelection(new Set());
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
        editable={editable}
        linkable={linkable}
        returnable={returnable}
        actions={actions}
        onReturn={(reason) => void sendBack(returnable, reason)}
        onCreated={choose}
        failures={failures}
        onFailures={setFailures}
      />
    </Page>
  );
}
