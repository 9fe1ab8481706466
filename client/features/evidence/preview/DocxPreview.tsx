import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { SkeletonLines } from '../../../ui/Skeleton';
import { docxPage } from './docxFrame';
import { PreviewFailure } from './PreviewFailure';
import { usePreview } from './usePreviewBytes';
import { useWidth } from './useWidth';
import type { ViewerProps } from './viewer';
import { ZoomBar } from './ZoomBar';
import styles from './Preview.module.css';

/** A4 at 96 dpi with its margin in the frame; wider pages scroll. */
const pageWidth = 794 + 24 + 12;

/** A Word file inside a frame that can run nothing (`sandbox` without any right). */
export default function DocxPreview({ url, name }: ViewerProps) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const loaded = usePreview(url, attempt, docxPage);

  if (loaded.state === 'failed') {
    return <PreviewFailure error={loaded.error} onRetry={() => setAttempt(attempt + 1)} />;
  }
  const fitted = width > 0 ? Math.min(1.5, width / pageWidth) : 1;
  const scale = zoom ?? fitted;
  return (
    <>
      <ZoomBar zoom={zoom} onZoom={setZoom} fitted={fitted} note={t`版式为近似显示，以下载的原件为准`} />
      <div ref={box} className={styles.frameBox}>
        {loaded.state === 'ready' ? (
          <iframe
            title={name}
            sandbox=""
            srcDoc={loaded.value}
            className={styles.frame}
            style={{ width: `${100 / scale}%`, height: `${100 / scale}%`, transform: `scale(${scale})` }}
          />
        ) : (
          <SkeletonLines lines={8} />
        )}
      </div>
    </>
  );
}
