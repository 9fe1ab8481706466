import type { ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { usePageTitle } from '../lib/pageTitle';
import { Breadcrumb, type Crumb } from './Breadcrumb';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  /** Beside the title: a state, a version. */
  titleExtra?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** A line under the title: filters. */
  toolbar?: ReactNode;
  children: ReactNode;
  /** Content goes to the edges (split panes). */
  flush?: boolean;
  /** The page as a whole scrolls; without it the content has its own scroll areas. */
  scroll?: boolean;
}

/** Frame of a screen: heading, actions, one line of filters, content. Sets the window title. */
export function Page(props: PageProps) {
  const { title, titleExtra, crumbs, actions, toolbar, children, flush = false, scroll = false } = props;
  usePageTitle(title);
  return (
    <div className={classNames(styles.page, scroll && styles.scroll)}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
          <h1 className={styles.title} tabIndex={-1} data-page-heading>
            <span>{title}</span>
            {titleExtra}
          </h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {toolbar && <div className={styles.toolbar}>{toolbar}</div>}
      <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
    </div>
  );
}

interface CardProps {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** No inner space, for tables and lists. */
  flush?: boolean;
  className?: string;
}

/** A block of a page with its own heading. */
export function Card({ title, actions, children, flush = false, className }: CardProps) {
  return (
    <section className={classNames(styles.card, className)}>
      {(title || actions) && (
        <header className={styles.cardHeader}>
          <h2 className={styles.cardTitle}>{title}</h2>
          {actions}
        </header>
      )}
      <div className={flush ? styles.cardFlush : styles.cardBody}>{children}</div>
    </section>
  );
}

/** Names and values of one thing, in two columns. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map((item) => (
        <div key={item.label} style={{ display: 'contents' }}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
