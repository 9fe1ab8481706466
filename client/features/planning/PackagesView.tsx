import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { ConfirmDialog } from '../../ui/Dialog';
import { lazyPart } from '../../ui/lazyPart';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { DeletePackagesDocument, OrderPackagesDocument } from './changes';
import { type Roadmap, type RoadmapPackage } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

const PackageDrawer = lazyPart(async () => (await import('./PackageDrawer')).PackageDrawer);
const PlanDialog = lazyPart(async () => (await import('./PlanDialog')).PlanDialog);
const ProposalDialog = lazyPart(async () => (await import('./ProposalDialog')).ProposalDialog);

/** The packages in their order: what, when, by whom, for how much. Enter opens one, N adds one, G proposes from gaps. */
export function PackagesView({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const view = useView();
  const errorText = useErrorText();
  const columns = usePackageColumns(roadmap.packages);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'new' | 'propose' | 'delete' | 'plan' | null>(null);
  const { packages, viewerCanEdit: mayEdit, viewerCanMakePlan: mayMakePlan } = roadmap;
  const options = {
    refetchQueries: ['RoadmapPage'],
    awaitRefetchQueries: true,
    onError: (error: unknown) => showToast(errorText(error), { tone: 'negative' as const }),
  };
  const [order] = useMutation(OrderPackagesDocument, options);
  const [drop, dropping] = useMutation(DeletePackagesDocument, options);
  const chosen = packages.filter(({ id }) => selection.has(id));
  const move = (by: number) => {
    const from = packages.findIndex(({ id }) => id === activeId);
    const to = from + by;
    if (from < 0 || to < 0 || to >= packages.length) return;
    const ids = packages.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    void order({ variables: { input: { roadmapId: roadmap.id, packageIds: ids } } });
  };
  const actions = mayEdit
    ? [
        {
          id: 'package-new',
          keys: 'KeyN',
          label: t`新建工作包`,
          keywords: 'xjgzb',
          run: () => setDialog('new'),
        },
        {
          id: 'package-propose',
          keys: 'KeyG',
          label: t`由差距提议`,
          keywords: 'ycjty',
          run: () => setDialog('propose'),
        },
      ]
    : [];
  const making = {
    id: 'package-plan',
    keys: 'KeyP',
    label: t`生成整改计划`,
    keywords: 'sczgjh',
    run: () => setDialog('plan'),
  };
  if (mayMakePlan && packages.length > 0) actions.push(making);
  useHotkeys(t`工作包`, [
    ...actions,
    ...(mayEdit
      ? [
          { keys: 'Alt+ArrowUp', label: t`上移`, run: () => move(-1) },
          { keys: 'Alt+ArrowDown', label: t`下移`, run: () => move(1) },
        ]
      : []),
  ]);
  usePaletteActions(actions.map((one) => ({ ...one, group: t`安全规划` })));
  const planButton = mayMakePlan && packages.length > 0 && (
    <Button icon="calendar" onClick={making.run}>{t`生成整改计划`}</Button>
  );
  const buttons = mayEdit && (
    <>
      <Button variant="primary" icon="scale" onClick={() => setDialog('propose')}>{t`由差距提议`}</Button>
      <Button icon="plus" onClick={() => setDialog('new')}>{t`新建工作包`}</Button>
    </>
  );
  const remove = async () => {
    const { data } = await drop({ variables: { ids: chosen.map(({ id }) => id) } });
    setDialog(null);
    if (!data) return;
    setSelection(new Set());
    showToast(t`已删除 ${chosen.length} 个工作包`);
  };
  const shown = view.get('package');
  return (
    <div className={styles.packages}>
      {packages.length > 0 && (
        <div className={styles.bar}>
          {buttons}
          {planButton}
        </div>
      )}
      <DataGrid
        label={t`工作包`}
        columns={columns}
        rows={packages}
        rowId={(one) => one.id}
        rowLabel={(one) => one.name}
        activeId={activeId}
        onActiveChange={setActiveId}
        onOpen={(one) => view.set({ package: one.id }, { push: true })}
        {...(mayEdit || mayMakePlan ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="roadmap-packages"
        empty={
          <EmptyState icon="folder" title={t`还没有工作包`} actions={buttons}>
            {t`先由系统按差距提议，再改成您要的样子；也可以自己新建。`}
          </EmptyState>
        }
      />
      <SelectionBar count={chosen.length} onClear={() => setSelection(new Set())}>
        {mayMakePlan && <Button size="small" icon="calendar" onClick={making.run}>{t`生成整改计划`}</Button>}
        {mayEdit && (
          <Button size="small" icon="trash" onClick={() => setDialog('delete')}>{t`删除工作包`}</Button>
        )}
      </SelectionBar>
      {shown && <PackageDrawer roadmap={roadmap} id={shown} onClose={() => view.set({ package: null })} />}
      {dialog === 'new' && <PackageDrawer roadmap={roadmap} id={null} onClose={() => setDialog(null)} />}
      {dialog === 'propose' && <ProposalDialog roadmap={roadmap} onClose={() => setDialog(null)} />}
      {dialog === 'plan' && (
        <PlanDialog roadmap={roadmap} packages={chosen} scenario={null} onClose={() => setDialog(null)} />
      )}
      {dialog === 'delete' && (
        <ConfirmDialog
          title={t`删除工作包`}
          confirm={t`删除工作包`}
          danger
          busy={dropping.loading}
          onConfirm={() => void remove()}
          onClose={() => setDialog(null)}
        >
          <p>{t`删除 ${chosen.length} 个工作包；选了它们的方案不再包含它们。`}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function usePackageColumns(packages: readonly RoadmapPackage[]): GridColumn<RoadmapPackage>[] {
  const { t, i18n } = useLingui();
  const names = usePlanningNames();
  return useMemo(() => {
    const places = new Map(packages.map(({ id, place }) => [id, place]));
    return [
      { id: 'place', header: t`序号`, width: 56, align: 'end', render: (one) => one.place },
      {
        id: 'name',
        header: t`工作包`,
        width: 240,
        grow: true,
        render: (one) => <CellText>{one.name}</CellText>,
      },
      {
        id: 'goal',
        header: t`目标`,
        width: 200,
        render: (one) => <CellText muted>{one.goal ?? '—'}</CellText>,
      },
      { id: 'when', header: t`时间`, width: 200, render: (one) => names.span(one) },
      {
        id: 'cost',
        header: t`费用`,
        width: 214,
        align: 'end',
        render: (one) => <CellText muted={one.costLikely === null}>{names.cost(one)}</CellText>,
      },
      {
        id: 'effort',
        header: t`人天`,
        width: 104,
        align: 'end',
        render: (one) => one.effortDays ?? '—',
      },
      {
        id: 'closes',
        header: t`关闭差距`,
        width: 84,
        align: 'end',
        render: (one) => one.resultCount + one.figureCount,
      },
      {
        id: 'tasks',
        header: t`整改任务`,
        width: 150,
        render: (one) => <CellText muted={one.tasks.total === 0}>{names.tasks(one.tasks)}</CellText>,
      },
      { id: 'unit', header: t`科室`, width: 110, render: (one) => one.unit?.name ?? '—' },
      { id: 'owner', header: t`负责人`, width: 100, render: (one) => one.owner?.displayName ?? '—' },
      {
        id: 'after',
        header: t`前置`,
        width: 70,
        render: (one) =>
          one.predecessorIds
            .flatMap((id) => places.get(id) ?? [])
            .toSorted((x, y) => x - y)
            .join('、') || '—',
      },
    ];
    // The texts change only with the language.
  }, [packages, i18n.locale]);
}
