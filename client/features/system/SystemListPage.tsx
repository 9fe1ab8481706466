import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { SystemListQuery, SystemState } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useSystemColumns } from './systemColumns';
import { systemStates, useSystemNames } from './useSystemNames';

const SystemDrawer = lazyPart(async () => (await import('./SystemDrawer')).SystemDrawer);

const SystemListDocument = graphql(/* GraphQL */ `
  query SystemList($filter: InformationSystemFilter, $first: Int!, $after: String) {
    informationSystems(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        name
        state
        technologies
        filingNumber
        filingValidUntil
        filingDueState
        nextAssessmentDueOn
        assessmentDueState
        applicableItemCount
        ownerUnit {
          id
          name
          path
        }
        grading {
          code
          level
        }
      }
    }
  }
`);

export type SystemRow = SystemListQuery['informationSystems']['nodes'][number];

const levels = ['1', '2', '3', '4', '5'];

/** The register of information systems. */
export function SystemListPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const navigate = useNavigate();
  const names = useSystemNames();
  const columns = useSystemColumns();
  const [registering, setRegistering] = useState(false);
  const level = view.get('level');
  const states = view.all('state') as SystemState[];
  const search = view.get('q');
  const { data, fetchMore } = useSuspenseQuery(SystemListDocument, {
    variables: {
      first: 50,
      filter: {
        search,
        level: level ? Number(level) : null,
        states: states.length > 0 ? states : null,
      },
    },
    fetchPolicy: 'cache-and-network',
  });
  const list = data.informationSystems;
  const onNeedRows = useConnectionPages(list.nodes.length, list.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  const filtered = Boolean(level || search || states.length > 0);
  const mayRegister = can('system:register');
  const register = mayRegister && (
    <Button variant="primary" icon="plus" onClick={() => setRegistering(true)}>{t`登记系统`}</Button>
  );
  return (
    <Page
      title={t`信息系统`}
      actions={register}
      toolbar={
        <FilterBar end={t`共 ${list.totalCount} 个`} onClear={filtered ? () => view.clear() : undefined}>
          <SearchField label={t`搜索系统`} value={search ?? ''} onChange={(q) => view.set({ q })} />
          {levels.slice(0, 4).map((one) => (
            <FilterChip
              key={one}
              label={names.level(Number(one))}
              active={level === one}
              onToggle={() => view.set({ level: level === one ? null : one })}
            />
          ))}
          <FilterGap />
          {systemStates.map((state) => (
            <FilterChip
              key={state}
              label={names.state(state)}
              active={states.includes(state)}
              onToggle={() => view.toggle('state', state)}
            />
          ))}
        </FilterBar>
      }
    >
      <DataGrid
        label={t`信息系统`}
        columns={columns}
        rows={list.nodes}
        rowCount={list.totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(`/systems/${row.id}`)}
        pageKeys
        storageKey="systems"
        empty={
          filtered ? (
            <EmptyState icon="search" title={t`没有符合条件的系统`}>{t`换一个词，或清除筛选。`}</EmptyState>
          ) : (
            <EmptyState icon="server" title={t`还没有登记信息系统`} actions={register}>
              {t`先登记要定级的系统（HIS、电子病历等），再为它建立测评。`}
            </EmptyState>
          )
        }
      />
      {registering && (
        <SystemDrawer
          system={null}
          onClose={() => setRegistering(false)}
          onSaved={(id) => void navigate(`/systems/${id}`)}
        />
      )}
    </Page>
  );
}
