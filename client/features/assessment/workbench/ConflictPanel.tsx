import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { Banner } from '../../../ui/States';
import styles from './Result.module.css';

interface ConflictPanelProps {
  label: string;
  theirs: string;
  mine: string;
  who: string | null;
  onTake: (take: 'mine' | 'theirs') => void;
}

/** Somebody else wrote into the same field: both texts, and the choice. Nothing is saved before it is made. */
export function ConflictPanel({ label, theirs, mine, who, onTake }: ConflictPanelProps) {
  const { t } = useLingui();
  return (
    <Banner tone="caution">
      <div className={styles.conflict}>
        <b>{who ? t`${who} 同时改了“${label}”` : t`别人同时改了“${label}”`}</b>
        <div className={styles.versions}>
          <div>
            <span>{t`对方的`}</span>
            <p>{theirs || t`（空）`}</p>
            <Button size="small" onClick={() => onTake('theirs')}>{t`用对方的`}</Button>
          </div>
          <div>
            <span>{t`我的`}</span>
            <p>{mine || t`（空）`}</p>
            <Button size="small" onClick={() => onTake('mine')}>{t`用我的`}</Button>
          </div>
        </div>
      </div>
    </Banner>
  );
}
