import { useLingui } from '@lingui/react/macro';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from '../lib/announce';
import { classNames } from '../lib/classNames';
import { Badge } from './Tag';
import { MenuList, type MenuItem } from './Menu';
import { showToast } from './toastStore';
import styles from './Board.module.css';

export interface BoardColumn {
  id: string;
  label: string;
  /** Beside the heading: the oldest age, a limit. */
  note?: ReactNode;
}

export interface BoardProps<Card> {
  label: string;
  columns: readonly BoardColumn[];
  cards: readonly Card[];
  cardId: (card: Card) => string;
  columnOf: (card: Card) => string;
  /** Name of a card in menus and announcements. */
  cardLabel: (card: Card) => string;
  renderCard: (card: Card) => ReactNode;
  /** Whether the move is legal: true, or the reason why not, which is then shown. */
  canMove: (card: Card, columnId: string) => true | string;
  onMove: (card: Card, columnId: string) => void;
  onOpen?: (card: Card) => void;
  activeId?: string | null;
  onActiveChange?: (id: string) => void;
  /** Further menu entries of a card, under the moves. */
  cardActions?: (card: Card) => readonly MenuItem[];
}

/** Columns of cards. Drag, or focus a card and press `m`; arrows and `j k` walk; an illegal move says why. */
export function Board<Card>(props: BoardProps<Card>) {
  const { columns, cards, cardId, columnOf, cardLabel } = props;
  const { t } = useLingui();
  const root = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Card | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ card: Card; anchor: DOMRect } | null>(null);

  function move(card: Card, columnId: string): void {
    if (columnOf(card) === columnId) return;
    const allowed = props.canMove(card, columnId);
    if (allowed !== true) {
      showToast(allowed, { tone: 'caution' });
      return;
    }
    const column = columns.find((one) => one.id === columnId);
    announce(t`${cardLabel(card)} 移到 ${column?.label ?? ''}`);
    props.onMove(card, columnId);
  }

  function focusCard(columnIndex: number, cardIndex: number): boolean {
    const lists = [...(root.current?.querySelectorAll('[data-cards]') ?? [])];
    const found = lists[columnIndex]?.querySelectorAll<HTMLElement>('[data-card]');
    if (!found || found.length === 0) return false;
    const target = found[Math.max(0, Math.min(found.length - 1, cardIndex))];
    target?.focus();
    return true;
  }

  function onCardKey(
    event: KeyboardEvent<HTMLElement>,
    card: Card,
    columnIndex: number,
    cardIndex: number,
  ): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== event.currentTarget) return;
    const { code } = event;
    if (code === 'ArrowDown' || code === 'KeyJ') focusCard(columnIndex, cardIndex + 1);
    else if (code === 'ArrowUp' || code === 'KeyK') focusCard(columnIndex, cardIndex - 1);
    else if (code === 'ArrowRight' || code === 'ArrowLeft') {
      const step = code === 'ArrowRight' ? 1 : -1;
      let index = columnIndex + step;
      while (index >= 0 && index < columns.length && !focusCard(index, cardIndex)) index += step;
    } else if (code === 'Enter') props.onOpen?.(card);
    else if (code === 'KeyM') setMenu({ card, anchor: event.currentTarget.getBoundingClientRect() });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const moves = (card: Card): MenuItem[] =>
    columns
      .filter((column) => column.id !== columnOf(card))
      .map((column) => {
        const allowed = props.canMove(card, column.id);
        return {
          id: column.id,
          label: t`移到 ${column.label}`,
          icon: 'arrowRight',
          disabled: allowed !== true,
          ...(allowed === true ? {} : { note: allowed }),
          run: () => move(card, column.id),
        };
      });

  return (
    <div ref={root} className={styles.board} role="group" aria-label={props.label}>
      {columns.map((column, columnIndex) => {
        const own = cards.filter((card) => columnOf(card) === column.id);
        const refused =
          dragged !== null && columnOf(dragged) !== column.id && props.canMove(dragged, column.id) !== true;
        return (
          <section
            key={column.id}
            aria-label={`${column.label} ${own.length}`}
            className={classNames(
              styles.column,
              over === column.id && styles.over,
              refused && styles.refused,
            )}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(column.id);
            }}
            onDragLeave={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              setOver(null);
              if (dragged) move(dragged, column.id);
              setDragged(null);
            }}
          >
            <header className={styles.head}>
              {column.label}
              <Badge>{own.length}</Badge>
              {column.note && <span className={styles.note}>{column.note}</span>}
            </header>
            <ul className={styles.cards} data-cards>
              {own.map((card, cardIndex) => {
                const id = cardId(card);
                return (
                  <li key={id}>
                    <article
                      data-card
                      // One stop per column with Tab; arrows inside.
                      tabIndex={cardIndex === 0 || id === props.activeId ? 0 : -1}
                      aria-label={cardLabel(card)}
                      aria-current={id === props.activeId ? 'true' : undefined}
                      aria-keyshortcuts="m Enter"
                      className={classNames(
                        styles.card,
                        dragged !== null && cardId(dragged) === id && styles.dragged,
                      )}
                      draggable
                      onDragStart={(event) => {
                        event.dataTransfer.effectAllowed = 'move';
                        event.dataTransfer.setData('text/plain', cardLabel(card));
                        setDragged(card);
                      }}
                      onDragEnd={() => {
                        setDragged(null);
                        setOver(null);
                      }}
                      onFocus={() => props.onActiveChange?.(id)}
                      onClick={() => props.onOpen?.(card)}
                      onContextMenu={(event) => {
                        event.preventDefault();
                        setMenu({ card, anchor: new DOMRect(event.clientX, event.clientY, 0, 0) });
                      }}
                      onKeyDown={(event) => onCardKey(event, card, columnIndex, cardIndex)}
                    >
                      {props.renderCard(card)}
                    </article>
                  </li>
                );
              })}
              {own.length === 0 && <li className={styles.empty}>{t`没有卡片`}</li>}
            </ul>
          </section>
        );
      })}
      {menu && (
        <MenuList
          label={t`移动 ${cardLabel(menu.card)}`}
          anchor={menu.anchor}
          onClose={() => setMenu(null)}
          items={[...moves(menu.card), ...(props.cardActions?.(menu.card) ?? [])]}
        />
      )}
    </div>
  );
}
