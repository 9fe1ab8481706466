import { useLingui } from '@lingui/react/macro';
import { ProgressBar } from '../../ui/Meter';
import { Status } from '../../ui/Tag';
import type { ReportRow } from './documents';
import { reportTones, useReportNames } from './useReportNames';
import styles from './Report.module.css';

/** The state of a report; while it is made, how far it is. */
export function ReportProgress({ report }: { report: ReportRow }) {
  const { t } = useLingui();
  const names = useReportNames();
  if (report.state === 'RENDERING' || report.state === 'QUEUED') {
    const waiting = report.state === 'QUEUED';
    return (
      <span className={styles.progress}>
        <ProgressBar
          label={t`${report.title} 的进度`}
          value={waiting ? null : report.progress}
          note={waiting ? names.state('QUEUED') : `${Math.round(report.progress * 100)}%`}
        />
      </span>
    );
  }
  return (
    <span title={report.failure ?? undefined}>
      <Status tone={reportTones[report.state]}>{names.state(report.state)}</Status>
    </span>
  );
}
