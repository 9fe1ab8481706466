import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { IconButton } from '../../../ui/Button';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/Meter';
import { Status } from '../../../ui/Tag';
import { problemOf, useEvidenceUpload } from '../../evidence';
import type { ChosenProof } from './ProofChoice';
import styles from './Task.module.css';

/** Uploads files into the library, goes to review at once, and hands each over when it has arrived. */
export function ProofUpload({ onReady }: { onReady: (proofs: readonly ChosenProof[]) => void }) {
  const { t } = useLingui();
  const { add, lines, uploads } = useEvidenceUpload();
  const [files, setFiles] = useState<ReadonlySet<File>>(new Set());
  const handed = useRef(new Set<string>());
  const own = lines.filter((line) => files.has(line.file));

  const hand = useEffectEvent(() => {
    const ready: ChosenProof[] = [];
    for (const { key, outcome } of own) {
      if (!outcome || handed.current.has(key)) continue;
      if (outcome.kind === 'duplicate') {
        // The same bytes are in the library: that piece is the proof.
        const { id, title } = outcome.known;
        uploads.settle(key, { kind: 'settled', evidenceId: id, title, how: 'kept' });
      }
      if (outcome.kind !== 'created' && outcome.kind !== 'settled') continue;
      ready.push({ id: outcome.evidenceId, title: outcome.title });
      handed.current.add(key);
    }
    if (ready.length > 0) onReady(ready);
  });
  const settled = own.map((line) => `${line.key}:${line.outcome?.kind ?? ''}`).join();
  useEffect(() => hand(), [settled]);

  const waiting = own.filter((line) => !handed.current.has(line.key));
  return (
    <>
      <FileDrop
        hint={t`上传后自动提交审核`}
        onFiles={(dropped) => {
          setFiles(new Set([...files, ...dropped]));
          add(dropped, { submit: true });
        }}
      />
      {waiting.length > 0 && (
        <ul className={styles.lines} aria-label={t`正在上传`}>
          {waiting.map((line) => (
            <li key={line.key} className={styles.proof}>
              <span className={styles.proofTitle}>{line.file.name}</span>
              {line.state === 'failed' || line.outcome?.kind === 'refused' ? (
                <>
                  <Status wrap tone="negative">
                    {problemOf(line) || t`上传失败`}
                  </Status>
                  <IconButton
                    size="small"
                    icon="refresh"
                    label={t`重传 ${line.file.name}`}
                    onClick={() =>
                      line.state === 'failed'
                        ? uploads.queue.resume(line.key)
                        : uploads.registerAgain(line.key)
                    }
                  />
                  <IconButton
                    size="small"
                    icon="close"
                    label={t`不要 ${line.file.name}`}
                    onClick={() => uploads.queue.cancel(line.key)}
                  />
                </>
              ) : (
                <span className={styles.short}>
                  <ProgressBar
                    label={line.file.name}
                    value={line.file.size > 0 ? line.sentBytes / line.file.size : null}
                    note={line.interrupted ? t`等待网络…` : ''}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
