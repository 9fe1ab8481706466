import { clauseText } from '../../../lib/clauseText';
import type { Difference } from './documents';
import { WordRuns } from './WordRuns';
import styles from './Editions.module.css';

/** A node in one of the two editions; a dash where it is not. */
export function DifferenceSide({ line, side }: { line: Difference; side: 'before' | 'after' }) {
  const control = line[side];
  if (!control) return <span className={styles.nothing}>—</span>;
  const named = line.nameWords.some(({ change }) => change !== 'KEPT');
  // Clauses are called like the node above them: what they ask for is their text.
  const shownName = control.text === null || named || control.name !== control.parent?.name;
  return (
    <span className={styles.side}>
      <span className={styles.code}>{clauseText(control.code)}</span>
      {shownName && (
        <b className={styles.name}>{named ? <WordRuns runs={line.nameWords} side={side} /> : control.name}</b>
      )}
      {control.text !== null && control.text !== control.name && (
        <span>
          {line.textWords.length > 0 ? <WordRuns runs={line.textWords} side={side} /> : control.text}
        </span>
      )}
      {line.change === 'MOVED' && control.parent && (
        <span className={styles.place}>
          {clauseText(control.parent.code)} {control.parent.name}
        </span>
      )}
    </span>
  );
}
