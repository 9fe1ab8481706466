import { useLingui } from '@lingui/react/macro';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { SkeletonLines } from '../../../ui/Skeleton';
import { openPdf } from './pdfDocument';
import { PdfPage } from './PdfPage';
import { PreviewFailure } from './PreviewFailure';
import { usePreview } from './usePreviewBytes';
import { useWidth } from './useWidth';
import type { ViewerProps } from './viewer';
import { ZoomBar } from './ZoomBar';
import styles from './Preview.module.css';

interface Opened {
  document: PDFDocumentProxy;
  first: { width: number; height: number };
}

async function open(bytes: ArrayBuffer, signal: AbortSignal): Promise<Opened> {
  const document = await openPdf(bytes, signal);
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  return { document, first: { width, height } };
}

/** A PDF, page under page. */
export default function PdfPreview({ url }: ViewerProps) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const [current, setCurrent] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const loaded = usePreview(url, attempt, open);
  const opened = loaded.state === 'ready' ? loaded.value : null;
  useEffect(() => {
    setCurrent(1);
    scroller.current?.scrollTo({ top: 0 });
  }, [opened]);

  if (loaded.state === 'failed') {
    return <PreviewFailure error={loaded.error} onRetry={() => setAttempt(attempt + 1)} />;
  }
  const fitted = opened && width > 0 ? Math.max(0.1, (width - 26) / opened.first.width) : 1;
  const pages = opened?.document.numPages ?? 0;
  return (
    <>
      <ZoomBar
        zoom={zoom}
        onZoom={setZoom}
        fitted={fitted}
        note={opened ? t`第 ${current} / ${pages} 页` : undefined}
      />
      <div ref={scroller} className={styles.canvas} tabIndex={0} role="region" aria-label={t`PDF 页面`}>
        {opened && width > 0 ? (
          Array.from({ length: pages }, (_, index) => (
            <PdfPage
              key={`${url}#${index}`}
              document={opened.document}
              number={index + 1}
              scale={zoom ?? fitted}
              guess={opened.first}
              root={scroller}
              onVisible={setCurrent}
            />
          ))
        ) : (
          <SkeletonLines lines={8} />
        )}
      </div>
    </>
  );
}
