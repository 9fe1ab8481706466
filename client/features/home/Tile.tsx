import { Link } from 'react-router';
import { classNames } from '../../lib/classNames';
import { formatNumber } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import styles from './Home.module.css';

interface TileProps {
  label: string;
  count: number;
  /** The list behind the number. */
  to: string;
  /** A second number inside, with its own list. */
  note?: { text: string; to: string } | null;
  urgent?: boolean;
}

/** A number that opens the list it counts. */
export function Tile({ label, count, to, note, urgent = false }: TileProps) {
  return (
    <li className={styles.tile}>
      <Link to={to} className={styles.tileLink}>
        <span className={styles.tileLabel}>{label}</span>
        <span
          className={classNames(
            styles.tileCount,
            count === 0 && styles.zero,
            urgent && count > 0 && styles.urgent,
          )}
        >
          {formatNumber(count)}
        </span>
      </Link>
      {note && (
        <Link to={note.to} className={styles.tileNote}>
          <Icon name="warning" size={12} />
          {note.text}
        </Link>
      )}
    </li>
  );
}
