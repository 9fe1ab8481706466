import { HeldBy } from './HeldBy';
import { SoleProof } from './SoleProof';
import styles from './Use.module.css';

/** Above the links of a proof: what would be lost with it, and what keeps it. */
export function LostAndHeld({ id }: { id: string }) {
  return (
    <div className={styles.above}>
      <SoleProof id={id} />
      <HeldBy id={id} />
    </div>
  );
}
