import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { classNames } from '../lib/classNames';
import { Button, IconButton, type ButtonProps, type IconButtonProps } from './Button';
import { Icon, type IconName } from './Icon';
import { KeyCombo } from './Kbd';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  /** Second line, for example why it is not possible now. */
  note?: string;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Set (true or false) for choices: shows a tick. */
  checked?: boolean;
  /** A line above this item. */
  separated?: boolean;
  run: () => void;
}

interface MenuListProps {
  label: string;
  items: readonly MenuItem[];
  anchor: DOMRect;
  align?: 'start' | 'end';
  onClose: () => void;
}

/** The list itself, placed under (or over) a rectangle; also for context menus. */
export function MenuList({ label, items, anchor, align = 'start', onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>({ left: -9999, top: 0 });

  useLayoutEffect(() => {
    const node = list.current;
    if (!node) return;
    const { width, height } = node.getBoundingClientRect();
    const left = align === 'end' ? anchor.right - width : anchor.left;
    const below = anchor.bottom + 4;
    const top = below + height > window.innerHeight - 8 ? Math.max(8, anchor.top - height - 4) : below;
    setPlace({ left: Math.max(8, Math.min(left, window.innerWidth - width - 8)), top });
  }, [anchor, align]);

  const closeFromOutside = useEffectEvent(onClose);
  useEffect(() => {
    const opener = document.activeElement;
    list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !list.current?.contains(event.target)) closeFromOutside();
    };
    document.addEventListener('pointerdown', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
    // Only at mount: the opener is who had the focus then.
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const go = (index: number) => entries[(index + entries.length) % entries.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return createPortal(
    <div
      ref={list}
      role="menu"
      aria-label={label}
      className={styles.menu}
      style={place}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        <div key={item.id} role="none">
          {item.separated && <div className={styles.line} role="separator" />}
          <button
            type="button"
            // One stop, so that a long list can be scrolled by keys.
            tabIndex={index === 0 ? 0 : -1}
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.checked}
            aria-disabled={item.disabled || undefined}
            className={classNames(styles.item, item.danger && styles.danger)}
            onClick={() => {
              if (item.disabled) return;
              onClose();
              // After the close, so that a dialog opened by the item gets the opener as its own.
              queueMicrotask(item.run);
            }}
          >
            {item.checked !== undefined && (
              <span className={styles.tick}>{item.checked && <Icon name="check" />}</span>
            )}
            {item.icon && <Icon name={item.icon} />}
            <span className={styles.label}>
              {item.label}
              {item.note && <span className={styles.note}>{item.note}</span>}
            </span>
            {item.keys && <KeyCombo keys={item.keys} />}
          </button>
        </div>
      ))}
    </div>,
    document.body,
  );
}

interface MenuButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** Name of the menu, and of the button when its text alone does not say it. */
  label: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A button that opens a menu. */
export function MenuButton({ label, items, align, children, ...button }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  return (
    <>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={label}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
      >
        {children}
        <Icon name="chevronDown" size={12} />
      </Button>
      {anchor && (
        <MenuList
          label={label}
          items={items}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          align={align ?? 'start'}
        />
      )}
    </>
  );
}

/** The three dots of a row or card. */
export function MoreMenu(props: Omit<IconButtonProps, 'icon' | 'onClick'> & { items: readonly MenuItem[] }) {
  const { items, ...button } = props;
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  return (
    <>
      <IconButton
        size="small"
        {...button}
        icon="more"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
      />
      {anchor && (
        <MenuList
          label={button.label}
          items={items}
          anchor={anchor}
          align="end"
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
