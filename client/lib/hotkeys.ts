import { createContext, useContext, useEffect, useRef } from 'react';
import { createStore } from './store';

/** One key binding of a screen. `keys` is a physical key as in `event.code`: `KeyJ`, `Shift+Slash`, `Mod+KeyK`. */
export interface Hotkey {
  keys: string;
  /** What it does, for the key sheet. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a text field has the focus; only for combinations with Mod. */
  whileTyping?: boolean;
}

interface Registration {
  group: string;
  depth: number;
  hotkeys: readonly Hotkey[];
}

/** How many dialogs lie under the current component; keys of a page are silent while a dialog is open. */
export const ModalDepthContext = createContext(0);

/** Number of dialogs and drawers open at this moment. */
export const openModals = createStore(0);

/** All bindings that are alive now; the key sheet reads it. */
export const hotkeyRegistry = createStore<readonly Registration[]>([]);

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a key press belongs to text entry, an input method included (key 229). */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether an event is the combination written in `keys`. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const code = parts.at(-1);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.code === code &&
    mod === parts.includes('Mod') &&
    !other &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  );
}

/** The caps to show for a combination: `Mod+KeyK` becomes Ctrl, K. */
export function keyCaps(keys: string): string[] {
  const names: Record<string, string> = {
    Mod: mac ? '⌘' : 'Ctrl',
    Slash: '/',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Period: '.',
    Space: '␣',
  };
  if (keys === 'Shift+Slash') return ['?'];
  return keys.split('+').map((part) => names[part] ?? part.replace(/^(Key|Digit)/, ''));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const typing = isTyping(event);
  const depth = openModals.get();
  // The component mounted last wins, so that a drawer's grid answers before the page behind it.
  for (const registration of hotkeyRegistry.get().toReversed()) {
    if (registration.depth !== depth) continue;
    for (const hotkey of registration.hotkeys) {
      if (typing && !hotkey.whileTyping) continue;
      if (!matchesKeys(event, hotkey.keys)) continue;
      event.preventDefault();
      hotkey.run(event);
      return;
    }
  }
}

let listening = false;

/**
 * Registers the keys of a screen while the component is mounted.
 * Letters never fire while somebody types, and never through an open dialog.
 */
export function useHotkeys(group: string, hotkeys: readonly Hotkey[], enabled = true): void {
  const depth = useContext(ModalDepthContext);
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  // Callers build the list anew at every render: its text decides whether anything changed.
  const signature = JSON.stringify(hotkeys.map(({ run: _run, ...rest }) => rest));
  useEffect(() => {
    if (!listening) {
      listening = true;
      window.addEventListener('keydown', onKeyDown);
    }
    if (!enabled) return;
    const registration: Registration = {
      group,
      depth,
      hotkeys: (JSON.parse(signature) as Omit<Hotkey, 'run'>[]).map((hotkey, index) => ({
        ...hotkey,
        run: (event) => latest.current[index]?.run(event),
      })),
    };
    hotkeyRegistry.set([...hotkeyRegistry.get(), registration]);
    return () => hotkeyRegistry.set(hotkeyRegistry.get().filter((other) => other !== registration));
  }, [group, depth, enabled, signature]);
}
