import { useLingui } from '@lingui/react/macro';
import { Icon } from '../../../ui/Icon';
import { usePlanNames } from './usePlanNames';
import styles from '../Plan.module.css';

interface SlippageProps {
  baseline: { added: boolean; slippageDays?: number | null } | null | undefined;
}

/** How far a task is from what was approved, as a word with a mark. */
export function Slippage({ baseline }: SlippageProps) {
  const { t } = useLingui();
  if (!baseline) return <>—</>;
  if (baseline.added) return <span className={styles.none}>{t`基线后新增`}</span>;
  return <SlippageDays days={baseline.slippageDays} />;
}

export function SlippageDays({ days }: { days: number | null | undefined }) {
  const names = usePlanNames();
  if (days === null || days === undefined) return <>—</>;
  return (
    <span className={days > 0 ? styles.late : undefined}>
      {days > 0 && <Icon name="warning" size={12} />}
      {names.slippage(days)}
    </span>
  );
}
