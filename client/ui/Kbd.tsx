import { keyCaps } from '../lib/hotkeys';
import styles from './Small.module.css';

/** The caps of a key combination. */
export function KeyCombo({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.kbd}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
