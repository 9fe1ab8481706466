import { useLingui } from '@lingui/react/macro';
import type { TaskState } from '../../gql/graphql';
import { Meter } from '../../ui/Meter';
import { taskStates, taskTones, useRemediationNames } from './useRemediationNames';
import styles from './Plan.module.css';

interface PlanProgressProps {
  name: string;
  counts: readonly { state: TaskState; count: number }[];
}

/** How many of a plan's tasks are in which state. */
export function PlanProgress({ name, counts }: PlanProgressProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const of = (state: TaskState) => counts.find((one) => one.state === state)?.count ?? 0;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return <span className={styles.none}>{t`还没有任务`}</span>;
  // Done first, so that the bar grows from the left.
  const order: readonly TaskState[] = ['VERIFIED', ...taskStates.filter((state) => state !== 'VERIFIED')];
  return (
    <span className={styles.progress}>
      <span className={styles.bar}>
        <Meter
          label={name}
          parts={order.map((state) => ({
            id: state,
            label: names.state(state),
            value: of(state),
            tone: taskTones[state],
          }))}
        />
      </span>
      <span className={styles.count}>{t`${of('VERIFIED')}/${total} 已验证`}</span>
    </span>
  );
}
