import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { classNames } from '../lib/classNames';
import { setDragData } from '../lib/dragData';
import { useHotkeys } from '../lib/hotkeys';
import { Icon } from './Icon';
import { rangeIds, withIds } from './selection';
import { flattenTree, type FlatNode, type TreeNode } from './treeModel';
import styles from './TreeList.module.css';

export interface TreeListProps<Item> {
  label: string;
  nodes: readonly TreeNode<Item>[];
  expanded: ReadonlySet<string>;
  onExpandedChange: (expanded: Set<string>) => void;
  /** What one line shows, beside the arrow. */
  renderNode: (item: Item) => ReactNode;
  activeId?: string | null;
  onActiveChange?: (id: string, item: Item) => void;
  onOpen?: (item: Item) => void;
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: Set<string>) => void;
  /** Which lines can be selected; without it all of them. */
  selectable?: (item: Item) => boolean;
  /** `j k` stop only here (requirements, not headings); without it at every line. */
  stop?: (item: Item) => boolean;
  /** `j k x` work anywhere on the page. */
  pageKeys?: boolean;
  /** In pixels; headings may be lower than the lines under them. */
  rowHeight?: number | ((item: Item) => number);
  dragKind?: string;
  /** Whether this line takes what is being dragged. */
  canDrop?: (event: DragEvent, item: Item) => boolean;
  onDrop?: (event: DragEvent, item: Item) => void;
  empty?: ReactNode;
}

