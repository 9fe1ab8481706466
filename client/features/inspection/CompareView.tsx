import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { InspectionChange, InspectionComparisonQuery } from '../../gql/graphql';
import { useKeepAsOf } from '../../lib/asOf';
import { useConnectionPages } from '../../lib/connectionPages';
import { useView } from '../../lib/useView';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../assessment';
import { InspectionComparisonDocument } from './comparisonDocuments';
import type { Inspection } from './documents';
import styles from './Inspection.module.css';
import { changeTones, useInspectionNames } from './useInspectionNames';

type Comparison = NonNullable<NonNullable<InspectionComparisonQuery['inspection']>['comparison']>;
type Row = Comparison['rows']['nodes'][number];

/** Control by control beside the previous inspection. */
export function CompareView({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const view = useView();
  const names = useInspectionNames();
  const navigate = useNavigate();
  const keepAsOf = useKeepAsOf();
  const columns = useCompareColumns();
  const chosen = view.all('change').join();
  const variables = useMemo(
    () => ({ id: inspection.id, changes: chosen ? (chosen.split(',') as InspectionChange[]) : null }),
    [inspection.id, chosen],
  );
  const { data, fetchMore } = useSuspenseQuery(InspectionComparisonDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const comparison = data.inspection?.comparison;
  const rows = comparison?.rows.nodes ?? [];
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(
    rows.length,
    comparison?.rows.pageInfo ?? { hasNextPage: false, endCursor: null },
    more,
  );
  if (!comparison)
    return (
      <EmptyState icon="history" title={t`没有上一次检查`}>
        {t`建立检查时选了上一次检查，这里就逐条比较两次的自评和问题。`}
      </EmptyState>
    );
  const assessmentId = inspection.assessment?.id;
  return (
    <div className={styles.prepare}>
      <FilterBar onClear={chosen ? () => view.set({ change: null }) : undefined}>
        <span className={styles.note}>
          {t`上一次：`}
          <Link to={keepAsOf(`/inspections/${comparison.previous.id}`)}>{comparison.previous.name}</Link>
        </span>
        {comparison.counts.map(({ change, count }) => (
          <FilterChip
            key={change}
            label={names.change(change)}
            active={view.all('change').includes(change)}
            count={count}
            onToggle={() => view.toggle('change', change)}
          />
        ))}
      </FilterBar>
      <DataGrid
        label={t`与上次对比`}
        columns={columns}
        rows={rows}
        rowCount={comparison.rows.totalCount}
        rowId={(row) => row.controlId}
        rowLabel={(row) => row.control?.code ?? ''}
        onNeedRows={onNeedRows}
        {...(assessmentId
          ? {
              onOpen: (row: Row) =>
                void navigate(keepAsOf(`/assessments/${assessmentId}?control=${row.controlId}`)),
            }
          : {})}
        pageKeys
        storageKey="inspection-comparison"
        empty={<EmptyState icon="filter" title={t`没有这样的条款`}>{t`清除筛选，或换一个条件。`}</EmptyState>}
      />
    </div>
  );
}

function useCompareColumns(): GridColumn<Row>[] {
  const { t, i18n } = useLingui();
  const names = useInspectionNames();
  const { verdict } = useAssessmentNames();
  return useMemo(() => {
    const cell = (one: Row['before']) =>
      one === null ? '—' : <Status tone={verdictTones[one]}>{verdict(one)}</Status>;
    return [
      {
        id: 'control',
        header: t`条款`,
        width: 320,
        grow: true,
        render: ({ control }) => (
          <CellText>
            {control?.code} {control?.name}
          </CellText>
        ),
      },
      { id: 'before', header: t`上次自评`, width: 120, render: (row) => cell(row.before) },
      { id: 'after', header: t`本次自评`, width: 120, render: (row) => cell(row.after) },
      {
        id: 'change',
        header: t`变化`,
        width: 140,
        render: (row) => <Status tone={changeTones[row.change]}>{names.change(row.change)}</Status>,
      },
      {
        id: 'findings',
        header: t`上次问题数`,
        width: 110,
        align: 'end',
        render: (row) => row.findingsBefore || '—',
      },
    ];
    // The texts change only with the language.
  }, [i18n.locale]);
}
