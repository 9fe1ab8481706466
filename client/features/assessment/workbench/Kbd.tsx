import type { ReactNode } from 'react';
import styles from './Proof.module.css';

/** A key cap in a note of a dialog, for keys that are not registered as a page's hotkey. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
