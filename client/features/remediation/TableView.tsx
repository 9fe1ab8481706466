import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { RemediationTableQuery, RemediationTaskOrder } from '../../gql/graphql';
import { useAsOf } from '../../lib/asOf';
import { useConnectionPages } from '../../lib/connectionPages';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { Select } from '../../ui/Select';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { BulkTaskDialog } from './BulkTaskDialog';
import { lazyPart } from '../../ui/lazyPart';
import { EmptyTasks } from './EmptyTasks';
import { usePastedTable } from './sheet/usePastedTable';
import { useTaskColumns } from './taskColumns';
import { useTaskFilter } from './taskFilter';
import styles from './Remediation.module.css';

// Reading and comparing tables comes with the first one.
const TaskSheetDialog = lazyPart(async () => (await import('./sheet/TaskSheetDialog')).TaskSheetDialog);

const TableQuery = graphql(/* GraphQL */ `
  query RemediationTable(
    $filter: RemediationTaskFilter
    $orderBy: RemediationTaskOrder!
    $after: String
    $asOf: AsOf
  ) {
    remediationTaskSheet {
      exportUrl
    }
    remediationTasks(filter: $filter, orderBy: $orderBy, first: 100, after: $after, asOf: $asOf) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        title
        state
        priority
        dueOn
        originalDueOn
        overdue
        overdueDays
        acceptedUntil
        budget
        effortDays
        riskBefore
        riskAfter
        riskReduced
        updatedAt
        viewerCanEdit
        owner {
          id
          displayName
        }
        unit {
          id
          name
        }
        plan {
          id
          name
        }
        baseline {
          number
          added
          slippageDays
        }
        results {
          id
          control {
            id
            code
          }
        }
        proofs {
          id
          proves
        }
      }
    }
  }
`);

export type TaskRow = RemediationTableQuery['remediationTasks']['nodes'][number];

const orders: readonly RemediationTaskOrder[] = ['DUE_ASC', 'PRIORITY_DESC', 'UPDATED_DESC', 'CREATED_DESC'];

/** All tasks as a table, paged by the server. */
export function TableView() {
  const { t, i18n } = useLingui();
  const view = useView();
  const mayPlan = useCan()('remediation:plan');
  const asOf = useAsOf();
  const columns = useTaskColumns();
  const { filter, states, active } = useTaskFilter();
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [changing, setChanging] = useState(false);
  const [importing, setImporting] = useState<{ pasted: string | null } | null>(null);
  usePastedTable((pasted) => setImporting({ pasted }), mayPlan && asOf === null && importing === null);
  const orderBy = orders.find((one) => one === view.get('order')) ?? 'DUE_ASC';
  const variables = useMemo(
    () => ({ filter: { ...filter, states: states.length > 0 ? [...states] : null }, orderBy }),
    [filter, states, orderBy],
  );
  const { data, fetchMore } = useSuspenseQuery(TableQuery, { variables, fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo } = data.remediationTasks;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const orderNames: Record<RemediationTaskOrder, string> = {
    DUE_ASC: t`期限近的在前`,
    PRIORITY_DESC: t`优先级高的在前`,
    UPDATED_DESC: t`最近更新的在前`,
    CREATED_DESC: t`最近建立的在前`,
  };
  const importDialog = importing && (
    <TaskSheetDialog pasted={importing.pasted} onClose={() => setImporting(null)} />
  );
  if (totalCount === 0 && !active) {
    return asOf === null ? (
      <>
        <EmptyTasks />
        {importDialog}
      </>
    ) : (
      <EmptyState icon="board" title={t`那一天还没有整改任务`}>{t`换一天，或回到今天。`}</EmptyState>
    );
  }
  return (
    <>
      <div className={styles.gapLine}>
        <Select
          label={t`排序`}
          labelHidden
          value={orderBy}
          onChange={(event) =>
            view.set({ order: event.target.value === 'DUE_ASC' ? null : event.target.value })
          }
          options={orders.map((one) => ({ value: one, label: orderNames[one] }))}
        />
        <span className={styles.note}>{t`共 ${totalCount} 个任务`}</span>
        {asOf === null && (
          <span className={styles.end}>
            <a
              download
              href={`${data.remediationTaskSheet.exportUrl}?${new URLSearchParams({
                filter: JSON.stringify(variables.filter),
                orderBy,
                language: i18n.locale,
              }).toString()}`}
            >
              {t`导出 Excel`}
            </a>
            {mayPlan && <span className={styles.note}>{t`可直接粘贴 Excel 单元格`}</span>}
            {mayPlan && (
              <Button
                size="small"
                icon="upload"
                onClick={() => setImporting({ pasted: null })}
              >{t`导入`}</Button>
            )}
          </span>
        )}
      </div>
      <DataGrid
        label={t`整改任务`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(task) => task.id}
        rowLabel={(task) => task.code}
        onNeedRows={onNeedRows}
        onOpen={(task) => view.set({ task: task.id }, { push: true })}
        {...(mayPlan ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="remediation-tasks"
        empty={
          <EmptyState icon="board" title={t`没有符合条件的任务`}>{t`清除筛选，或换一个条件。`}</EmptyState>
        }
      />
      <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
        <Button size="small" icon="person" onClick={() => setChanging(true)}>{t`改派与调整`}</Button>
      </SelectionBar>
      {importDialog}
      {changing && (
        <BulkTaskDialog
          ids={[...selection]}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            setSelection(new Set());
          }}
        />
      )}
    </>
  );
}
