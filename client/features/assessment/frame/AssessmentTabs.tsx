import { useLingui } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import { useAsOf, useKeepAsOf } from '../../../lib/asOf';
import { compareSince } from '../compare/compareSince';
import styles from './Frame.module.css';

/** The ways to look at one assessment: rating, what it comes to, how to get further, what has changed. */
export function AssessmentTabs({ id }: { id: string }) {
  const { t } = useLingui();
  const asOf = useAsOf();
  const keepAsOf = useKeepAsOf();
  const tabs = [
    { to: keepAsOf(`/assessments/${id}`), label: t`评定` },
    { to: keepAsOf(`/assessments/${id}/scorecard`), label: t`记分卡` },
    // A path leads on from today.
    ...(asOf === null ? [{ to: `/assessments/${id}/path`, label: t`达标路径` }] : []),
    { to: compareSince(id, asOf), label: t`变化对比` },
  ];
  return (
    <nav aria-label={t`测评视图`} className={styles.tabs}>
      {tabs.map(({ to, label }) => (
        <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? (styles.current ?? '') : '')}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
