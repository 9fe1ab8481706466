import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import { levelName } from '../frame/levelName';
import { useWorkbench } from '../workbench/context';
import type { Line } from '../workbench/lines';
import type { WorkState } from '../workbench/useWork';
import { ClauseRow } from './ClauseRow';
import { useRating } from './context';
import { isShort, unmetUpTo, type Item, type LevelOfItem } from './model';
import styles from './Rating.module.css';

interface ClauseLevelProps {
  item: Item;
  level: LevelOfItem;
  active: Line;
  state: WorkState;
  /** Above the target. */
  beyond: boolean;
  open: boolean;
  onOpen: () => void;
}

/** The clauses of one level: how many are met, and one action that meets all of them with everything below. */
export function ClauseLevel({ item, level, active, state, beyond, open, onOpen }: ClauseLevelProps) {
  const { t } = useLingui();
  const { levels, target } = useRating();
  const { rate, canRate } = useWorkbench();
  const name = levelName(levels, level.level) ?? level.level;
  const met = level.lines.filter((line) => !isShort(line)).length;
  const left = unmetUpTo(item, level.level);
  // Levels above the target show what is asked only when somebody opens them.
  const shown = beyond && level.passing.length === 0 ? level.lines : level.passing;
  const hidden = level.lines.length - shown.length;
  return (
    <section className={styles.level} aria-label={name}>
      <header className={styles.levelHead}>
        <h3>{name}</h3>
        <span className={styles.levelCount}>{t`符合 ${met} / ${level.lines.length}`}</span>
        {level.level === target && <Tag tone="accent">{t`目标`}</Tag>}
        {beyond && <Tag outline>{t`目标以上`}</Tag>}
        <span className={styles.grow} />
        {open ? (
          canRate &&
          left.length > 0 && (
            <Button size="small" icon="check" onClick={() => rate(left, 'MET')}>
              {t`${name}及以下全部符合`}
            </Button>
          )
        ) : (
          <Button size="small" variant="quiet" icon="chevronRight" onClick={onOpen}>
            {t`展开`}
          </Button>
        )}
      </header>
      {open && (
        <ul>
          {shown.map((line) => (
            <ClauseRow key={line.id} line={line} active={line.id === active.id} state={state} />
          ))}
          {hidden > 0 && <li className={styles.hidden}>{t`另有 ${hidden} 条不符合筛选条件，没有显示`}</li>}
        </ul>
      )}
    </section>
  );
}
