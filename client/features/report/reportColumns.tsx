import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatBytes, formatDateTime } from '../../lib/format';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Icon } from '../../ui/Icon';
import { Status } from '../../ui/Tag';
import type { ReportRow } from './documents';
import { ReportProgress } from './ReportProgress';
import { standingTones, useReportNames } from './useReportNames';
import styles from './Report.module.css';

/** Characters of a hash that people compare by eye; the whole one is in the drawer. */
const shownHash = 12;

/** The columns of the list of reports; rebuilt only when the language changes. */
export function useReportColumns(): readonly GridColumn<ReportRow>[] {
  const { t, i18n } = useLingui();
  const names = useReportNames();
  return useMemo<readonly GridColumn<ReportRow>[]>(
    () => [
      {
        id: 'kind',
        header: t`种类`,
        width: 124,
        render: (report) => <CellText>{names.kind(report.kind)}</CellText>,
      },
      {
        id: 'number',
        header: t({ message: '编号', context: 'report' }),
        width: 190,
        render: (report) => <CellText>{report.number}</CellText>,
      },
      {
        id: 'title',
        header: t`标题`,
        width: 190,
        grow: true,
        render: (report) => <CellText>{report.title}</CellText>,
      },
      {
        id: 'subject',
        header: t`关于`,
        width: 150,
        render: (report) => {
          const subject = subjectOf(report);
          if (!subject) return '—';
          return (
            <CellText>
              <Link to={subject.to}>{subject.name}</Link>
            </CellText>
          );
        },
      },
      { id: 'state', header: t`状态`, width: 130, render: (report) => <ReportProgress report={report} /> },
      {
        id: 'standing',
        header: t`签发`,
        width: 96,
        render: (report) => (
          <Status tone={standingTones[report.standing]}>{names.standing(report.standing)}</Status>
        ),
      },
      {
        id: 'size',
        header: t`大小`,
        width: 80,
        align: 'end',
        render: (report) => formatBytes(report.byteSize),
      },
      {
        id: 'hash',
        header: 'SHA-256',
        width: 112,
        render: (report) =>
          report.sha256 ? <code title={report.sha256}>{report.sha256.slice(0, shownHash)}</code> : '—',
      },
      {
        id: 'maker',
        header: t`生成人`,
        width: 112,
        render: (report) => report.createdBy?.displayName ?? '—',
      },
      { id: 'at', header: t`生成时间`, width: 140, render: (report) => formatDateTime(report.createdAt) },
      {
        id: 'download',
        header: t`下载`,
        width: 84,
        render: (report) =>
          report.downloadUrl ? (
            <a
              href={report.downloadUrl}
              download={report.fileName ?? ''}
              className={styles.download}
              aria-label={t`下载 ${report.fileName ?? report.title}`}
            >
              <Icon name="download" size={14} />
              DOCX
            </a>
          ) : (
            '—'
          ),
      },
    ],
    // The names change only with the language.
    [i18n.locale],
  );
}

/** What a report is about, and where that is. */
function subjectOf({ assessment, system, plan, roadmap }: ReportRow): { name: string; to: string } | null {
  if (assessment) return { name: assessment.name, to: `/assessments/${assessment.id}` };
  if (system) return { name: system.name, to: `/systems/${system.id}` };
  if (plan) return { name: plan.name, to: `/remediation?view=plans&show=${plan.id}` };
  return roadmap ? { name: roadmap.name, to: `/roadmaps/${roadmap.id}` } : null;
}
