import { useLingui } from '@lingui/react/macro';
import type { GapKind } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { FilterChip, FilterGap } from '../../ui/FilterBar';
import type { GapPage } from './gapDocuments';
import { gapKinds } from './gapFilter';
import styles from './Remediation.module.css';

/** Kinds of gaps with their numbers, and whether those with tasks are shown too. */
export function GapChips({ counts }: { counts: GapPage['counts'] }) {
  const { t } = useLingui();
  const view = useView();
  const chosen = view.all('kind');
  const withTasks = view.get('tasked') !== null;
  const age = view.get('age');
  const kinds: Record<GapKind, { label: string; count: number }> = {
    UNMET: { label: t`不符合`, count: counts.unmet },
    PARTIAL: { label: t`部分符合`, count: counts.partial },
    UNPROVEN: { label: t`自报但未实证`, count: counts.unproven },
  };
  return (
    <div className={styles.gapLine}>
      {gapKinds.map((kind) => (
        <FilterChip
          key={kind}
          {...kinds[kind]}
          active={chosen.includes(kind)}
          onToggle={() => view.toggle('kind', kind)}
        />
      ))}
      <FilterGap />
      <FilterChip
        label={t`含已有任务的`}
        count={counts.withTask}
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
      <span
        className={styles.note}
      >{t`差距 ${counts.all} 条，其中 ${counts.all - counts.withTask} 条没有任务`}</span>
    </div>
  );
}
