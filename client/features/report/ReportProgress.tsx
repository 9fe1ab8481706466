import { useLingui } from '@lingui/react/macro';
import { ProgressBar } from '../../ui/Meter';
import { Status } from '../../ui/Tag';

interface ReportProgressProps {
  report: { state: string; progress: number; failure?: string | null };
}

/** How far a report is: words, and a bar while it is being made. */
export function ReportProgress({ report }: ReportProgressProps) {
  const { t } = useLingui();
  if (report.state === 'READY') return <Status tone="positive">{t`已完成`}</Status>;
  if (report.state === 'FAILED') return <Status tone="negative">{report.failure ?? t`生成失败`}</Status>;
  if (report.state === 'QUEUED') return <Status tone="neutral">{t`排队中`}</Status>;
  return <ProgressBar label={t`生成进度`} value={report.progress} />;
}
