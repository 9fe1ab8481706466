import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { graphql } from '../../gql';
import type { RemediationPlansQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDate, formatMoney } from '../../lib/format';
import { useView } from '../../lib/useView';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { Banner, EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { SlippageDays } from './plan/Slippage';
import { planTones, usePlanNames } from './plan/usePlanNames';
import { PlanProgress } from './PlanProgress';

const PlansQuery = graphql(/* GraphQL */ `
  query RemediationPlans($filter: RemediationPlanFilter, $after: String) {
    remediationPlans(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        state
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
        standing {
          budget
          actualCost
          slippageDays
        }
      }
    }
  }
`);

const PlanDrawer = lazyPart(async () => (await import('./plan/PlanDrawer')).PlanDrawer);

type PlanRow = RemediationPlansQuery['remediationPlans']['nodes'][number];

/** The remediation plans with how far their tasks are and how far from what was approved. */
export function PlansView() {
  const { t, i18n } = useLingui();
  const view = useView();
  const names = usePlanNames();
  const toApprove = view.get('approve') !== null;
  const { data, fetchMore } = useSuspenseQuery(PlansQuery, {
    variables: { filter: toApprove ? { approvableByMe: true } : null },
    fetchPolicy: 'cache-and-network',
  });
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
        id: 'state',
        header: t`状态`,
        width: 110,
        render: (plan) => <Status tone={planTones[plan.state]}>{names.state(plan.state)}</Status>,
      },
      {
        id: 'assessment',
        header: t`所属测评`,
        width: 180,
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
        width: 230,
        render: (plan) => <PlanProgress name={plan.name} counts={plan.taskCounts} />,
      },
      {
        id: 'slippage',
        header: t`计划偏差`,
        width: 104,
        render: (plan) => <SlippageDays days={plan.standing.slippageDays} />,
      },
      {
        id: 'budget',
        header: t`预算`,
        width: 100,
        align: 'end',
        render: (plan) => formatMoney(plan.standing.budget),
      },
      {
        id: 'actual',
        header: t`实际费用`,
        width: 100,
        align: 'end',
        render: (plan) => formatMoney(plan.standing.actualCost),
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  const shown = view.get('show');
  return (
    <>
      {toApprove && (
        <Banner
          actions={<Button size="small" onClick={() => view.set({ approve: null })}>{t`全部计划`}</Button>}
        >
          {t`只列出待您批准的计划。`}
        </Banner>
      )}
      <DataGrid
        label={t`整改计划`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(plan) => plan.id}
        rowLabel={(plan) => plan.name}
        onNeedRows={onNeedRows}
        onOpen={(plan) => view.set({ show: plan.id }, { push: true })}
        pageKeys
        storageKey="remediation-plans"
        empty={
          toApprove ? (
            <EmptyState icon="calendar" title={t`没有待您批准的计划`} />
          ) : (
            <EmptyState icon="calendar" title={t`还没有整改计划`}>
              {t`计划把一段时间内的任务放在一起看进度；没有计划也可以建任务。`}
            </EmptyState>
          )
        }
      />
      {shown && <PlanDrawer id={shown} onClose={() => view.set({ show: null })} />}
    </>
  );
}
