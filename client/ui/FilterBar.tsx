import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { useHotkeys } from '../lib/hotkeys';
import { Button } from './Button';
import { Icon } from './Icon';
import styles from './FilterBar.module.css';

interface FilterBarProps {
  children: ReactNode;
  /** Result count and view switches, at the right. */
  end?: ReactNode;
  /** Shown when any filter is set. */
  onClear?: (() => void) | undefined;
}

/** One line of filters above a list. */
export function FilterBar({ children, end, onClear }: FilterBarProps) {
  const { t } = useLingui();
  return (
    <div className={styles.bar} role="search">
      {children}
      {onClear && <Button size="small" variant="quiet" icon="close" onClick={onClear}>{t`清除筛选`}</Button>}
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Waits this long after the last key; half-typed pinyin never fires. */
  delay?: number;
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
}

/** The search of a list; `/` goes there from anywhere on the page, Escape empties it. */
export function SearchField({ label, value, onChange, delay = 200, placeholder }: SearchFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (composing.current || text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, delay);
    return () => clearTimeout(timer);
  }, [text, delay, onChange]);

  useHotkeys(t`列表`, [{ keys: 'Slash', label, run: () => input.current?.select() }]);

  return (
    <span className={styles.search}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? `${label}  /`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text) {
            event.preventDefault();
            event.stopPropagation();
            setText('');
          }
        }}
      />
    </span>
  );
}

interface FilterChipProps {
  label: ReactNode;
  active: boolean;
  count?: number | undefined;
  onToggle: () => void;
}

/** One filter that is on or off, with the number of things behind it. */
export function FilterChip({ label, active, count, onToggle }: FilterChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={active} onClick={onToggle}>
      {active && <Icon name="check" size={12} />}
      {label}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  );
}

/** A thin line between two groups of chips. */
export function FilterGap() {
  return <span className={styles.line} aria-hidden />;
}
