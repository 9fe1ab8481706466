import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { TextField } from './TextField';
import styles from './Combobox.module.css';

export interface ComboOption {
  value: string;
  label: string;
  /** Second line: a path, a unit. */
  note?: string;
  /** Further words that find it. */
  keywords?: string;
}

export interface ComboboxProps {
  label: string;
  labelHidden?: boolean;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  placeholder?: string;
  disabled?: boolean;
  value: string | null;
  onChange: (value: string | null, option: ComboOption | null) => void;
  /** All choices, filtered here; or leave it out and give `search`. */
  options?: readonly ComboOption[];
  /** Asks the server; called with the empty text when the list opens. */
  search?: (text: string) => Promise<readonly ComboOption[]>;
  /** The chosen one, for `search`, when it is not among the answers. */
  selected?: ComboOption | null;
  autoFocus?: boolean;
}

/** A field that finds one out of many (people, units, proofs) by typing; arrows, Enter, Escape. */
export function Combobox(props: ComboboxProps) {
  const { label, value, onChange, options, search, selected } = props;
  const { t } = useLingui();
  const id = useId();
  const [place, setPlace] = useState<DOMRect | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [found, setFound] = useState<readonly ComboOption[]>([]);
  const [at, setAt] = useState(0);
  const open = text !== null && !props.disabled;
  const current =
    options?.find((option) => option.value === value) ?? (selected?.value === value ? selected : null);

  const ask = useEffectEvent((typed: string) => search?.(typed) ?? Promise.resolve([]));
  const searching = search !== undefined;
  useEffect(() => {
    if (text === null || !searching) return;
    let alive = true;
    const timer = setTimeout(
      () => {
        void ask(text.trim()).then(
          (answer) => alive && setFound(answer),
          () => alive && setFound([]),
        );
      },
      text ? 180 : 0,
    );
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [text, searching]);

  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const shown = search
    ? found
    : (options ?? []).filter((option) => {
        const all = `${option.label} ${option.note ?? ''} ${option.keywords ?? ''}`.toLowerCase();
        return words.every((word) => all.includes(word));
      });
  const active = Math.min(at, shown.length - 1);

  function choose(option: ComboOption | undefined): void {
    if (!option) return;
    setText(null);
    onChange(option.value, option);
  }

  /** The list hangs on the window, not in the scroll area that would cut it: it needs the place of the field. */
  function show(field: HTMLElement, typed: string): void {
    setPlace(field.getBoundingClientRect());
    setText(typed);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (!open && (event.key === 'ArrowDown' || event.key === 'Enter')) show(event.currentTarget, '');
    else if (open && event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, shown.length));
    else if (open && event.key === 'ArrowUp') setAt((active - 1 + shown.length) % Math.max(1, shown.length));
    else if (open && event.key === 'Enter') choose(shown[active]);
    else if (open && event.key === 'Escape') setText(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const above = place !== null && place.bottom > window.innerHeight - 320 && place.top > 320;
  return (
    <div className={styles.box}>
      <TextField
        label={label}
        labelHidden={props.labelHidden ?? false}
        hint={props.hint}
        error={props.error}
        required={props.required}
        disabled={props.disabled}
        autoFocus={props.autoFocus}
        icon="search"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? `${id}-${active}` : undefined}
        placeholder={props.placeholder}
        value={text ?? current?.label ?? ''}
        onChange={(event) => {
          show(event.currentTarget, event.target.value);
          setAt(0);
        }}
        onClick={(event) => show(event.currentTarget, text ?? '')}
        onFocus={(event) => event.target.select()}
        onBlur={() => setText(null)}
        onKeyDown={onKeyDown}
        trailing={
          value && !props.required && !props.disabled ? (
            <IconButton
              size="small"
              icon="close"
              label={t`清除：${label}`}
              onClick={() => {
                setText(null);
                onChange(null, null);
              }}
            />
          ) : undefined
        }
      />
      {open &&
        place &&
        createPortal(
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={label}
            className={styles.list}
            style={{
              left: place.left,
              width: Math.max(place.width, 240),
              ...(above ? { bottom: window.innerHeight - place.top + 4 } : { top: place.bottom + 4 }),
            }}
            // Keeps the focus in the field: a blur would close the list before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
          >
            {shown.map((option, index) => (
              <div
                key={option.value}
                id={`${id}-${index}`}
                role="option"
                aria-selected={option.value === value}
                data-active={index === active}
                className={styles.option}
                onMouseMove={() => setAt(index)}
                onClick={() => choose(option)}
              >
                <span className={styles.text}>
                  {option.label}
                  {option.note && <span className={styles.note}>{option.note}</span>}
                </span>
                {option.value === value && <Icon name="check" />}
              </div>
            ))}
            {shown.length === 0 && <div className={styles.none}>{t`没有匹配的选项`}</div>}
          </div>,
          document.body,
        )}
    </div>
  );
}
