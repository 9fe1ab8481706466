import type { MappingRelation } from '../../gql/graphql';
import { classNames } from '../../lib/classNames';
import { relationSigns, useCrosswalkNames } from './useCrosswalkNames';
import styles from './Crosswalk.module.css';

interface RelationMarkProps {
  /** Null when nothing certain follows. */
  relation: MappingRelation | null;
  /** Only the sign; the word is still read out. */
  short?: boolean;
}

/** How two controls relate, read from left to right: the sign, and the word with its meaning behind it. */
export function RelationMark({ relation, short = false }: RelationMarkProps) {
  const names = useCrosswalkNames();
  return (
    <span
      className={classNames(styles.relation, styles[relation ?? 'NONE'])}
      title={names.relationHint(relation)}
    >
      <b aria-hidden>{relationSigns[relation ?? 'NONE']}</b>
      <span className={short ? 'visually-hidden' : undefined}>{names.relation(relation)}</span>
    </span>
  );
}
