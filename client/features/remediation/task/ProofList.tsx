import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { Icon } from '../../../ui/Icon';
import { EvidenceStateChip, EvidenceValidityChip } from '../../evidence';
import styles from './Task.module.css';

interface ProofListProps {
  proofs: TaskDetail_TaskFragment['proofs'];
  actionOf?: (id: string) => ReactNode;
}

/** Proofs with their review state and validity; each opens in the library. */
export function ProofList({ proofs, actionOf }: ProofListProps) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  if (proofs.length === 0) return <p className={styles.none}>{t`还没有证据。`}</p>;
  return (
    <ul className={styles.lines}>
      {proofs.map((proof) => (
        <li key={proof.id} className={styles.proof}>
          <Icon name={proof.currentVersion.fileName ? 'file' : 'link'} />
          <Link to={keepAsOf(`/evidence/${proof.id}`)} className={styles.proofTitle}>
            {proof.title}
          </Link>
          <EvidenceStateChip state={proof.state} />
          <EvidenceValidityChip validity={proof.validity} />
          {proof.currentVersion.downloadUrl && (
            <a
              href={proof.currentVersion.downloadUrl}
              download
              aria-label={t`下载 ${proof.title}`}
              title={t`下载`}
            >
              <Icon name="download" />
            </a>
          )}
          {actionOf?.(proof.id)}
        </li>
      ))}
    </ul>
  );
}
