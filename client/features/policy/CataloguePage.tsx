import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { RequirementState } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, FilterChip, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { CatalogueDocument, type RequirementRow } from './documents';
import { requirementStates, requirementTones, usePolicyNames } from './usePolicyNames';
import styles from './Policy.module.css';

/** Which documents the rule books ask for, and which of them are there, overdue or missing. */
export function CataloguePage() {
  const { t } = useLingui();
  const view = useView();
  const names = usePolicyNames();
  const columns = useCatalogueColumns();
  const { data } = useSuspenseQuery(CatalogueDocument, { fetchPolicy: 'cache-and-network' });
  const all = data.policyCatalogue;
  const states = view.all('state') as RequirementState[];
  const search = (view.get('q') ?? '').trim().toLowerCase();
  const rows = useMemo(
    () =>
      all.filter(
        (row) =>
          (states.length === 0 || states.includes(row.state)) &&
          (search === '' || `${row.code} ${row.name} ${row.source}`.toLowerCase().includes(search)),
      ),
    [all, states, search],
  );
  const present = all.filter((row) => row.state === 'PRESENT').length;
  const filtered = states.length > 0 || search !== '';
  return (
    <Page
      title={t`目录与完整性`}
      flush
      crumbs={[{ label: t`制度`, to: '/policies' }]}
      toolbar={
        <FilterBar
          end={t`齐全 ${present} / ${all.length}`}
          onClear={filtered ? () => view.clear() : undefined}
        >
          <SearchField label={t`搜索目录`} value={view.get('q') ?? ''} onChange={(q) => view.set({ q })} />
          {requirementStates.map((state) => (
            <FilterChip
              key={state}
              label={names.requirement(state)}
              count={all.filter((row) => row.state === state).length}
              active={states.includes(state)}
              onToggle={() => view.toggle('state', state)}
            />
          ))}
        </FilterBar>
      }
    >
      <DataGrid
        label={t`目录与完整性`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.code}
        rowLabel={(row) => row.name}
        storageKey="policy-catalogue"
        flush
        empty={
          <EmptyState icon="search" title={t`没有符合条件的文件`}>{t`换一个词，或清除筛选。`}</EmptyState>
        }
      />
    </Page>
  );
}

function StateCell({ row }: { row: RequirementRow }) {
  const names = usePolicyNames();
  return <Status tone={requirementTones[row.state]}>{names.requirement(row.state)}</Status>;
}

function PoliciesCell({ row }: { row: RequirementRow }) {
  const { t } = useLingui();
  const mayManage = useCan()('policy:manage');
  if (row.policies.length === 0)
    return mayManage ? (
      <Link to={`/policies?new=${row.code}`} aria-label={t`起草 ${row.name}`}>{t`起草`}</Link>
    ) : (
      <>—</>
    );
  return (
    <span className={styles.cellLinks}>
      {row.policies.map((policy) => (
        <Link key={policy.id} to={`/policies/${policy.id}`}>
          {policy.name}
        </Link>
      ))}
    </span>
  );
}

function VerifiedCell({ row }: { row: RequirementRow }) {
  const { t } = useLingui();
  return row.verified ? <Tag>{t`已核实`}</Tag> : <Tag tone="caution">{t`未核实`}</Tag>;
}

function CategoryCell({ row }: { row: RequirementRow }) {
  const names = usePolicyNames();
  return <Tag>{names.category(row.category)}</Tag>;
}

function useCatalogueColumns(): readonly GridColumn<RequirementRow>[] {
  const { t } = useLingui();
  return useMemo<readonly GridColumn<RequirementRow>[]>(
    () => [
      { id: 'code', header: t`编号`, width: 64, render: (row) => <CellText>{row.code}</CellText> },
      {
        id: 'name',
        header: t`应有的文件`,
        width: 240,
        render: (row) => <CellText>{row.name}</CellText>,
      },
      {
        id: 'category',
        header: t({ message: '层级', context: 'policy' }),
        width: 92,
        render: (row) => <CategoryCell row={row} />,
      },
      { id: 'state', header: t`状态`, width: 110, render: (row) => <StateCell row={row} /> },
      {
        id: 'policies',
        header: t`本院的制度`,
        width: 220,
        grow: true,
        render: (row) => <PoliciesCell row={row} />,
      },
      {
        id: 'controls',
        header: t`证明条款`,
        width: 80,
        align: 'end',
        render: (row) => row.controls.length,
      },
      {
        id: 'verified',
        header: t`成文要求`,
        width: 92,
        render: (row) => <VerifiedCell row={row} />,
      },
      {
        id: 'source',
        header: t`要求来源`,
        width: 360,
        render: (row) => (
          <span className={styles.clip} title={row.source}>
            {row.source}
          </span>
        ),
      },
    ],
    [t],
  );
}
