import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { AssessmentListQuery, AssessmentState } from '../../gql/graphql';
import { useAsOf, useKeepAsOf } from '../../lib/asOf';
import { useConnectionPages } from '../../lib/connectionPages';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterBar, FilterChip, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useAssessmentColumns } from './assessmentColumns';

const CreateAssessmentDialog = lazyPart(
  async () => (await import('./create/CreateAssessmentDialog')).CreateAssessmentDialog,
);

const AssessmentListDocument = graphql(/* GraphQL */ `
  query AssessmentList($filter: AssessmentFilter, $first: Int!, $after: String, $asOf: AsOf) {
    assessments(filter: $filter, first: $first, after: $after, asOf: $asOf) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        period
        targetLevel
        gradingCode
        state
        scoringEdition
        subject {
          id
          kind
          name
        }
        framework {
          id
          shortName
          levels {
            code
            name
          }
        }
        rating {
          kind
          open
          declared {
            basis
            value
            level
            decided
            lowestLevel
            highestLevel
            provisional
            met
            open
            applicable
          }
          proven {
            basis
            value
            level
            decided
            lowestLevel
            highestLevel
            provisional
            met
            open
            applicable
          }
        }
        score {
          declared {
            conclusion
          }
          proven {
            conclusion
          }
        }
      }
    }
  }
`);

export type AssessmentRow = AssessmentListQuery['assessments']['nodes'][number];

/** All assessments; each opens its workbench. */
export function AssessmentListPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const navigate = useNavigate();
  const asOf = useAsOf();
  const keepAsOf = useKeepAsOf();
  const columns = useAssessmentColumns();
  const search = view.get('q');
  const states = view.all('state') as AssessmentState[];
  const { data, fetchMore } = useSuspenseQuery(AssessmentListDocument, {
    variables: { first: 50, filter: { search, states: states.length > 0 ? states : null } },
    fetchPolicy: 'cache-and-network',
  });
  const list = data.assessments;
  const onNeedRows = useConnectionPages(list.nodes.length, list.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  const mayCreate = can('assessment:manage');
  const creating = mayCreate && view.get('new') !== null;
  const create = mayCreate && (
    <Button variant="primary" icon="plus" onClick={() => view.set({ new: true })}>{t`新建测评`}</Button>
  );
  const filtered = Boolean(search) || states.length > 0;
  const stateNames: Record<AssessmentState, string> = {
    OPEN: t({ message: '进行中', context: 'assessment' }),
    CLOSED: t`已关闭`,
  };
  return (
    <Page
      title={t`测评`}
      actions={create}
      toolbar={
        <FilterBar
          end={t`共 ${list.totalCount} 次`}
          onClear={filtered ? () => view.clear(['q', 'state']) : undefined}
        >
          <SearchField label={t`搜索测评`} value={search ?? ''} onChange={(q) => view.set({ q })} />
          {(['OPEN', 'CLOSED'] as const).map((state) => (
            <FilterChip
              key={state}
              label={stateNames[state]}
              active={states.includes(state)}
              onToggle={() => view.toggle('state', state)}
            />
          ))}
        </FilterBar>
      }
    >
      <DataGrid
        label={t`测评`}
        columns={columns}
        rows={list.nodes}
        rowCount={list.totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(keepAsOf(`/assessments/${row.id}`))}
        pageKeys
        storageKey="assessments"
        empty={
          filtered ? (
            <EmptyState icon="search" title={t`没有符合条件的测评`}>{t`换一个词，或清除筛选。`}</EmptyState>
          ) : asOf !== null ? (
            <EmptyState icon="scale" title={t`那一天还没有测评`}>{t`换一天，或回到今天。`}</EmptyState>
          ) : (
            <EmptyState icon="scale" title={t`还没有测评`} actions={create}>
              {t`选一个标准和测评对象；等保的条款会按定级和采用的技术自动选好。`}
            </EmptyState>
          )
        }
      />
      {creating && (
        <CreateAssessmentDialog
          systemId={view.get('system')}
          frameworkCode={view.get('framework')}
          onClose={() => view.set({ new: null, system: null, framework: null })}
          onCreated={(id) => void navigate(`/assessments/${id}`)}
        />
      )}
    </Page>
  );
}
