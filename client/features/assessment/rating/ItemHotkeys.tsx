import { useLingui } from '@lingui/react/macro';
import { useHotkeys } from '../../../lib/hotkeys';
import { useWorkbench } from '../workbench/context';
import type { Line } from '../workbench/lines';
import { useRating } from './context';
import { firstToDo, unmetUpTo, type Item } from './model';

interface ItemHotkeysProps {
  item: Item;
  active: Line;
  onActivate: (controlId: string) => void;
  step: (by: 1 | -1) => void;
  /** Adds the active clause to the selection, or takes it out. */
  onToggle: () => void;
}

/** The keys that only items have: from item to item, a whole level at once, to the figures. */
export function ItemHotkeys({ item, active, onActivate, step, onToggle }: ItemHotkeysProps) {
  const { t } = useLingui();
  const { rate, start, canRate, canLink } = useWorkbench();
  const { items } = useRating();
  const walked = items.filter((one) => one.passing.length > 0);
  const go = (by: 1 | -1) => {
    const next = walked[walked.findIndex((one) => one.id === item.id) + by];
    const line = next && firstToDo(next.passing);
    if (line) onActivate(line.control.id);
  };
  const level = active.control.level ?? '';
  const left = unmetUpTo(item, level);
  useHotkeys(t`项目与条款`, [
    { keys: 'KeyJ', label: t`下一条`, run: () => step(1) },
    { keys: 'KeyK', label: t`上一条`, run: () => step(-1) },
    { keys: 'KeyX', label: t`选择当前条款`, run: onToggle },
    { keys: 'BracketRight', label: t`下一个项目`, run: () => go(1) },
    { keys: 'BracketLeft', label: t`上一个项目`, run: () => go(-1) },
    ...(canRate && left.length > 0
      ? [{ keys: 'KeyM', label: t`当前级别及以下全部符合`, run: () => rate(left, 'MET') }]
      : []),
    ...(canLink
      ? [
          {
            keys: 'Shift+KeyE',
            label: t`为项目的数据关联证据`,
            run: () => start({ kind: 'attach', lines: [item] }),
          },
        ]
      : []),
    {
      keys: 'KeyF',
      label: t`填写数据`,
      run: () => {
        // The fields of the first figure; what is there already is selected, so that typing replaces it.
        const field = document.querySelector<HTMLInputElement>('[data-figures] input');
        field?.focus();
        field?.select();
      },
    },
  ]);
  return null;
}
