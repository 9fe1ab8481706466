import { useLingui } from '@lingui/react/macro';
import { IconButton } from '../../ui/Button';
import styles from './Policy.module.css';

interface ChosenListProps {
  label: string;
  items: readonly { id: string; name: string }[];
  onRemove: (id: string) => void;
}

/** What was chosen so far, each with a way to take it out again. */
export function ChosenList({ label, items, onRemove }: ChosenListProps) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {items.map(({ id, name }) => (
        <li key={id} className={styles.chip}>
          {name}
          <IconButton size="small" icon="close" label={t`移除 ${name}`} onClick={() => onRemove(id)} />
        </li>
      ))}
    </ul>
  );
}
