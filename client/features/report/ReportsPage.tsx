import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import type { ReportKind, ReportStanding, ReportState } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatNumber } from '../../lib/format';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { ReportsDocument, type ReportRow } from './documents';
import { ReportFollower } from './ReportFollower';
import { useReportColumns } from './reportColumns';
import styles from './Report.module.css';
import { everyReportKind, reportStandings, reportStates, useReportNames } from './useReportNames';

const CreateReportDialog = lazyPart(async () => (await import('./CreateReportDialog')).CreateReportDialog);
const ReportDrawer = lazyPart(async () => (await import('./ReportDrawer')).ReportDrawer);

const watched = ['Report'];
const running = (report: ReportRow) => report.state === 'QUEUED' || report.state === 'RENDERING';

/** Every report that was made, with those being made right now. */
export function ReportsPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const client = useApolloClient();
  const names = useReportNames();
  const columns = useReportColumns();
  const states = view.all('state') as ReportState[];
  const assessmentId = view.get('assessment');
  const standings = view.all('standing') as ReportStanding[];
  const mine = view.get('decide') !== null;
  const kind = everyReportKind.find((one) => one === view.get('kind')) ?? null;
  const key = states.join();
  const standingKey = standings.join();
  const filter = useMemo(
    () => ({
      states: key ? (key.split(',') as ReportState[]) : null,
      standings: standingKey ? (standingKey.split(',') as ReportStanding[]) : null,
      decidableByMe: mine || null,
      assessmentId,
      kind,
    }),
    [key, standingKey, mine, assessmentId, kind],
  );
  const { data, fetchMore } = useSuspenseQuery(ReportsDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.reports;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const refresh = useCallback(() => {
    void client.refetchQueries({ include: [ReportsDocument] }).catch(() => undefined);
  }, [client]);
  // Reports in the making tell their own progress; the list is asked again for those of other people.
  useLiveChanges(watched, () => {
    if (!nodes.some(running)) refresh();
  });
  const mayCreate = can('report:create');
  const creating = mayCreate && view.get('new') !== null;
  const open = () => view.set({ new: true });
  const close = () => view.set({ new: null, kind: null, from: null, to: null });
  usePaletteActions(
    mayCreate ? [{ id: 'report-new', label: t`生成报告`, group: t`报告`, keywords: 'scbg', run: open }] : [],
  );
  const create = mayCreate && <Button variant="primary" icon="plus" onClick={open}>{t`生成报告`}</Button>;
  const filtered = states.length + standings.length > 0 || mine || assessmentId !== null || kind !== null;
  const chosen = view.get('report');
  return (
    <Page
      title={t`报告`}
      flush
      actions={
        <>
          {can('report:template') && (
            <Link to="/reports/templates" className={styles.secondary}>{t`文档模板`}</Link>
          )}
          {create}
        </>
      }
      toolbar={
        <FilterBar
          end={<span>{t`共 ${formatNumber(totalCount)} 份`}</span>}
          onClear={
            filtered ? () => view.clear(['state', 'standing', 'decide', 'assessment', 'kind']) : undefined
          }
        >
          {reportStates.map((state) => (
            <FilterChip
              key={state}
              label={names.state(state)}
              active={states.includes(state)}
              onToggle={() => view.toggle('state', state)}
            />
          ))}
          {reportStandings.map((standing) => (
            <FilterChip
              key={standing}
              label={names.standing(standing)}
              active={standings.includes(standing)}
              onToggle={() => view.toggle('standing', standing)}
            />
          ))}
          {can('report:issue') && (
            <FilterChip
              label={t`待我签发`}
              active={mine}
              onToggle={() => view.set({ decide: mine ? null : true })}
            />
          )}
          <Select
            label={t`种类`}
            labelHidden
            placeholder={t`全部种类`}
            value={kind ?? ''}
            onChange={(event) => view.set({ kind: (event.target.value as ReportKind) || null })}
            options={everyReportKind.map((one) => ({ value: one, label: names.kind(one) }))}
          />
          {assessmentId && (
            <FilterChip label={t`只看一次测评的`} active onToggle={() => view.set({ assessment: null })} />
          )}
        </FilterBar>
      }
    >
      {nodes.filter(running).map((report) => (
        <ReportFollower key={report.id} id={report.id} onEnd={refresh} />
      ))}
      <DataGrid
        label={t`报告`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(report) => report.id}
        rowLabel={(report) => report.number}
        onNeedRows={onNeedRows}
        onOpen={(report) => view.set({ report: report.id }, { push: true })}
        pageKeys
        storageKey="reports"
        flush
        empty={
          <EmptyState
            icon="report"
            title={filtered ? t`没有符合条件的报告` : t`还没有报告`}
            actions={filtered ? null : create}
          >
            {filtered
              ? t`清除筛选，或换一个条件。`
              : can('event:read')
                ? t`选一个时段，生成审计记录摘录（DOCX 和 XLSX）。`
                : t`选一次测评，生成差距分析报告（DOCX），几秒钟就好。`}
          </EmptyState>
        }
      />
      {chosen && (
        <ReportDrawer
          report={nodes.find((one) => one.id === chosen) ?? null}
          onClose={() => view.set({ report: null })}
          onChanged={refresh}
        />
      )}
      {creating && (
        <CreateReportDialog
          assessmentId={assessmentId}
          onClose={close}
          kind={view.get('kind') as ReportKind | null}
          extract={{
            ...(view.get('from') ? { from: view.get('from')! } : {}),
            ...(view.get('to') ? { to: view.get('to')! } : {}),
          }}
          onCreated={() => {
            refresh();
            close();
          }}
        />
      )}
    </Page>
  );
}
