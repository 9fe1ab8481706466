import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useControlPalette } from '../../features/framework';
import { paletteSearches, paletteSources, type PaletteAction } from '../../lib/palette';
import { useStore } from '../../lib/store';
import { Icon } from '../../ui/Icon';
import { KeyCombo } from '../../ui/Kbd';
import { Overlay } from '../../ui/Overlay';
import { useNavEntries } from './useNavEntries';
import styles from './Palette.module.css';

/** Every typed word must occur in the label or the keywords; order does not matter. */
function matches(action: PaletteAction, words: readonly string[]): boolean {
  const text = `${action.label} ${action.keywords ?? ''} ${action.group}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Goes anywhere and acts on the current selection: pages offer their verbs through `usePaletteActions`. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<readonly PaletteAction[]>([]);
  const entries = useNavEntries();
  // Frozen at opening: the page behind is inert, its offers cannot change meanwhile.
  const [offered] = useState(() => paletteSources.get().flatMap((source) => source.actions));
  const searches = useStore(paletteSearches);
  useControlPalette();

  useEffect(() => {
    const typed = text.trim();
    if (typed.length < 2 || searches.length === 0) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void Promise.all(searches.map(({ search }) => search(typed, controller.signal).catch(() => [])))
        .then((lists) => !controller.signal.aborted && setFound(lists.flat()))
        .catch(() => undefined);
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, searches]);

  const shown = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const pages = entries.map<PaletteAction>((entry) => ({
      id: `go:${entry.path}`,
      label: i18n._(entry.label),
      group: t`前往`,
      keywords: `${entry.keywords ?? ''} ${entry.path}`,
      run: () => void navigate(entry.to),
    }));
    return [...offered, ...pages]
      .filter((action) => matches(action, words))
      .concat(text.trim().length < 2 ? [] : found);
  }, [text, entries, offered, found, i18n, navigate, t]);

  const current = Math.min(at, shown.length - 1);

  function run(action: PaletteAction | undefined): void {
    if (!action) return;
    onClose();
    // After the palette gave the focus back, so that a dialog returns it to the page and not to nowhere.
    setTimeout(action.run);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, shown.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') run(shown[current]);
    else return;
    event.preventDefault();
  }

  return (
    <Overlay
      label={t`命令面板`}
      onClose={onClose}
      backdrop={styles.backdrop ?? ''}
      className={styles.palette ?? ''}
    >
      <div className={styles.input}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={t`搜索、跳转或执行操作`}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
          placeholder={t`输入页面、操作、条款编号或拼音首字母`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t`结果`} className={styles.list}>
        {shown.map((action, index) => (
          <div key={action.id} role="presentation">
            {shown[index - 1]?.group !== action.group && <div className={styles.group}>{action.group}</div>}
            <div
              id={`${id}-${index}`}
              role="option"
              ref={index === current ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
              aria-selected={index === current}
              className={styles.option}
              onMouseMove={() => setAt(index)}
              onClick={() => run(action)}
            >
              <span>{action.label}</span>
              {action.keys && <KeyCombo keys={action.keys} />}
            </div>
          </div>
        ))}
        {shown.length === 0 && <div className={styles.none}>{t`没有找到。换个说法，或输入条款编号。`}</div>}
      </div>
    </Overlay>
  );
}
