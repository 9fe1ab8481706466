import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import type { PackageDetail } from './PackageDrawer';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

/** How far the tasks of a package are, and the plans they are in. */
export function PackageWork({ detail }: { detail: PackageDetail }) {
  const { t } = useLingui();
  const names = usePlanningNames();
  const keepAsOf = useKeepAsOf();
  return (
    <section className={styles.gaps} aria-label={t`整改任务`}>
      <h3 className={styles.heading}>{t`整改任务（${detail.tasks.total}）`}</h3>
      <p>{names.tasks(detail.tasks)}</p>
      <ul className={styles.list}>
        {detail.plans.map((plan) => (
          <li key={plan.id} className={styles.line}>
            <Link to={keepAsOf(`/remediation?view=plans&show=${plan.id}`)}>{plan.name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
