import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { ReportsQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDateTime, formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid, type GridColumn } from '../../ui/DataGrid';
import { ConfirmDialog } from '../../ui/Dialog';
import { Page } from '../../ui/Page';
import { EmptyState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { CreateReportDialog } from './CreateReportDialog';
import { ReportActions } from './ReportActions';
import { ReportProgress } from './ReportProgress';
import { useReportLive } from './useReportLive';

const Query = graphql(/* GraphQL */ `
  query Reports($after: String) {
    reports(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        title
        state
        progress
        failure
        createdAt
        completedAt
        byteSize
        sha256
        downloadUrl
        createdBy {
          id
          displayName
        }
        assessment {
          id
          name
        }
      }
    }
  }
`);

const DeleteReportMutation = graphql(/* GraphQL */ `
  mutation DeleteReport($id: ID!) {
    deleteReport(id: $id) {
      report {
        id
      }
    }
  }
`);

export type ReportRow = ReportsQuery['reports']['nodes'][number];

/** Reports that were made, and those being made, with their progress as it moves. */
export function ReportsPage() {
  const { t } = useLingui();
  const can = useCan();
  const view = useView();
  const errorText = useErrorText();
  const [deleting, setDeleting] = useState<ReportRow | null>(null);
  const { data, fetchMore } = useSuspenseQuery(Query, { fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo } = data.reports;
  const [remove, { loading }] = useMutation(DeleteReportMutation, {
    refetchQueries: ['Reports'],
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  useReportLive(nodes);
  const more = useCallback(
    (after: string) =>
      fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => ({
          reports: { ...fetchMoreResult.reports, nodes: [...before.reports.nodes, ...fetchMoreResult.reports.nodes] },
        }),
      }),
    [fetchMore],
  );
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<ReportRow>[]>(
    () => [
      { id: 'number', header: t`文号`, width: 200, render: (report) => <code>{report.number}</code> },
      { id: 'title', header: t`标题`, width: 260, grow: true, render: (report) => report.title },
      { id: 'assessment', header: t`测评`, width: 220, render: (report) => report.assessment?.name ?? '—' },
      { id: 'state', header: t`状态`, width: 190, render: (report) => <ReportProgress report={report} /> },
      { id: 'by', header: t`制作人`, width: 90, render: (report) => report.createdBy?.displayName ?? '—' },
      { id: 'at', header: t`时间`, width: 140, render: (report) => formatDateTime(report.createdAt) },
      {
        id: 'actions',
        header: t`操作`,
        width: 150,
        render: (report) => <ReportActions report={report} onDelete={can('report:create') ? setDeleting : undefined} />,
      },
    ],
    [t, can],
  );
  const creating = view.get('new') !== null;
  return (
    <Page
      title={t`报告`}
      flush
      titleExtra={<span>{t`共 ${formatNumber(totalCount)} 份`}</span>}
      actions={
        can('report:create') && (
          <Button variant="primary" icon="plus" onClick={() => view.set({ new: '1' })}>{t`生成报告`}</Button>
        )
      }
    >
      <DataGrid
        label={t`报告`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(report) => report.id}
        rowLabel={(report) => report.title}
        onNeedRows={onNeedRows}
        storageKey="reports"
        flush
        empty={
          <EmptyState icon="report" title={t`还没有报告`}>{t`选择一次测评，生成差距分析报告。`}</EmptyState>
        }
      />
      {creating && (
        <CreateReportDialog assessmentId={view.get('assessment')} onClose={() => view.set({ new: null, assessment: null })} />
      )}
      {deleting && (
        <ConfirmDialog
          title={t`删除报告`}
          confirm={t`删除`}
          danger
          busy={loading}
          onConfirm={() => void remove({ variables: { id: deleting.id } }).then(() => setDeleting(null))}
          onClose={() => setDeleting(null)}
        >
          {t`“${deleting.number}”将从列表中移除，文号不再使用。`}
        </ConfirmDialog>
      )}
    </Page>
  );
}
