import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useView } from '../../../lib/useView';
import { FilterChip, SearchField } from '../../../ui/FilterBar';
import { MenuButton, type MenuItem } from '../../../ui/Menu';
import { useFrameworkNames } from '../../framework';
import { useAssessmentNames, verdicts } from '../useAssessmentNames';
import { useWorkbench } from './context';
import { chipTests, type Asker, type ChipId, type Line } from './lines';
import styles from './Workbench.module.css';

const chipIds: readonly ChipId[] = ['unproven', 'risk', 'mine', 'taskless', 'open', 'carried'];
const names = ['q', 'chip', 'verdict', 'category', 'weight'];

interface LineFiltersProps {
  lines: readonly Line[];
  asker: Asker;
  shown: number;
  /** Selects every line that passes. */
  onSelectAll: () => void;
}

/** Search, chips with counts, and a menu for verdict, class and weight. All in the address. */
export function LineFilters({ lines, asker, shown, onSelectAll }: LineFiltersProps) {
  const { t } = useLingui();
  const view = useView();
  const frameworkNames = useFrameworkNames();
  const assessmentNames = useAssessmentNames();
  const { head } = useWorkbench();
  const counts = useMemo(() => {
    const tests = chipTests(asker);
    return new Map(chipIds.map((id) => [id, lines.filter(tests[id]).length]));
  }, [lines, asker]);
  const labels: Record<ChipId, string> = {
    unproven: t`自报符合但未实证`,
    risk: t`高风险`,
    mine: t`我的`,
    taskless: t`差距无任务`,
    open: t`未评`,
    carried: t`沿用待确认`,
  };
  const chips = view.all('chip');
  const item = (name: string, value: string, label: string, separated = false): MenuItem => ({
    id: `${name}-${value}`,
    label,
    separated,
    checked: view.all(name).includes(value),
    run: () => view.toggle(name, value),
  });
  const further = ['verdict', 'category', 'weight'].reduce((sum, name) => sum + view.all(name).length, 0);
  const filtered = names.some((name) => view.get(name) !== null);
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
          items={[
            ...[...verdicts, 'OPEN' as const].map((one) =>
              item('verdict', one, assessmentNames.verdict(one)),
            ),
            ...head.categoryScores.map((one, index) => item('category', one.category, one.name, index === 0)),
            ...['KEY', 'IMPORTANT', 'GENERAL'].map((one, index) =>
              item('weight', one, t`权重 ${frameworkNames.weight(one)}`, index === 0),
            ),
          ]}
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
          <button type="button" className={styles.linkButton} onClick={() => view.clear(names)}>
            {t`清除筛选`}
          </button>
        </div>
      )}
    </div>
  );
}
