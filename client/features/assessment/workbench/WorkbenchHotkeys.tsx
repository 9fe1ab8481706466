import { useLingui } from '@lingui/react/macro';
import type { Hotkey } from '../../../lib/hotkeys';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePaletteActions, type PaletteAction } from '../../../lib/palette';
import { useAssessmentNames, verdicts } from '../useAssessmentNames';
import { useWorkbench } from './context';

/** The keys of the workbench, and the same verbs in the command palette. */
export function WorkbenchHotkeys({ onSelectAll }: { onSelectAll: () => void }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { targets, rate, start, canRate, canLink, canTask, canAssign } = useWorkbench();
  const some = targets.length > 0;

  const verbs: { hotkey: Hotkey; allowed: boolean }[] = [
    ...verdicts.map((verdict, index) => ({
      allowed: canRate && some,
      hotkey: {
        keys: `Digit${index + 1}`,
        label: names.verdict(verdict),
        run: () =>
          verdict === 'NOT_APPLICABLE'
            ? start({ kind: 'notApplicable', lines: targets })
            : rate(targets, verdict),
      },
    })),
    {
      allowed: canLink && some,
      hotkey: { keys: 'KeyE', label: t`关联证据`, run: () => start({ kind: 'attach', lines: targets }) },
    },
    {
      allowed: canAssign && some,
      hotkey: { keys: 'KeyA', label: t`指派`, run: () => start({ kind: 'assign', lines: targets }) },
    },
    {
      allowed: canTask && some,
      hotkey: { keys: 'KeyT', label: t`建整改任务`, run: () => start({ kind: 'task', lines: targets }) },
    },
  ];
  verbs.push({
    allowed: true,
    hotkey: { keys: 'Mod+KeyA', label: t`全选显示的条款`, run: onSelectAll },
  });
  const allowed = verbs.filter((verb) => verb.allowed).map((verb) => verb.hotkey);
  useHotkeys(t`条款工作台`, allowed);
  const group = targets.length > 1 ? t`对所选 ${targets.length} 条` : t`对当前条款`;
  usePaletteActions(
    allowed.map((hotkey): PaletteAction => ({
      id: `workbench-${hotkey.keys}`,
      label: hotkey.label,
      group,
      keys: hotkey.keys,
      run: () => hotkey.run(new KeyboardEvent('keydown')),
    })),
  );
  return null;
}
