import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatBytes } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { ProgressBar } from '../../../ui/Meter';
import { TallList } from '../../../ui/TallList';
import { UploadLineItem } from './UploadLineItem';
import { isRunning, needsAttention } from './uploadModel';
import { useEvidenceUpload } from './useEvidenceUpload';
import styles from './Upload.module.css';

/** The queue at the lower right edge: progress of all, each file with what it needs. Hidden while it is empty. */
export function UploadPanel({ onOpenEvidence }: { onOpenEvidence?: (id: string) => void }) {
  const { t } = useLingui();
  const { lines, uploads } = useEvidenceUpload();
  const [folded, setFolded] = useState(false);
  if (lines.length === 0) return null;

  const running = lines.filter(isRunning);
  const waiting = lines.filter(needsAttention);
  const paused = lines.filter((line) => line.state === 'paused');
  // What was sent and not registered, or not sent: each can be tried again.
  const failed = lines.filter((line) => line.state === 'failed' || line.outcome?.kind === 'refused');
  const retry = () => {
    for (const line of failed)
      if (line.state === 'failed') uploads.queue.resume(line.key);
      else uploads.registerAgain(line.key);
  };
  const done = lines.length - running.length - waiting.length - paused.length;
  const total = lines.reduce((sum, line) => sum + line.file.size, 0);
  const sent = lines.reduce((sum, line) => sum + line.sentBytes, 0);
  const title =
    running.length > 0
      ? t`正在上传，已完成 ${done} / ${lines.length}`
      : waiting.length > 0
        ? t`${waiting.length} 个文件需要处理`
        : paused.length > 0
          ? t`已暂停 ${paused.length} 个文件`
          : t`${done} 个文件已入库`;
  // What needs a decision stands on top, what is finished at the end.
  const first = new Set([...waiting, ...running, ...paused]);
  const order = [...first, ...lines.filter((line) => !first.has(line))];
  const all = (act: (key: string) => void, states: readonly string[]) => () => {
    for (const line of lines) if (states.includes(line.state)) act(line.key);
  };

  return (
    <section className={styles.panel} aria-label={t`上传队列`}>
      <header className={styles.head}>
        <strong className={styles.title} aria-live="polite">
          {title}
        </strong>
        <IconButton
          size="small"
          icon={folded ? 'arrowUp' : 'chevronDown'}
          label={folded ? t`展开上传队列` : t`收起上传队列`}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        />
        {running.length === 0 && (
          <IconButton
            size="small"
            icon="close"
            label={t`清空已完成的上传`}
            onClick={() => uploads.queue.tidy()}
          />
        )}
      </header>
      {running.length > 0 && (
        <div className={styles.whole}>
          <ProgressBar
            label={t`全部文件`}
            value={total > 0 ? sent / total : null}
            note={`${formatBytes(sent)} / ${formatBytes(total)}`}
          />
        </div>
      )}
      {!folded && (
        <>
          <TallList
            label={t`文件`}
            rows={order}
            keyOf={(line) => line.key}
            usualHeight={66}
            className={styles.lines}
          >
            {(line) => (
              <UploadLineItem
                line={line}
                uploads={uploads}
                {...(onOpenEvidence ? { onOpen: onOpenEvidence } : {})}
              />
            )}
          </TallList>
          {(running.length > 1 || paused.length > 1 || failed.length > 1) && (
            <footer className={styles.foot}>
              {running.length > 1 && (
                <Button
                  size="small"
                  icon="pause"
                  onClick={all((key) => uploads.queue.pause(key), ['running', 'waiting'])}
                >
                  {t`全部暂停`}
                </Button>
              )}
              {paused.length > 1 && (
                <Button
                  size="small"
                  icon="play"
                  onClick={all((key) => uploads.queue.resume(key), ['paused'])}
                >
                  {t`全部继续`}
                </Button>
              )}
              {failed.length > 1 && (
                <Button size="small" icon="refresh" onClick={retry}>
                  {t`重试全部 ${failed.length} 个`}
                </Button>
              )}
              <Button
                size="small"
                variant="quiet"
                icon="close"
                onClick={all((key) => uploads.queue.cancel(key), ['running', 'waiting', 'paused', 'failed'])}
              >
                {t`全部取消`}
              </Button>
            </footer>
          )}
        </>
      )}
    </section>
  );
}
