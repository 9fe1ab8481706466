import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { RemediationPlansQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDate } from '../../lib/format';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { EmptyState } from '../../ui/States';
import { PlanProgress } from './PlanProgress';

const PlansQuery = graphql(/* GraphQL */ `
  query RemediationPlans($after: String) {
    remediationPlans(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        startsOn
        endsOn
        owner {
          id
          displayName
        }
        assessment {
          id
          name
        }
        taskCounts {
          state
          count
        }
      }
    }
  }
`);

type PlanRow = RemediationPlansQuery['remediationPlans']['nodes'][number];

/** The remediation plans with how far their tasks are; a plan opens its tasks on the board. */
export function PlansView() {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { data, fetchMore } = useSuspenseQuery(PlansQuery, { fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo } = data.remediationPlans;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<PlanRow>[]>(
    () => [
      {
        id: 'name',
        header: t`计划`,
        width: 240,
        grow: true,
        render: (plan) => <CellText>{plan.name}</CellText>,
      },
      {
        id: 'assessment',
        header: t`所属测评`,
        width: 240,
        render: (plan) => <CellText muted>{plan.assessment?.name ?? '—'}</CellText>,
      },
      { id: 'owner', header: t`负责人`, width: 120, render: (plan) => plan.owner?.displayName ?? '—' },
      {
        id: 'period',
        header: t`起止`,
        width: 190,
        render: (plan) => `${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}`,
      },
      {
        id: 'progress',
        header: t`进度`,
        width: 300,
        render: (plan) => <PlanProgress name={plan.name} counts={plan.taskCounts} />,
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <DataGrid
      label={t`整改计划`}
      columns={columns}
      rows={nodes}
      rowCount={totalCount}
      rowId={(plan) => plan.id}
      rowLabel={(plan) => plan.name}
      onNeedRows={onNeedRows}
      onOpen={(plan) => void navigate(`/remediation?plan=${plan.id}`)}
      pageKeys
      storageKey="remediation-plans"
      empty={
        <EmptyState icon="calendar" title={t`还没有整改计划`}>
          {t`计划把一段时间内的任务放在一起看进度；没有计划也可以建任务。`}
        </EmptyState>
      }
    />
  );
}
