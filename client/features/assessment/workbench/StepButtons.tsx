import { useLingui } from '@lingui/react/macro';
import { IconButton } from '../../../ui/Button';
import styles from './Result.module.css';

interface StepButtonsProps {
  position: number;
  total: number;
  onStep: (by: 1 | -1) => void;
}

/** Where one is in the walk, and its two directions. */
export function StepButtons({ position, total, onStep }: StepButtonsProps) {
  const { t } = useLingui();
  return (
    <>
      <span className={styles.position}>{position < 0 ? '' : `${position + 1} / ${total}`}</span>
      <IconButton
        size="small"
        icon="arrowUp"
        label={t`上一条（K）`}
        disabled={position <= 0}
        onClick={() => onStep(-1)}
      />
      <IconButton
        size="small"
        icon="arrowDown"
        label={t`下一条（J）`}
        disabled={position < 0 || position >= total - 1}
        onClick={() => onStep(1)}
      />
    </>
  );
}
