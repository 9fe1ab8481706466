import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { EventOutcome, EventsQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { endOfDay, formatDateTime, formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { DateField, TextField } from '../../ui/TextField';
import { EventDrawer } from './EventDrawer';
import { IntegrityButton } from './IntegrityButton';
import { IntegrityDrawer } from './IntegrityDrawer';

const Query = graphql(/* GraphQL */ `
  query Events($filter: EventFilter, $after: String) {
    events(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        actorName
        action
        objectType
        objectName
        outcome
        address
      }
    }
  }
`);

type EventRow = EventsQuery['events']['nodes'][number];

/** Where an extract of the period that is looked at is asked for. */
const extractPath = (from: string | null, to: string | null): string =>
  `/reports?${new URLSearchParams({ new: '1', kind: 'AUDIT_EXTRACT', ...(from && { from }), ...(to && { to }) }).toString()}`;

/** The audit trail: who did what to what, newest first. */
export function EventsPage() {
  const { t } = useLingui();
  const view = useView();
  const search = useDeferredValue(view.get('q') ?? '');
  const action = useDeferredValue(view.get('action') ?? '');
  const outcome = view.get('outcome') as EventOutcome | null;
  const since = view.get('since');
  const until = view.get('until');
  const filter = useMemo(
    () => ({
      search: search || null,
      action: action || null,
      outcome,
      since: since ? `${since}T00:00:00+08:00` : null,
      until: until ? endOfDay(until) : null,
    }),
    [search, action, outcome, since, until],
  );
  const { data, fetchMore } = useSuspenseQuery(Query, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.events;
  const more = useCallback(
    (after: string) =>
      fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => ({
          events: {
            ...fetchMoreResult.events,
            nodes: [...before.events.nodes, ...fetchMoreResult.events.nodes],
          },
        }),
      }),
    [fetchMore],
  );
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<EventRow>[]>(
    () => [
      { id: 'at', header: t`时间`, width: 150, render: (event) => formatDateTime(event.at) },
      { id: 'actor', header: t`操作人`, width: 150, render: (event) => event.actorName },
      { id: 'action', header: t`操作`, width: 200, render: (event) => <code>{event.action}</code> },
      { id: 'type', header: t`对象类型`, width: 150, render: (event) => event.objectType },
      { id: 'object', header: t`对象`, width: 240, grow: true, render: (event) => event.objectName ?? '—' },
      {
        id: 'outcome',
        header: t({ message: '结果', context: 'event' }),
        width: 100,
        render: (event) => <Outcome outcome={event.outcome} />,
      },
      { id: 'address', header: t`来源地址`, width: 130, render: (event) => event.address ?? '—' },
    ],
    [t],
  );
  const chosen = view.get('event');
  const filtered = Boolean(search || action || outcome || since || until);
  const mayExtract = useCan()('report:create');
  const clear = () => view.clear(['q', 'action', 'outcome', 'since', 'until']);
  return (
    <Page
      title={t`审计日志`}
      actions={
        <>
          {mayExtract && <Link to={extractPath(since, until)}>{t`审计记录摘录`}</Link>}
          <IntegrityButton onOpen={() => view.set({ integrity: 'last' }, { push: true })} />
        </>
      }
      flush
      toolbar={
        <FilterBar
          onClear={filtered ? clear : undefined}
          end={<span>{totalCount >= 10_000 ? t`10,000 条以上` : t`共 ${formatNumber(totalCount)} 条`}</span>}
        >
          <SearchField
            label={t`搜索对象或操作人`}
            value={view.get('q') ?? ''}
            onChange={(q) => view.set({ q })}
          />
          <TextField
            label={t`操作，如 evidence.`}
            labelHidden
            placeholder={t`操作，如 evidence.`}
            value={view.get('action') ?? ''}
            onChange={(event) => view.set({ action: event.target.value })}
          />
          <Select
            label={t({ message: '结果', context: 'event' })}
            labelHidden
            placeholder={t`全部结果`}
            value={outcome ?? ''}
            onChange={(event) => view.set({ outcome: event.target.value })}
            options={[
              { value: 'SUCCESS', label: t`成功` },
              { value: 'DENIED', label: t`被拒绝` },
              { value: 'FAILED', label: t`失败` },
            ]}
          />
          <DateField
            label={t`从`}
            labelHidden
            value={since ?? ''}
            onChange={(event) => view.set({ since: event.target.value })}
          />
          <DateField
            label={t`到`}
            labelHidden
            value={until ?? ''}
            onChange={(event) => view.set({ until: event.target.value })}
          />
        </FilterBar>
      }
    >
      <DataGrid
        label={t`审计日志`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(event) => event.id}
        rowLabel={(event) => event.action}
        onNeedRows={onNeedRows}
        onOpen={(event) => view.set({ event: event.id }, { push: true })}
        pageKeys
        storageKey="events"
        flush
        empty={
          <EmptyState
            icon="history"
            title={t`没有符合条件的记录`}
            actions={filtered && <Button icon="close" onClick={clear}>{t`清除筛选`}</Button>}
          >{t`放宽时间或清除筛选。`}</EmptyState>
        }
      />
      {view.get('integrity') && !chosen && (
        <IntegrityDrawer
          onOpenEvent={(event) => view.set({ event }, { push: true })}
          onClose={() => view.set({ integrity: null })}
        />
      )}
      {chosen && <EventDrawer id={chosen} onClose={() => view.set({ event: null })} />}
    </Page>
  );
}

function Outcome({ outcome }: { outcome: EventOutcome }) {
  const { t } = useLingui();
  if (outcome === 'SUCCESS') return <Status tone="positive">{t`成功`}</Status>;
  if (outcome === 'DENIED') return <Status tone="negative">{t`被拒绝`}</Status>;
  return <Status tone="caution">{t`失败`}</Status>;
}
