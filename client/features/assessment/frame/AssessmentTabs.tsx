import { useLingui } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import styles from './Frame.module.css';

/** The three ways to look at one assessment: rating, what it comes to, how to get further. */
export function AssessmentTabs({ id }: { id: string }) {
  const { t } = useLingui();
  const tabs = [
    { to: `/assessments/${id}`, label: t`评定` },
    { to: `/assessments/${id}/scorecard`, label: t`记分卡` },
    { to: `/assessments/${id}/path`, label: t`达标路径` },
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
