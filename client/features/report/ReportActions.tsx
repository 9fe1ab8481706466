import { useLingui } from '@lingui/react/macro';
import { IconButton } from '../../ui/Button';
import type { ReportRow } from './ReportsPage';
import styles from './Report.module.css';

interface ReportActionsProps {
  report: ReportRow;
  onDelete?: ((report: ReportRow) => void) | undefined;
}

/** What can be done with one report. */
export function ReportActions({ report, onDelete }: ReportActionsProps) {
  const { t } = useLingui();
  const done = report.state === 'READY' || report.state === 'FAILED';
  return (
    <span className={styles.actions}>
      {report.downloadUrl && (
        <a className={styles.download} href={report.downloadUrl} download title={t`校验值 SHA-256：${report.sha256 ?? ''}`}>
          {t`下载`}
        </a>
      )}
      {onDelete && done && (
        <IconButton size="small" icon="trash" label={t`删除 ${report.number}`} onClick={() => onDelete(report)} />
      )}
    </span>
  );
}
