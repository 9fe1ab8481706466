import { useLingui } from '@lingui/react/macro';
import { formatBytes } from '../../../lib/format';
import { Part } from '../../../ui/ErrorBoundary';
import { Icon } from '../../../ui/Icon';
import { SkeletonLines } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { PreviewStage } from '../../evidence';
import type { Proof } from './documents';
import styles from './Reading.module.css';

/** One proof of a pack in place, and the way to take it away. */
export function ProofView({ proof, lent }: { proof: Proof; lent: boolean }) {
  const { t } = useLingui();
  const { kind, downloadUrl, previewUrl, fileName, byteSize } = proof;
  const download = downloadUrl && (
    <a href={downloadUrl} download={fileName ?? ''}>
      <Icon name="download" size={14} /> {lent ? t`下载带水印的副本` : t`下载原件`}
    </a>
  );
  return (
    <div className={styles.proof}>
      {kind === 'FILE' && (
        <p className={styles.facts}>
          <span>{fileName}</span>
          <span>{formatBytes(byteSize)}</span>
          {download}
        </p>
      )}
      <div className={styles.stage}>
        {kind === 'FILE' && !previewUrl ? (
          <EmptyState compact icon="file" title={t`这种格式不能在页面内预览`}>
            {t`下载得到一个压缩包，里面有原文件和写明查阅人的说明。`}
          </EmptyState>
        ) : (
          <Part resetKey={proof.versionId} fallback={<SkeletonLines lines={8} />}>
            <PreviewStage
              version={{
                __typename: 'EvidenceVersion',
                id: proof.versionId,
                kind,
                fileName: fileName ?? null,
                mediaType: proof.mediaType ?? null,
                byteSize: byteSize ?? null,
                url: proof.url ?? null,
                text: proof.text ?? null,
                downloadUrl: downloadUrl ?? null,
                previewUrl: previewUrl ?? null,
                watermark: null,
                originalUrl: null,
              }}
            />
          </Part>
        )}
      </div>
    </div>
  );
}
