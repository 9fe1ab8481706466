import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { levelName } from '../frame/levelName';
import { useRating } from './context';
import styles from './Rating.module.css';

interface LadderProps {
  declared: number;
  proven: number;
  /** Levels at which the item asks for something; the others are only a line. */
  asked: ReadonlySet<string>;
  large?: boolean;
}

/** The levels as rungs: those that are declared, those that are proven, and the one to be reached. */
export function Ladder({ declared, proven, asked, large = false }: LadderProps) {
  const { t } = useLingui();
  const { levels, target } = useRating();
  const name = (level: number) => levelName(levels, String(level)) ?? '';
  const goal = levelName(levels, target) ?? '';
  return (
    <span
      role="img"
      className={classNames(styles.ladder, large && styles.large)}
      aria-label={t`自报 ${name(declared)}，实证 ${name(proven)}，目标 ${goal}`}
    >
      {levels
        .filter(({ code }) => code !== '0')
        .map(({ code, name: title }) => (
          <span
            key={code}
            title={title}
            className={classNames(
              styles.rung,
              Number(code) <= declared && styles.declared,
              Number(code) <= proven && styles.proven,
              !asked.has(code) && styles.unasked,
              code === target && styles.goal,
            )}
          >
            {large ? code : ''}
          </span>
        ))}
    </span>
  );
}
