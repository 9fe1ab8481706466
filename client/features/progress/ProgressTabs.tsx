import { useLingui } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import { useCan } from '../../lib/viewer';
import styles from './Progress.module.css';

/** The ways to look at where the hospital stands and how it got there. */
export function ProgressTabs() {
  const { t } = useLingui();
  const can = useCan();
  const tabs = [
    ...(can('remediation:read') ? [{ to: '/progress', label: t`整改进展` }] : []),
    ...(can('assessment:read')
      ? [
          { to: '/progress/scores', label: t`得分曲线` },
          { to: '/progress/compare', label: t`院区与系统对比` },
        ]
      : []),
  ];
  return (
    <nav aria-label={t`进展视图`} className={styles.tabs}>
      {tabs.map(({ to, label }) => (
        <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? (styles.current ?? '') : '')}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
