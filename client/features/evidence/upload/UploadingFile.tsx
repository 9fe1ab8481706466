import { useLingui } from '@lingui/react/macro';
import { formatBytes } from '../../../lib/format';
import type { UploadItem, UploadQueue } from '../../../lib/uploadQueue';
import { IconButton } from '../../../ui/Button';
import { ProgressBar } from '../../../ui/Meter';
import styles from './Upload.module.css';

interface UploadingFileProps {
  item: UploadItem;
  queue: UploadQueue;
  /** What taking it away is called here. */
  remove: string;
}

/** One file of a form: how far it is, again, away. */
export function UploadingFile({ item, queue, remove }: UploadingFileProps) {
  const { t } = useLingui();
  const { key, file, state, sentBytes, failure } = item;
  return (
    <div>
      <div className={styles.single}>
        <span className={styles.singleName}>{file.name}</span>
        <span className={styles.size}>{formatBytes(file.size)}</span>
        {state === 'failed' && (
          <IconButton size="small" icon="refresh" label={t`重传`} onClick={() => queue.resume(key)} />
        )}
        <IconButton size="small" icon="close" label={remove} onClick={() => queue.cancel(key)} />
      </div>
      <ProgressBar
        label={t`上传 ${file.name}`}
        value={file.size > 0 ? sentBytes / file.size : 0}
        note={state === 'failed' ? (failure ?? t`没有传上去`) : state === 'done' ? t`已传完` : ''}
        tone={state === 'failed' ? 'negative' : state === 'done' ? 'positive' : 'accent'}
      />
    </div>
  );
}
