import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatBytes, formatDateTime } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Drawer } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Facts } from '../../ui/Page';
import { Banner, EmptyState } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Status } from '../../ui/Tag';
import type { ReportRow } from './documents';
import { ReportActions } from './ReportActions';
import { ReportComparison } from './ReportComparison';
import { ReportPdf, usePdfAvailable } from './ReportPdf';
import { ReportPreview } from './ReportPreview';
import { ReportProgress } from './ReportProgress';
import { standingTones, useReportNames } from './useReportNames';
import styles from './Report.module.css';

interface ReportDrawerProps {
  report: ReportRow | null;
  onClose: () => void;
  onChanged: () => void;
}

/** One report: what it was made from, who answers for it, the document itself, and what changed since another one. */
export function ReportDrawer({ report, onClose, onChanged }: ReportDrawerProps) {
  const { t } = useLingui();
  const names = useReportNames();
  // Whoever issues nothing needs no reason why not.
  const mayIssue = useCan()('report:issue');
  const isPdfAvailable = usePdfAvailable();
  const [tab, setTab] = useState<'preview' | 'compare'>('preview');
  if (!report) {
    return (
      <Drawer title={t`报告`} onClose={onClose}>
        <EmptyState
          icon="report"
          title={t`没有找到该报告`}
        >{t`可能已被删除，或不在当前的筛选里。`}</EmptyState>
      </Drawer>
    );
  }
  const { submittedBy, decidedBy, decisionNote } = report;
  const answers = [
    submittedBy && t`${submittedBy.displayName} 送审（${formatDateTime(report.submittedAt)}）`,
    decidedBy &&
      (report.standing === 'ISSUED' || report.standing === 'WITHDRAWN'
        ? t`${decidedBy.displayName} 签发（${formatDateTime(report.decidedAt)}）`
        : t`${decidedBy.displayName} 退回（${formatDateTime(report.decidedAt)}）`),
  ].filter(Boolean);
  return (
    <Drawer
      title={report.title}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <ReportActions report={report} onChanged={onChanged} onClose={onClose} />
          {report.workbookUrl && (
            <a href={report.workbookUrl} download className={styles.secondary}>
              <Icon name="download" /> {t`表格 XLSX`}
            </a>
          )}
          <ReportPdf report={report} />
          {report.downloadUrl && (
            <a href={report.downloadUrl} download={report.fileName ?? ''} className={styles.primary}>
              <Icon name="download" /> {t`下载 DOCX`}
            </a>
          )}
        </>
      }
    >
      <div className={styles.content}>
        {report.state === 'FAILED' && (
          <Banner tone="negative">{report.failure ?? t`报告没有生成成功`}</Banner>
        )}
        {report.standing === 'WITHDRAWN' && (
          <Banner tone="caution">{t`已作废：${decisionNote ?? ''}`}</Banner>
        )}
        {report.standing === 'DRAFT' && decidedBy && (
          <Banner tone="caution">{t`已退回：${decisionNote ?? ''}`}</Banner>
        )}
        {mayIssue && report.decisionBlockedReason && (
          <Banner tone="info">{report.decisionBlockedReason}</Banner>
        )}
        <div className={styles.facts}>
          <Facts
            items={[
              { label: t({ message: '编号', context: 'report' }), value: report.number },
              { label: t`状态`, value: <ReportProgress report={report} /> },
              {
                label: t`签发`,
                value: (
                  <>
                    <Status tone={standingTones[report.standing]}>{names.standing(report.standing)}</Status>{' '}
                    {answers.join(' · ')}
                  </>
                ),
              },
              { label: t`数据截至`, value: formatDateTime(report.dataAt) },
              {
                label: t`生成人`,
                value: `${report.createdBy?.displayName ?? '—'} · ${formatDateTime(report.createdAt)}`,
              },
              {
                label: t`文件`,
                value: report.fileName ? `${report.fileName} · ${formatBytes(report.byteSize)}` : '—',
              },
              ...(isPdfAvailable === false
                ? [{ label: 'PDF', value: t`服务器没有安装 LibreOffice，只能生成 DOCX。` }]
                : []),
              ...(report.templateName ? [{ label: t`文档模板`, value: report.templateName }] : []),
              { label: 'SHA-256', value: <code className={styles.hash}>{report.sha256 ?? '—'}</code> },
            ]}
          />
        </div>
        {report.state === 'READY' && (
          <div className={styles.tabs}>
            <Tabs
              label={t`报告`}
              tabs={[
                { id: 'preview', label: t`预览` },
                { id: 'compare', label: t`与另一份对比` },
              ]}
              value={tab}
              onChange={setTab}
            >
              {tab === 'preview' ? (
                <ReportPreview report={report} />
              ) : (
                <ReportComparison report={report} key={report.id} />
              )}
            </Tabs>
          </div>
        )}
      </div>
    </Drawer>
  );
}
