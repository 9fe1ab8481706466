import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { NavLink } from 'react-router';
import { Icon } from '../../ui/Icon';
import { useNavEntries } from './useNavEntries';
import styles from './Shell.module.css';

/** The left navigation: only what this person may see; folded it shows icons. */
export function SideNav({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { t, i18n } = useLingui();
  const entries = useNavEntries();
  return (
    <nav className={styles.nav} aria-label={t`主导航`}>
      <ul>
        {entries.map((entry) => {
          const label = i18n._(entry.label);
          return (
            <li key={entry.path}>
              <NavLink
                to={entry.to}
                end={entry.path === '/'}
                className={styles.entry ?? ''}
                title={open ? undefined : label}
              >
                <Icon name={entry.icon} />
                <span className={open ? styles.entryLabel : 'visually-hidden'}>{label}</span>
                {entry.Count && (
                  <Suspense fallback={null}>
                    <entry.Count />
                  </Suspense>
                )}
              </NavLink>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className={styles.entry}
        aria-expanded={open}
        onClick={onToggle}
        title={open ? t`收起导航` : t`展开导航`}
      >
        <Icon name={open ? 'chevronLeft' : 'chevronRight'} />
        <span className={open ? styles.entryLabel : 'visually-hidden'}>
          {open ? t`收起导航` : t`展开导航`}
        </span>
      </button>
    </nav>
  );
}
