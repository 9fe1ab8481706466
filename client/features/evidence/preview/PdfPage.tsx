import { useLingui } from '@lingui/react/macro';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type RefObject } from 'react';
import styles from './Preview.module.css';

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  scale: number;
  /** Size of the first page at scale 1, until this page has said its own. */
  guess: { width: number; height: number };
  root: RefObject<HTMLElement | null>;
  onVisible: (number: number) => void;
}

/** Canvases above this many pixels stay blank in older browsers. */
const mostPixels = 16_000_000;

/** One page; drawn only near the visible part, and read out as plain text. */
export function PdfPage({ document, number, scale, guess, root, onVisible }: PdfPageProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [size, setSize] = useState(guess);
  const [text, setText] = useState('');

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: root.current,
      rootMargin: '800px 0px',
    });
    const current = new IntersectionObserver(([entry]) => entry?.isIntersecting && onVisible(number), {
      root: root.current,
      rootMargin: '-45% 0px -45% 0px',
    });
    watch.observe(node);
    current.observe(node);
    return () => {
      watch.disconnect();
      current.disconnect();
    };
  }, [root, number, onVisible]);

  useEffect(() => {
    if (!near) return;
    let alive = true;
    let cancel: (() => void) | null = null;
    void (async () => {
      const page = await document.getPage(number);
      const target = canvas.current;
      const context = target?.getContext('2d');
      if (!alive || !target || !context) return;
      const own = page.getViewport({ scale: 1 });
      setSize({ width: own.width, height: own.height });
      const sharp = Math.min(
        scale * (window.devicePixelRatio || 1),
        Math.sqrt(mostPixels / (own.width * own.height)),
      );
      const viewport = page.getViewport({ scale: sharp });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvasContext: context, viewport });
      cancel = () => task.cancel();
      await task.promise;
      const content = await page.getTextContent();
      // Kangxi radicals come out of some fonts in place of ordinary characters: NFKC turns them back.
      const words = content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
      if (alive) setText(words.normalize('NFKC'));
    })().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'RenderingCancelledException') return;
      // One page that cannot be drawn is no reason to lose the others; the fault still reaches the window.
      queueMicrotask(() => {
        throw error;
      });
    });
    return () => {
      alive = false;
      cancel?.();
    };
  }, [document, number, near, scale]);

  return (
    <div
      ref={box}
      className={styles.sheetOfPaper}
      style={{ width: size.width * scale, height: size.height * scale }}
      role="group"
      aria-label={t`第 ${number} 页`}
    >
      {near && <canvas ref={canvas} className={styles.page} aria-hidden />}
      <p className="visually-hidden">{text}</p>
    </div>
  );
}
