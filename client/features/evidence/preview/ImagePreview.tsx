import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { classNames } from '../../../lib/classNames';
import { SkeletonLines } from '../../../ui/Skeleton';
import { PreviewFailure } from './PreviewFailure';
import { usePreview } from './usePreviewBytes';
import type { ViewerProps } from './viewer';
import { ZoomBar } from './ZoomBar';
import styles from './Preview.module.css';

const asBlob = async (bytes: ArrayBuffer) => new Blob([bytes]);

/** A picture, fitted to the pane or in its own size. */
export default function ImagePreview({ url, name }: ViewerProps) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);
  const loaded = usePreview(url, attempt, asBlob);
  const [source, setSource] = useState<string | null>(null);
  const blob = loaded.state === 'ready' ? loaded.value : null;
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setSource(made);
    setBroken(null);
    return () => URL.revokeObjectURL(made);
  }, [blob]);

  if (loaded.state === 'failed' || broken) {
    return (
      <PreviewFailure
        error={broken ?? (loaded.state === 'failed' ? loaded.error : null)}
        onRetry={() => {
          setBroken(null);
          setAttempt(attempt + 1);
        }}
      />
    );
  }
  return (
    <>
      <ZoomBar
        zoom={zoom}
        onZoom={setZoom}
        note={size ? t`${size.width} × ${size.height} 像素` : undefined}
      />
      <div
        className={classNames(styles.canvas, zoom === null && styles.fitted)}
        tabIndex={0}
        role="region"
        aria-label={t`图片`}
      >
        {source ? (
          <img
            className={styles.image}
            src={source}
            alt={name}
            style={zoom === null || !size ? undefined : { width: size.width * zoom }}
            onLoad={(event) =>
              setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
            }
            onError={() => setBroken(new Error('image'))}
          />
        ) : (
          <SkeletonLines lines={6} />
        )}
      </div>
    </>
  );
}
