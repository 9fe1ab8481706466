import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Icon } from './Icon';
import styles from './Small.module.css';

export interface Crumb {
  label: string;
  to?: string;
}

/** The way up from here; the last one is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`所在位置`}>
      <ol className={styles.crumbs}>
        {crumbs.map((crumb, index) => (
          <li key={crumb.to ?? crumb.label}>
            {index > 0 && <Icon name="chevronRight" size={11} />}
            {crumb.to ? (
              <Link to={crumb.to}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
