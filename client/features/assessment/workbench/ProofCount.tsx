import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { useAssessmentNames } from '../useAssessmentNames';
import type { Line } from './lines';
import styles from './Workbench.module.css';

/** Valid proofs of all there are, marked where something is declared without one. */
export function ProofCount({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const unproven = (line.verdict === 'MET' || line.verdict === 'PARTIAL') && line.proofState !== 'PROVEN';
  return (
    <span
      className={classNames(styles.proofs, unproven && styles.unproven)}
      title={t`${names.proof(line.proofState)}：有效 ${line.validEvidenceCount}，共 ${line.evidenceCount}`}
    >
      {line.validEvidenceCount}/{line.evidenceCount}
    </span>
  );
}
