import { useContext, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ModalDepthContext, openModals } from '../lib/hotkeys';

const focusable =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';

interface OverlayProps {
  className: string;
  label?: string;
  labelledBy?: string;
  onClose: () => void;
  children: ReactNode;
  /** Backdrop class; a click on it closes. */
  backdrop: string;
  /** For questions that must be answered: a click beside does nothing. */
  sticky?: boolean;
  role?: 'dialog' | 'alertdialog';
}

/**
 * A modal layer: focus goes in, stays in, and returns to its opener; Escape closes the topmost only.
 * Own layer instead of `<dialog>`: menus, calendars and toasts would stay hidden under the browser's top layer.
 */
export function Overlay(props: OverlayProps) {
  const {
    className,
    label,
    labelledBy,
    onClose,
    children,
    backdrop,
    sticky = false,
    role = 'dialog',
  } = props;
  const depth = useContext(ModalDepthContext) + 1;
  const panel = useRef<HTMLDivElement>(null);
  // Asked while rendering: a field with autofocus has taken the focus before any effect runs.
  const [rendered] = useState(() => document.activeElement);

  useLayoutEffect(() => {
    // In place of a dialog that showed a skeleton: that one has just given the focus back to the real opener.
    const opener = rendered?.isConnected ? rendered : document.activeElement;
    const root = document.getElementById('root');
    openModals.set(openModals.get() + 1);
    root?.setAttribute('inert', '');
    const node = panel.current;
    if (node && !node.contains(document.activeElement)) {
      const wanted = node.querySelector<HTMLElement>('[data-autofocus]') ?? firstField(node) ?? node;
      wanted.focus();
    }
    return () => {
      openModals.set(openModals.get() - 1);
      if (openModals.get() === 0) root?.removeAttribute('inert');
      const back = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      // An opener that went with its selection bar or row: keys go on in the page, not at its very top.
      const target = back ? opener : document.querySelector('main');
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
  }, [rendered]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== 'Tab' || !panel.current) return;
    const stops = [...panel.current.querySelectorAll<HTMLElement>(focusable)].filter(
      (node) => node.offsetParent !== null,
    );
    const first = stops[0];
    const last = stops.at(-1);
    if (!first || !last) {
      event.preventDefault();
      return;
    }
    const active = document.activeElement;
    if (event.shiftKey && (active === first || active === panel.current)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && active === last) {
      event.preventDefault();
      first.focus();
    }
  }

  return createPortal(
    <ModalDepthContext value={depth}>
      <div
        className={backdrop}
        onMouseDown={(event) => {
          if (!sticky && event.target === event.currentTarget) onClose();
        }}
      >
        <div
          ref={panel}
          className={className}
          role={role}
          aria-modal="true"
          aria-label={label}
          aria-labelledby={labelledBy}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {children}
        </div>
      </div>
    </ModalDepthContext>,
    document.body,
  );
}

/** Fields before buttons: the close button stands first in the order but is not what people came for. */
function firstField(node: HTMLElement): HTMLElement | null {
  const fields = node.querySelectorAll<HTMLElement>(
    'input:not([disabled]),select:not([disabled]),textarea:not([disabled])',
  );
  return (
    // The input behind a drop zone is hidden and would let the focus fall out of the dialog.
    [...fields].find((field) => field.offsetParent !== null) ??
    node.querySelector<HTMLElement>('footer button:not([disabled])')
  );
}
