import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useHotkeys } from '../../lib/hotkeys';
import { createStore, useStore } from '../../lib/store';

export const keySheetOpen = createStore(false);

const KeySheet = lazy(() => import('./KeySheet'));

/** `?` shows every key that works right now. */
export function KeySheetHost() {
  const { t } = useLingui();
  const open = useStore(keySheetOpen);
  useHotkeys(t`通用`, [{ keys: 'Shift+Slash', label: t`显示快捷键`, run: () => keySheetOpen.set(true) }]);
  return open ? (
    <Suspense fallback={null}>
      <KeySheet onClose={() => keySheetOpen.set(false)} />
    </Suspense>
  ) : null;
}
