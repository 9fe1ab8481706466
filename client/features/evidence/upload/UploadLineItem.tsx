import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { pathOf } from '../../../lib/filePath';
import { formatBytes } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { ProgressBar } from '../../../ui/Meter';
import { Status } from '../../../ui/Tag';
import type { EvidenceUploads } from './evidenceUploads';
import { useDuplicate } from './useDuplicate';
import type { UploadLine } from './uploadModel';
import styles from './Upload.module.css';

interface UploadLineItemProps {
  line: UploadLine;
  uploads: EvidenceUploads;
  onOpen?: (evidenceId: string) => void;
}

/** One file: how far it is, what went wrong, and what can be done about it. */
export function UploadLineItem({ line, uploads, onOpen }: UploadLineItemProps) {
  const { t } = useLingui();
  const { queue } = uploads;
  const { file, state, outcome } = line;
  const moving = state === 'running' || state === 'waiting';
  return (
    <div className={styles.line}>
      <div className={styles.lineHead}>
        <span className={styles.fileName} title={pathOf(file)}>
          {file.name}
        </span>
        <span className={styles.fileSize}>{formatBytes(file.size)}</span>
        {moving && (
          <IconButton
            size="small"
            icon="pause"
            label={t`暂停 ${file.name}`}
            onClick={() => queue.pause(line.key)}
          />
        )}
        {state === 'paused' && (
          <IconButton
            size="small"
            icon="play"
            label={t`继续 ${file.name}`}
            onClick={() => queue.resume(line.key)}
          />
        )}
        {(moving || state === 'paused') && (
          <IconButton
            size="small"
            icon="close"
            label={t`取消 ${file.name}`}
            onClick={() => queue.cancel(line.key)}
          />
        )}
        {state === 'failed' && (
          <>
            <IconButton
              size="small"
              icon="refresh"
              label={t`重传 ${file.name}`}
              onClick={() => queue.resume(line.key)}
            />
            <IconButton
              size="small"
              icon="close"
              label={t`不要 ${file.name}`}
              onClick={() => queue.cancel(line.key)}
            />
          </>
        )}
        {outcome?.kind === 'refused' && (
          <IconButton
            size="small"
            icon="refresh"
            label={t`重新登记 ${file.name}`}
            onClick={() => uploads.registerAgain(line.key)}
          />
        )}
      </div>
      {(moving || state === 'paused') && (
        <ProgressBar
          label={t`上传 ${file.name}`}
          value={file.size > 0 ? line.sentBytes / file.size : null}
          note={
            line.interrupted
              ? t`等待网络…`
              : state === 'paused'
                ? t`已暂停`
                : state === 'waiting'
                  ? t`排队中`
                  : ''
          }
          tone={state === 'paused' ? 'neutral' : 'accent'}
        />
      )}
      {state === 'failed' && (
        <Status wrap tone="negative">
          {line.failure || t`没有传上去`}
        </Status>
      )}
      <LineOutcome line={line} uploads={uploads} {...(onOpen ? { onOpen } : {})} />
    </div>
  );
}

function LineOutcome({ line, uploads, onOpen }: UploadLineItemProps) {
  const { t } = useLingui();
  const duplicate = useDuplicate(uploads);
  const { outcome } = line;
  if (!outcome) return null;
  const name = (id: string, title: string) => (
    <EvidenceName id={id} title={title} {...(onOpen ? { onOpen } : {})} />
  );
  if (outcome.kind === 'registering') return <Status tone="info">{t`正在登记…`}</Status>;
  if (outcome.kind === 'refused')
    return (
      <Status wrap tone="negative">
        {outcome.outdated !== undefined
          ? t`“${outcome.outdated}”在您选择之后有了改动：请先打开看一看，仍要作为它的新版本，就重新登记`
          : outcome.message || t`连不上服务器：文件已传完，还没有登记，请重试`}
      </Status>
    );
  if (outcome.kind === 'created') {
    return (
      <span className={styles.outcome}>
        <Status tone="positive">{t`已入库`}</Status>
        {name(outcome.evidenceId, outcome.title)}
      </span>
    );
  }
  if (outcome.kind === 'settled') {
    const words = {
      linked: t`已关联到已有证据`,
      renewed: t`已更新已有证据的日期`,
      kept: t`沿用已有证据`,
      revised: t`已成为新版本`,
    };
    return (
      <span className={styles.outcome}>
        <Status tone="positive">{words[outcome.how]}</Status>
        {name(outcome.evidenceId, outcome.title)}
      </span>
    );
  }
  const { known, draft } = outcome;
  const newer = known.viewerCanEdit && draft.collectedOn > known.collectedOn;
  return (
    <div className={styles.duplicate}>
      <span className={styles.outcome}>
        <Status tone="caution">{t`已存在：`}</Status>
        {name(known.id, known.title)}
      </span>
      <span className={styles.choices}>
        <Button size="small" onClick={() => void duplicate.keep(line)}>
          {draft.controlIds?.length ? t`关联已有的这份` : t`沿用已有的`}
        </Button>
        {newer && (
          <Button
            size="small"
            title={t`内容相同、重新取得：把形成日期改为 ${draft.collectedOn}`}
            onClick={() => void duplicate.renew(line)}
          >
            {t`更新为 ${draft.collectedOn} 取得`}
          </Button>
        )}
      </span>
    </div>
  );
}

function EvidenceName({ id, title, onOpen }: { id: string; title: string; onOpen?: (id: string) => void }) {
  if (!onOpen) {
    return (
      <Link to={`/evidence/${id}`} className={styles.known}>
        {title}
      </Link>
    );
  }
  return (
    <button type="button" className={styles.known} onClick={() => onOpen(id)}>
      {title}
    </button>
  );
}
