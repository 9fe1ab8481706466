import type { WordChange } from '../../../gql/graphql';
import styles from './Editions.module.css';

export interface Run {
  change: WordChange;
  text: string;
}

/** One side of a changed text: what only this side says is marked by more than colour. */
export function WordRuns({ runs, side }: { runs: readonly Run[]; side: 'before' | 'after' }) {
  const Mark = side === 'before' ? 'del' : 'ins';
  const own = side === 'before' ? 'DELETED' : 'INSERTED';
  return (
    <>
      {runs.map(({ change, text }, at) => {
        if (change === 'KEPT') return <span key={at}>{text}</span>;
        return change === own ? (
          <Mark key={at} className={styles[side]}>
            {text}
          </Mark>
        ) : null;
      })}
    </>
  );
}
