import styles from './Small.module.css';

/** A number at an entry of the navigation; nothing when there is nothing to do. */
export function NavCount({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span className={styles.navCount} title={label}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
