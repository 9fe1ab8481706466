import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/States';
import { PreviewRefused } from './usePreviewBytes';
import styles from './Preview.module.css';

/** A preview that did not work out: why, and the ways on. The file itself is not in doubt. */
export function PreviewFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  const refused = error instanceof PreviewRefused ? error : null;
  const protectedFile = error instanceof Error && error.name === 'PasswordException';
  const text = protectedFile
    ? t`文件设有密码，不能在页面内打开，请下载后查看。`
    : refused?.message ||
      (refused ? t`服务器没有给出文件。` : t`文件可能损坏，或格式与扩展名不符；可以下载后查看。`);
  return (
    <div role="alert" className={styles.failure}>
      <EmptyState
        icon={refused?.status === 403 || protectedFile ? 'lock' : 'warning'}
        title={t`不能预览这个文件`}
        actions={!protectedFile && <Button size="small" icon="refresh" onClick={onRetry}>{t`重试`}</Button>}
      >
        {text}
        {refused?.requestId && (
          <span className={styles.requestId}>
            {t`请求编号`} {refused.requestId}
          </span>
        )}
      </EmptyState>
    </div>
  );
}
