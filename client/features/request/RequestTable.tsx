import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { EvidenceRequestState, RequestTableQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, FilterChip, SearchField } from '../../ui/FilterBar';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useLiveChanges } from '../activity';
import { clauseText } from '../framework';
import { RequestDialogs, type OpenRequestDialog } from './RequestDialogs';
import { RequestDue } from './RequestDue';
import { useRequestActions } from './useRequestActions';
import { requestStates, requestTones, usePeriodName, useRequestNames } from './useRequestNames';
import styles from './Request.module.css';

const RequestTableDocument = graphql(/* GraphQL */ `
  query RequestTable($filter: EvidenceRequestFilter, $after: String) {
    evidenceRequests(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        state
        dueOn
        daysLeft
        overdue
        dueSoon
        periodStart
        periodEnd
        viewerCanReturn
        viewerCanClose
        viewerCanCancel
        unit {
          id
          name
        }
        assignee {
          id
          displayName
        }
        controls {
          id
          code
        }
      }
    }
  }
`);

type Row = RequestTableQuery['evidenceRequests']['nodes'][number];
const watched = ['EvidenceRequest'];
/** What somebody still has to do something about; the rest is shown when it is asked for. */
const unfinished: readonly EvidenceRequestState[] = ['OPEN', 'ANSWERED', 'RETURNED'];

/** Every request in sight, with verbs for many at once. */
export function RequestTable() {
  const { t, i18n } = useLingui();
  const view = useView();
  const navigate = useNavigate();
  const names = useRequestNames();
  const periodName = usePeriodName();
  const actions = useRequestActions();
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const [open, setOpen] = useState<OpenRequestDialog>(null);
  const states = view
    .all('state')
    .filter((one): one is EvidenceRequestState => requestStates.includes(one as never));
  const search = view.get('q');
  const overdue = view.get('overdue') === '1';
  const everything = view.get('all') === '1';
  const onSearch = useCallback((q: string) => view.set({ q }), [view]);
  const key = JSON.stringify({
    search,
    states: states.length > 0 ? states : everything ? null : unfinished,
    overdue: overdue || null,
  });
  const filter = useMemo(
    () =>
      JSON.parse(key) as {
        search: string | null;
        states: EvidenceRequestState[] | null;
        overdue: boolean | null;
      },
    [key],
  );
  const { data, fetchMore, refetch } = useSuspenseQuery(RequestTableDocument, {
    variables: { filter, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.evidenceRequests;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const chosen = nodes.filter((row) => selection.has(row.id));
  const ids = (may: (row: Row) => boolean) => chosen.filter(may).map((row) => row.id);
  const cancellable = ids((row) => row.viewerCanCancel);
  const closable = ids((row) => row.viewerCanClose);
  const returnable = ids((row) => row.viewerCanReturn);
  const follow = (work: Promise<boolean>) =>
    void work.then((done) => {
      setOpen(null);
      if (done) setSelection(new Set());
    });
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'title',
        header: t`要交的证据`,
        width: 300,
        grow: true,
        render: (row) => (
          <CellText>
            <Link to={`/requests/${row.id}`}>
              {row.periodStart && row.periodEnd
                ? `${row.title} · ${periodName(row.periodStart, row.periodEnd)}`
                : row.title}
            </Link>
          </CellText>
        ),
      },
      {
        id: 'state',
        header: t`状态`,
        width: 100,
        render: (row) => <Status tone={requestTones[row.state]}>{names.state(row.state)}</Status>,
      },
      {
        id: 'unit',
        header: t`科室与人员`,
        width: 180,
        render: (row) => (
          <CellText>{[row.unit.name, row.assignee?.displayName].filter(Boolean).join(' · ')}</CellText>
        ),
      },
      { id: 'due', header: t`期限`, width: 200, render: (row) => <RequestDue {...row} /> },
      {
        id: 'controls',
        header: t`用于条款`,
        width: 170,
        render: (row) => <CellText>{row.controls.map((one) => clauseText(one.code)).join(', ')}</CellText>,
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <>
      <FilterBar
        onClear={
          search || states.length > 0 || overdue ? () => view.clear(['q', 'state', 'overdue']) : undefined
        }
        end={<span>{t`共 ${formatNumber(totalCount)} 项`}</span>}
      >
        <SearchField label={t`搜索征集`} value={search ?? ''} onChange={onSearch} />
        {requestStates.map((state) => (
          <FilterChip
            key={state}
            label={names.state(state)}
            active={states.includes(state)}
            onToggle={() => view.toggle('state', state)}
          />
        ))}
        <FilterChip label={t`含已办结`} active={everything} onToggle={() => view.set({ all: !everything })} />
        <FilterChip label={t`逾期`} active={overdue} onToggle={() => view.set({ overdue: !overdue })} />
      </FilterBar>
      <div className={styles.area}>
        <DataGrid
          label={t`证据征集`}
          columns={columns}
          rows={nodes}
          rowCount={totalCount}
          rowId={(row) => row.id}
          rowLabel={(row) => `${row.title} ${row.unit.name}`}
          onNeedRows={onNeedRows}
          selection={selection}
          onSelectionChange={setSelection}
          activeId={activeId}
          onActiveChange={setActiveId}
          onOpen={(row) => void navigate(`/requests/${row.id}`)}
          pageKeys
          storageKey="requests"
          empty={
            <EmptyState icon="flag" title={t`没有符合的征集`}>
              {t`发起征集，请科室在期限前交上指定的证据；交上来的证据进入待审核。`}
            </EmptyState>
          }
        />
        <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
          <Button
            size="small"
            icon="check"
            busy={actions.busy}
            disabled={closable.length === 0}
            onClick={() => follow(actions.close(closable))}
          >{t`办结`}</Button>
          <Button
            size="small"
            icon="undo"
            disabled={returnable.length === 0}
            onClick={() => setOpen('return')}
          >
            {t`退回`}
          </Button>
          <Button
            size="small"
            icon="calendar"
            disabled={cancellable.length === 0}
            onClick={() => setOpen('change')}
          >
            {t`改期或改派`}
          </Button>
          <Button
            size="small"
            icon="close"
            disabled={cancellable.length === 0}
            onClick={() => setOpen('cancel')}
          >
            {t`取消征集`}
          </Button>
        </SelectionBar>
      </div>
      <RequestDialogs
        open={open}
        requests={chosen}
        actions={actions}
        onDone={(changed) => {
          setOpen(null);
          if (changed) setSelection(new Set());
        }}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
