import { useLingui } from '@lingui/react/macro';
import { formatList } from '../../../lib/format';
import { clauseText } from '../../framework';
import type { Target } from './lines';
import styles from './Proof.module.css';

/** Which requirements a dialog is about: the one by clause and name, several by number and clauses. */
export function TargetNote({ lines }: { lines: readonly Target[] }) {
  const { t } = useLingui();
  const [first] = lines;
  if (!first) return null;
  const shown = lines.slice(0, 6).map((line) => clauseText(line.control.code));
  return (
    <p className={styles.targets}>
      {lines.length === 1 ? (
        <>
          <b>{shown[0]}</b> {first.control.text ?? first.control.name}
        </>
      ) : (
        <>
          <b>{t`${lines.length} 个条款`}</b> {formatList(shown)}
          {lines.length > shown.length && '…'}
        </>
      )}
    </p>
  );
}
