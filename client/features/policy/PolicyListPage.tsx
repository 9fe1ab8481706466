import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { PolicyCategory, PolicyListQuery, PolicyOrder, PolicyState } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useMakeReport } from '../report';
import { usePolicyColumns } from './policyColumns';
import { policyCategories, policyStates, usePolicyNames } from './usePolicyNames';

const CreatePolicyDialog = lazyPart(async () => (await import('./CreatePolicyDialog')).CreatePolicyDialog);

const PolicyListDocument = graphql(/* GraphQL */ `
  query PolicyList($filter: PolicyFilter, $orderBy: PolicyOrder!, $after: String) {
    policies(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        name
        category
        state
        nextReviewOn
        reviewState
        owner {
          id
          displayName
        }
        unit {
          id
          name
        }
        currentVersion {
          id
          number
          effectiveOn
          acknowledgedAt
          viewerCanAcknowledge
          reading {
            expected
            read
          }
        }
        openVersion {
          id
          number
          state
        }
      }
    }
  }
`);

export type PolicyListRow = PolicyListQuery['policies']['nodes'][number];

/** The shelf: every policy, its state, its next review and how many have read it. */
export function PolicyListPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const navigate = useNavigate();
  const names = usePolicyNames();
  const columns = usePolicyColumns();
  const search = view.get('q');
  const categories = view.all('category') as PolicyCategory[];
  const states = view.all('state') as PolicyState[];
  const toRead = view.get('toRead') !== null;
  const toApprove = view.get('toApprove') !== null;
  const overdue = view.get('overdue') !== null;
  const orderBy = (view.get('order') ?? 'CODE') as PolicyOrder;
  const { data, fetchMore } = useSuspenseQuery(PolicyListDocument, {
    variables: {
      orderBy,
      filter: {
        search,
        categories: categories.length > 0 ? categories : null,
        states: states.length > 0 ? states : null,
        reviewStates: overdue ? ['OVERDUE'] : null,
        toReadByMe: toRead || null,
        awaitingMyApproval: toApprove || null,
      },
    },
    fetchPolicy: 'cache-and-network',
  });
  const list = data.policies;
  const onNeedRows = useConnectionPages(list.nodes.length, list.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  const mayManage = can('policy:manage');
  const creating = mayManage && view.get('new') !== null;
  const open = () => view.set({ new: true });
  usePaletteActions(
    mayManage ? [{ id: 'policy-new', label: t`新建制度`, group: t`制度`, keywords: 'xjzd', run: open }] : [],
  );
  const makeReport = useMakeReport();
  const filtered = Boolean(
    search || categories.length > 0 || states.length > 0 || toRead || toApprove || overdue,
  );
  const create = mayManage && <Button variant="primary" icon="plus" onClick={open}>{t`新建制度`}</Button>;
  return (
    <Page
      title={t`制度`}
      flush
      actions={
        <>
          <Link to="/policies/catalogue">{t`目录与完整性`}</Link>
          {can('report:create') && (
            <Button
              icon="download"
              onClick={() => void makeReport({ kind: 'POLICY_LIST' })}
            >{t`清单 DOCX`}</Button>
          )}
          {create}
        </>
      }
      toolbar={
        <FilterBar end={t`共 ${list.totalCount} 份`} onClear={filtered ? () => view.clear() : undefined}>
          <SearchField label={t`搜索制度`} value={search ?? ''} onChange={(q) => view.set({ q })} />
          {can('policy:acknowledge') && (
            <FilterChip label={t`待我签阅`} active={toRead} onToggle={() => view.set({ toRead: !toRead })} />
          )}
          {can('policy:approve') && (
            <FilterChip
              label={t`待我审批`}
              active={toApprove}
              onToggle={() => view.set({ toApprove: !toApprove })}
            />
          )}
          <FilterChip
            label={names.review('OVERDUE')}
            active={overdue}
            onToggle={() => view.set({ overdue: !overdue })}
          />
          <FilterGap />
          {policyCategories.map((category) => (
            <FilterChip
              key={category}
              label={names.category(category)}
              active={categories.includes(category)}
              onToggle={() => view.toggle('category', category)}
            />
          ))}
          {can('policy:readDrafts') && (
            <>
              <FilterGap />
              {policyStates.map((state) => (
                <FilterChip
                  key={state}
                  label={names.state(state)}
                  active={states.includes(state)}
                  onToggle={() => view.toggle('state', state)}
                />
              ))}
            </>
          )}
        </FilterBar>
      }
    >
      <DataGrid
        label={t`制度`}
        columns={columns}
        rows={list.nodes}
        rowCount={list.totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        sort={
          orderBy === 'UPDATED_DESC'
            ? null
            : { id: orderBy === 'CODE' ? 'code' : 'review', descending: false }
        }
        onSortChange={(sort) =>
          view.set({
            order: !sort || sort.descending ? 'UPDATED_DESC' : sort.id === 'review' ? 'NEXT_REVIEW' : null,
          })
        }
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(`/policies/${row.id}`)}
        pageKeys
        storageKey="policies"
        flush
        empty={
          filtered ? (
            <EmptyState
              icon={toRead ? 'check' : 'search'}
              title={toRead ? t`没有待签阅的制度` : t`没有符合条件的制度`}
            >
              {toRead ? t`发布到您科室的制度都已签阅。` : t`换一个词，或清除筛选。`}
            </EmptyState>
          ) : (
            <EmptyState icon="file" title={t`还没有制度`} actions={create}>
              {t`可以从目录开始：它列出标准和法规要求的文件，缺哪份就从那里起草。`}
            </EmptyState>
          )
        }
      />
      {creating && (
        <CreatePolicyDialog
          requirementCode={view.get('new') === '1' ? null : view.get('new')}
          onClose={() => view.set({ new: null })}
        />
      )}
    </Page>
  );
}
