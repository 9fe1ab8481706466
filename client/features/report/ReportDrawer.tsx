import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatBytes, formatDateTime } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { ConfirmDialog, Drawer } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Facts } from '../../ui/Page';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { CreateReportDocument, DeleteReportDocument, type ReportRow } from './documents';
import { ReportPreview } from './ReportPreview';
import { ReportProgress } from './ReportProgress';
import styles from './Report.module.css';

interface ReportDrawerProps {
  report: ReportRow | null;
  onClose: () => void;
  onChanged: () => void;
}

/** One report: what it was made from, the document itself, and another try when it failed. */
export function ReportDrawer({ report, onClose, onChanged }: ReportDrawerProps) {
  const { t } = useLingui();
  const mayCreate = useCan()('report:create');
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [create, retrying] = useMutation(CreateReportDocument, { onError, errorPolicy: 'all' });
  const [remove, removing] = useMutation(DeleteReportDocument, { onError, errorPolicy: 'all' });
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
  const finished = report.state === 'READY' || report.state === 'FAILED';
  const retry = async () => {
    const input = {
      kind: report.kind,
      assessmentId: report.assessment?.id ?? null,
      policyId: report.policy?.id ?? null,
      roadmapId: report.roadmap?.id ?? null,
      systemId: report.system?.id ?? null,
      planId: report.plan?.id ?? null,
      briefing: report.briefing && {
        month: report.briefing.month,
        frameworkCode: report.briefing.frameworkCode ?? null,
        unitId: report.briefing.unitId ?? null,
      },
      clientKey: randomId(),
    };
    if (!(await create({ variables: { input } })).data) return;
    showToast(t`报告正在生成`);
    onChanged();
    onClose();
  };
  const destroy = async () => {
    if (!(await remove({ variables: { id: report.id } })).data) return;
    showToast(t`已删除 ${report.number}`);
    setAsking(false);
    onChanged();
    onClose();
  };
  return (
    <Drawer
      title={report.title}
      size="wide"
      onClose={onClose}
      footer={
        <>
          {mayCreate && finished && (
            <Button variant="danger" icon="trash" onClick={() => setAsking(true)}>{t`删除`}</Button>
          )}
          {mayCreate && finished && mayRepeat(report) && (
            <Button icon="refresh" busy={retrying.loading} onClick={() => void retry()}>
              {report.state === 'FAILED' ? t`重试` : t`用现在的数据再生成`}
            </Button>
          )}
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
        <div className={styles.facts}>
          <Facts
            items={[
              { label: t({ message: '编号', context: 'report' }), value: report.number },
              { label: t`状态`, value: <ReportProgress report={report} /> },
              { label: t`数据截至`, value: formatDateTime(report.dataAt) },
              {
                label: t`生成人`,
                value: `${report.createdBy?.displayName ?? '—'} · ${formatDateTime(report.createdAt)}`,
              },
              {
                label: t`文件`,
                value: report.fileName ? `${report.fileName} · ${formatBytes(report.byteSize)}` : '—',
              },
              { label: 'SHA-256', value: <code className={styles.hash}>{report.sha256 ?? '—'}</code> },
            ]}
          />
        </div>
        {report.state === 'READY' && <ReportPreview report={report} />}
      </div>
      {asking && (
        <ConfirmDialog
          title={t`删除 ${report.number}？`}
          confirm={t`删除`}
          danger
          busy={removing.loading}
          onConfirm={() => void destroy()}
          onClose={() => setAsking(false)}
        >
          {t`报告从列表中删除，不能恢复；编号不再使用，操作会写入审计日志。`}
        </ConfirmDialog>
      )}
    </Drawer>
  );
}

/** What it is about is known here, so that the same can be asked for again. */
const mayRepeat = ({ assessment, policy, system, plan, kind }: ReportRow): boolean =>
  Boolean(assessment ?? policy ?? system ?? plan) || kind === 'POLICY_LIST';
