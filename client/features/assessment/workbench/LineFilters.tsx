import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useView } from '../../../lib/useView';
import { useViewer } from '../../../lib/viewer';
import { FilterChip, SearchField } from '../../../ui/FilterBar';
import { MenuButton } from '../../../ui/Menu';
import { useWorkbench } from './context';
import { chipTests, viewNames, type ChipId } from './lines';
import styles from './Workbench.module.css';

/** One group of choices in the menu: a name of the address, and its values. */
export interface FilterChoice {
  name: 'verdict' | 'category' | 'weight' | 'level';
  options: readonly { value: string; label: string }[];
}

interface LineFiltersProps {
  chips: readonly ChipId[];
  choices: readonly FilterChoice[];
  shown: number;
  /** Selects every line that passes. */
  onSelectAll: () => void;
}

/** Search, chips with counts, and a menu for everything else. All in the address. */
export function LineFilters({ chips: chipIds, choices, shown, onSelectAll }: LineFiltersProps) {
  const { t } = useLingui();
  const view = useView();
  const viewer = useViewer();
  const { lines } = useWorkbench();
  const counts = useMemo(() => {
    const tests = chipTests(viewer);
    return new Map(chipIds.map((id) => [id, lines.filter(tests[id]).length]));
  }, [lines, viewer, chipIds]);
  const labels: Record<ChipId, string> = {
    unproven: t`自报符合但未实证`,
    risk: t`高风险`,
    mine: t`我的`,
    taskless: t`差距无任务`,
    open: t`未评`,
    below: t`未达标`,
    beyond: t`含目标以上`,
    carried: t`沿用待确认`,
  };
  const chips = view.all('chip');
  const further = choices.reduce((sum, { name }) => sum + view.all(name).length, 0);
  const filtered = viewNames.some((name) => view.get(name) !== null);
  return (
    <div className={styles.filters} role="search" aria-label={t`筛选条款`}>
      <div className={styles.filterLine}>
        <span className={styles.searchBox}>
          <SearchField
            label={t`搜索条款`}
            delay={120}
            value={view.get('q') ?? ''}
            onChange={(q) => view.set({ q })}
          />
        </span>
        <MenuButton
          icon="filter"
          label={t`更多筛选`}
          align="end"
          items={choices.flatMap(({ name, options }, group) =>
            options.map(({ value, label }, index) => ({
              id: `${name}-${value}`,
              label,
              separated: group > 0 && index === 0,
              checked: view.all(name).includes(value),
              run: () => view.toggle(name, value),
            })),
          )}
        >
          {further > 0 ? further : null}
        </MenuButton>
      </div>
      <div className={styles.chips}>
        {chipIds
          .filter((id) => (counts.get(id) ?? 0) > 0 || chips.includes(id))
          .map((id) => (
            <FilterChip
              key={id}
              label={labels[id]}
              count={counts.get(id)}
              active={chips.includes(id)}
              onToggle={() => view.toggle('chip', id)}
            />
          ))}
      </div>
      {filtered && (
        <div className={styles.found}>
          <span>{t`显示 ${shown} / ${lines.length} 条`}</span>
          <button type="button" className={styles.linkButton} onClick={onSelectAll}>
            {t`全选`}
          </button>
          <button type="button" className={styles.linkButton} onClick={() => view.clear(viewNames)}>
            {t`清除筛选`}
          </button>
        </div>
      )}
    </div>
  );
}
