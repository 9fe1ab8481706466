import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../../lib/viewer';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { EvidencePicker } from '../../evidence';
import { ProofUpload } from './ProofUpload';
import styles from './Task.module.css';

/** A proof that will be attached. */
export interface ChosenProof {
  id: string;
  title: string;
}

interface ProofChoiceProps {
  chosen: readonly ChosenProof[];
  onChange: (update: (before: readonly ChosenProof[]) => readonly ChosenProof[]) => void;
  /** Proofs that are attached already. */
  taken: readonly string[];
}

/** Proofs for a submission: new files, or pieces that are in the library. */
export function ProofChoice({ chosen, onChange, taken }: ProofChoiceProps) {
  const { t } = useLingui();
  const can = useCan();
  const [picking, setPicking] = useState(false);
  const add = (proofs: readonly ChosenProof[]) =>
    onChange((before) => [
      ...before,
      ...proofs.filter((proof) => !taken.includes(proof.id) && !before.some((one) => one.id === proof.id)),
    ]);
  const remove = (id: string) => onChange((before) => before.filter((proof) => proof.id !== id));
  return (
    <section className={styles.form}>
      <div className={styles.top}>
        <h3 className={styles.title}>{t`附上证据`}</h3>
        <span className={styles.end}>
          <Button size="small" icon="folder" onClick={() => setPicking(true)}>{t`从证据库选`}</Button>
        </span>
      </div>
      {can('evidence:create') && <ProofUpload onReady={add} />}
      {chosen.length > 0 && (
        <ul className={styles.lines} aria-label={t`将要附上的证据`}>
          {chosen.map((proof) => (
            <li key={proof.id} className={styles.proof}>
              <Icon name="check" />
              <span className={styles.proofTitle}>{proof.title}</span>
              <IconButton
                size="small"
                icon="close"
                label={t`不附 ${proof.title}`}
                onClick={() => remove(proof.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {picking && (
        <EvidencePicker
          title={t`选择整改证据`}
          confirm={t`附上`}
          exclude={new Set([...taken, ...chosen.map((proof) => proof.id)])}
          // Expired pieces prove nothing.
          filter={{ validities: ['VALID', 'EXPIRING'] }}
          onPick={(evidences) => add(evidences.map(({ id, title }) => ({ id, title })))}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}
