import type { Pack } from '../documents';
import { Reading } from './Reading';
import styles from './Reading.module.css';

/** The pack to read, on the page of those who see more than it. */
export function ReadingTab({ pack }: { pack: Pack }) {
  return (
    <div className={styles.inPage}>
      <Reading packId={pack.id} parts={pack.parts} chapters={pack.chapters} />
    </div>
  );
}
