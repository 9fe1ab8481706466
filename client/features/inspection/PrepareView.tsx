import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { InspectionProblemKind } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { addDays, today } from '../../lib/format';
import { useHotkeys } from '../../lib/hotkeys';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { lazyPart } from '../../ui/lazyPart';
import { Meter } from '../../ui/Meter';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { UnitField } from '../organization';
import { InspectionItemsDocument, type Inspection } from './documents';
import styles from './Inspection.module.css';
import { useItemColumns } from './itemColumns';
import { useInspectionNames } from './useInspectionNames';

const AssignDialog = lazyPart(async () => (await import('./AssignDialog')).AssignDialog);
const ItemDrawer = lazyPart(async () => (await import('./ItemDrawer')).ItemDrawer);

const filterNames = ['q', 'problem', 'ready', 'unassigned', 'overdue', 'unit', 'mine'];

/** What is still missing, item by item; a click on what is missing leads to where it is put right. */
export function PrepareView({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const view = useView();
  const names = useInspectionNames();
  const { id, readiness, viewerCanEdit: mayEdit } = inspection;
  const columns = useItemColumns(inspection.assessment?.id ?? null);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [assigning, setAssigning] = useState(false);
  const search = view.get('q');
  const unitId = view.get('unit');
  const ready = view.get('ready');
  const unassigned = view.get('unassigned');
  const overdue = view.get('overdue');
  const mine = view.get('mine');
  const problems = view.all('problem').join();
  const variables = useMemo(
    () => ({
      id,
      filter: {
        search,
        unitId,
        problems: problems ? (problems.split(',') as InspectionProblemKind[]) : null,
        ready: overdue === null && ready === null ? null : ready === '1',
        dueUntil: overdue === null ? null : addDays(today(), -1),
        unassigned: unassigned === null ? null : true,
        mine: mine === null ? null : true,
      },
    }),
    [id, search, unitId, problems, ready, unassigned, overdue, mine],
  );
  const { data, fetchMore } = useSuspenseQuery(InspectionItemsDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const items = data.inspection?.items;
  const rows = items?.nodes ?? [];
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(
    rows.length,
    items?.pageInfo ?? { hasNextPage: false, endCursor: null },
    more,
  );
  const active = filterNames.some((name) => view.get(name) !== null);
  const assign = () => selection.size > 0 && setAssigning(true);
  useHotkeys(t`准备`, mayEdit ? [{ keys: 'KeyA', label: t`分派所选检查项`, run: assign }] : []);
  const shown = view.get('item');
  const shownRow = rows.find((row) => row.id === shown) ?? null;
  const hasMore = items?.pageInfo.hasNextPage ?? false;
  // An address may name an item that lies on a later page.
  useEffect(() => {
    if (shown && !shownRow && hasMore) onNeedRows(rows.length);
  }, [shown, shownRow, hasMore, onNeedRows, rows.length]);
  return (
    <div className={styles.prepare}>
      <Meter
        label={t`完整度`}
        legend
        parts={[
          { id: 'ready', label: t`就绪`, value: readiness.ready, tone: 'positive' },
          { id: 'missing', label: t`还缺`, value: readiness.items - readiness.ready, tone: 'caution' },
        ]}
      />
      <FilterBar onClear={active ? () => view.clear(filterNames) : undefined}>
        <SearchField label={t`搜索检查项`} value={search ?? ''} onChange={(q) => view.set({ q })} />
        <FilterChip
          label={t`未就绪`}
          active={ready === '0'}
          count={readiness.items - readiness.ready}
          onToggle={() => view.set({ ready: ready === '0' ? null : '0' })}
        />
        <FilterChip
          label={t`我的`}
          active={mine !== null}
          onToggle={() => view.set({ mine: mine === null })}
        />
        {readiness.unassigned > 0 && (
          <FilterChip
            label={t`没有分派`}
            active={unassigned !== null}
            count={readiness.unassigned}
            onToggle={() => view.set({ unassigned: unassigned === null })}
          />
        )}
        {readiness.overdue > 0 && (
          <FilterChip
            label={t`已逾期`}
            active={overdue !== null}
            count={readiness.overdue}
            onToggle={() => view.set({ overdue: overdue === null })}
          />
        )}
        <FilterGap />
        {readiness.problems.map(({ kind, count }) => (
          <FilterChip
            key={kind}
            label={names.problem(kind)}
            active={view.all('problem').includes(kind)}
            count={count}
            onToggle={() => view.toggle('problem', kind)}
          />
        ))}
        <div className={styles.filterUnit}>
          <UnitField
            label={t`科室`}
            labelHidden
            placeholder={t`全部科室`}
            value={unitId}
            onChange={(unit) => view.set({ unit })}
          />
        </div>
      </FilterBar>
      <DataGrid
        label={t`检查项`}
        columns={columns}
        rows={rows}
        rowCount={items?.totalCount ?? 0}
        rowId={(row) => row.id}
        rowLabel={(row) => row.control?.code ?? ''}
        onNeedRows={onNeedRows}
        onOpen={(row) => view.set({ item: row.id }, { push: true })}
        {...(mayEdit ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="inspection-items"
        empty={
          active ? (
            <EmptyState
              icon="filter"
              title={t`没有符合条件的检查项`}
            >{t`清除筛选，或换一个条件。`}</EmptyState>
          ) : (
            <EmptyState icon="flag" title={t`没有检查项`}>{t`您能看到的范围内没有检查项。`}</EmptyState>
          )
        }
      />
      <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
        <Button size="small" variant="primary" icon="person" onClick={assign}>{t`分派`}</Button>
      </SelectionBar>
      {assigning && (
        <AssignDialog
          ids={[...selection]}
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            setSelection(new Set());
          }}
        />
      )}
      {shown && (
        <ItemDrawer
          item={shownRow}
          loading={hasMore}
          inspection={inspection}
          onClose={() => view.set({ item: null })}
        />
      )}
    </div>
  );
}
