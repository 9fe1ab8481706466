import { useEffect, useRef } from 'react';

/** Hears of cells that are pasted onto the page: of more than one cell, and not into a field or behind a dialog. */
export function usePastedTable(onTable: (text: string) => void, enabled: boolean): void {
  const latest = useRef(onTable);
  useEffect(() => {
    latest.current = onTable;
  });
  useEffect(() => {
    if (!enabled) return;
    const paste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [enabled]);
}
