import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useHotkeys } from '../../lib/hotkeys';
import { createStore, useStore } from '../../lib/store';

export const paletteOpen = createStore(false);

const CommandPalette = lazy(() => import('./CommandPalette'));

/** Ctrl+K, also while typing; the palette itself comes with its first use. */
export function CommandPaletteHost() {
  const { t } = useLingui();
  const open = useStore(paletteOpen);
  useHotkeys(t`通用`, [
    { keys: 'Mod+KeyK', label: t`命令面板`, whileTyping: true, run: () => paletteOpen.set(true) },
  ]);
  return open ? (
    <Suspense fallback={null}>
      <CommandPalette onClose={() => paletteOpen.set(false)} />
    </Suspense>
  ) : null;
}
