import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { FilterChip, FilterGap } from '../../ui/FilterBar';
import type { GapRow } from './gapDocuments';
import { gapKinds, gapTests, hasOpenTask, type GapKind } from './gapFilter';
import styles from './Remediation.module.css';

interface GapChipsProps {
  /** What the chips for kinds choose from. */
  base: readonly GapRow[];
  /** With those that have a task. */
  all: readonly GapRow[];
}

/** Kinds of gaps with their numbers, and whether those with tasks are shown too. */
export function GapChips({ base, all }: GapChipsProps) {
  const { t } = useLingui();
  const view = useView();
  const chosen = view.all('kind');
  const withTasks = view.get('tasked') !== null;
  const age = view.get('age');
  const tasked = all.filter(hasOpenTask).length;
  const labels: Record<GapKind, string> = {
    UNMET: t`不符合`,
    PARTIAL: t`部分符合`,
    UNPROVEN: t`自报但未实证`,
  };
  return (
    <div className={styles.gapLine}>
      {gapKinds.map((kind) => (
        <FilterChip
          key={kind}
          label={labels[kind]}
          count={base.filter(gapTests[kind]).length}
          active={chosen.includes(kind)}
          onToggle={() => view.toggle('kind', kind)}
        />
      ))}
      <FilterGap />
      <FilterChip
        label={t`含已有任务的`}
        count={tasked}
        active={withTasks}
        onToggle={() => view.set({ tasked: !withTasks })}
      />
      {age && (
        <FilterChip
          label={t`存在 ${age.endsWith('-') ? `${age.slice(0, -1)}+` : age} 天`}
          active
          onToggle={() => view.set({ age: null })}
        />
      )}
      <span className={styles.note}>{t`差距 ${all.length} 条，其中 ${all.length - tasked} 条没有任务`}</span>
    </div>
  );
}