/** A tree of any size: only the visible lines exist; arrows open and close, `j k` walk, `x` selects. */
export function TreeList<Item>(props: TreeListProps<Item>) {
  const { nodes, expanded, onExpandedChange, selection, onSelectionChange, rowHeight = 32 } = props;
  const { t } = useLingui();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(-1);
  const [overId, setOverId] = useState<string | null>(null);
  const [ownActive, setOwnActive] = useState<string | null>(null);
  const flat = useMemo(() => flattenTree(nodes, expanded), [nodes, expanded]);
  const activeId = props.activeId === undefined ? ownActive : props.activeId;
  const activeIndex = flat.findIndex((node) => node.id === activeId);
  const virtual = useVirtualizer({
    count: flat.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      if (typeof rowHeight === 'number') return rowHeight;
      const node = flat[index];
      return node ? rowHeight(node.item) : 32;
    },
    getItemKey: (index) => flat[index]?.id ?? index,
    overscan: 10,
  });

  // From outside (a link, an explanation opened this line): bring it into view.
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeId]);

  const canSelect = (node: FlatNode<Item> | undefined): node is FlatNode<Item> =>
    node !== undefined && onSelectionChange !== undefined && (props.selectable?.(node.item) ?? true);

  function activate(index: number): void {
    const node = flat[Math.max(0, Math.min(flat.length - 1, index))];
    if (!node) return;
    setOwnActive(node.id);
    props.onActiveChange?.(node.id, node.item);
    virtual.scrollToIndex(flat.indexOf(node), { align: 'auto' });
  }

  function toggle(node: FlatNode<Item>, open = !expanded.has(node.id)): void {
    onExpandedChange(withIds(expanded, [node.id], open));
  }

  function select(index: number, range: boolean): void {
    const node = flat[index];
    const before = selection ?? new Set<string>();
    if (range && anchor.current >= 0) {
      const lines = flat.map((line) => (canSelect(line) ? line : undefined));
      onSelectionChange?.(
        withIds(
          before,
          rangeIds(lines, anchor.current, index, (line) => line.id),
          true,
        ),
      );
    } else if (canSelect(node)) {
      anchor.current = index;
      onSelectionChange?.(withIds(before, [node.id], !before.has(node.id)));
    }
  }

  /** The next line in a direction at which the letters stop. */
  function nextStop(from: number, step: 1 | -1): number {
    for (let index = from + step; index >= 0 && index < flat.length; index += step) {
      const node = flat[index];
      if (node && (props.stop?.(node.item) ?? true)) return index;
    }
    return from;
  }

  function walk(step: 1 | -1, range: boolean): void {
    const to = nextStop(activeIndex, step);
    if (to < 0) return;
    if (range) {
      if (anchor.current < 0) anchor.current = Math.max(0, activeIndex);
      select(to, true);
    }
    activate(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const node = flat[activeIndex];
    if (event.code === 'ArrowDown') activate(activeIndex + 1);
    else if (event.code === 'ArrowUp') activate(activeIndex - 1);
    else if (event.code === 'Home') activate(0);
    else if (event.code === 'End') activate(flat.length - 1);
    else if (event.code === 'KeyJ') walk(1, event.shiftKey);
    else if (event.code === 'KeyK') walk(-1, event.shiftKey);
    else if (event.code === 'ArrowRight' && node?.expandable) {
      if (expanded.has(node.id)) activate(activeIndex + 1);
      else toggle(node, true);
    } else if (event.code === 'ArrowLeft' && node) {
      if (node.expandable && expanded.has(node.id)) toggle(node, false);
      else if (node.parentId) activate(flat.findIndex((line) => line.id === node.parentId));
    } else if (event.code === 'Enter' && node) {
      if (props.onOpen) props.onOpen(node.item);
      else if (node.expandable) toggle(node);
    } else if (event.code === 'Space' || event.code === 'KeyX') select(activeIndex, event.shiftKey);
    else if (event.code === 'Escape' && selection?.size) onSelectionChange?.(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useHotkeys(
    t`列表`,
    [
      { keys: 'KeyJ', label: t`下一行`, run: () => walk(1, false) },
      { keys: 'KeyK', label: t`上一行`, run: () => walk(-1, false) },
      { keys: 'Shift+KeyJ', label: t`向下扩选`, run: () => walk(1, true) },
      { keys: 'Shift+KeyK', label: t`向上扩选`, run: () => walk(-1, true) },
      { keys: 'KeyX', label: t`选择当前行`, run: () => select(activeIndex, false) },
    ],
    props.pageKeys ?? false,
  );

  return (
    <div
      ref={scroller}
      // A tree without lines is none; what stands in its place is read as it is.
      role={flat.length > 0 ? 'tree' : 'group'}
      aria-label={props.label}
      aria-multiselectable={onSelectionChange && flat.length > 0 ? true : undefined}
      aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
      tabIndex={0}
      className={styles.tree}
      onKeyDown={onKeyDown}
      onDragLeave={() => setOverId(null)}
    >
      {flat.length === 0 && props.empty}
      <div className={styles.sizer} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((line) => {
          const node = flat[line.index];
          if (!node) return null;
          const chosen = selection?.has(node.id) ?? false;
          return (
            <div
              key={node.id}
              id={`${id}-${line.index}`}
              role="treeitem"
              aria-level={node.depth + 1}
              aria-posinset={node.position}
              aria-setsize={node.siblings}
              aria-expanded={node.expandable ? expanded.has(node.id) : undefined}
              aria-selected={onSelectionChange ? chosen : line.index === activeIndex}
              className={classNames(
                styles.node,
                chosen && styles.selected,
                line.index === activeIndex && styles.active,
                overId === node.id && styles.over,
              )}
              style={{
                transform: `translateY(${line.start}px)`,
                height: line.size,
                paddingLeft: 6 + node.depth * 14,
              }}
              onClick={(event) => {
                if (event.shiftKey || event.ctrlKey || event.metaKey) select(line.index, event.shiftKey);
                else anchor.current = line.index;
                activate(line.index);
              }}
              onDoubleClick={() => (node.expandable ? toggle(node) : props.onOpen?.(node.item))}
              draggable={props.dragKind !== undefined && canSelect(node)}
              onDragStart={(event) => {
                if (!props.dragKind) return;
                setDragData(event, {
                  kind: props.dragKind,
                  ids: chosen && selection ? [...selection] : [node.id],
                });
              }}
              onDragOver={(event) => {
                if (!props.canDrop?.(event, node.item)) return;
                event.preventDefault();
                setOverId(node.id);
              }}
              onDrop={(event) => {
                setOverId(null);
                if (!props.canDrop?.(event, node.item)) return;
                event.preventDefault();
                event.stopPropagation();
                props.onDrop?.(event, node.item);
              }}
            >
              {node.expandable ? (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-hidden
                  className={styles.toggle}
                  onClick={(event) => {
                    event.stopPropagation();
                    toggle(node);
                  }}
                >
                  <Icon name={expanded.has(node.id) ? 'chevronDown' : 'chevronRight'} size={12} />
                </button>
              ) : (
                <span style={{ width: 20, flex: 'none' }} />
              )}
              {canSelect(node) && (
                <input
                  type="checkbox"
                  tabIndex={-1}
                  aria-hidden
                  className={styles.tick}
                  checked={chosen}
                  onChange={() => undefined}
                  onClick={(event) => {
                    event.stopPropagation();
                    select(line.index, event.shiftKey);
                  }}
                />
              )}
              <span className={styles.content}>{props.renderNode(node.item)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
