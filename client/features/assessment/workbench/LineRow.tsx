import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { Icon } from '../../../ui/Icon';
import { Status } from '../../../ui/Tag';
import { clauseText } from '../../framework';
import { useAssessmentNames, verdictTones } from '../useAssessmentNames';
import type { Line, Row } from './lines';
import { ProofCount } from './ProofCount';
import styles from './Workbench.module.css';

/** One row of the left tree. */
export const LineRow = memo(function LineRow({ row }: { row: Row }) {
  if (row.kind === 'line') return <ResultLine line={row.line} />;
  const rated = row.lines.filter((line) => line.verdict !== 'OPEN').length;
  return (
    <>
      <span className={row.kind === 'point' ? styles.point : styles.heading} title={row.name}>
        {row.kind === 'point' && <span className={styles.clause}>{clauseText(row.code)}</span>}
        {row.name}
      </span>
      <span className={styles.count}>
        {rated}/{row.lines.length}
      </span>
    </>
  );
});

function ResultLine({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { control } = line;
  const letter = /-([a-z])$/.exec(control.code)?.[1];
  return (
    <>
      <Status tone={verdictTones[line.verdict]} textHidden>
        {names.verdict(line.verdict)}
      </Status>
      <span className={styles.lineText} title={control.text ?? control.name}>
        {letter && <span className={styles.letter}>{letter})</span>}
        {control.text ?? control.name}
      </span>
      {line.carriedFromOn && <Icon name="history" size={12} label={t`沿用上次答案`} />}
      {line.highRiskCases.length > 0 && (
        <span className={styles.risk}>
          <Icon name="flag" size={12} label={t`有高风险判例`} />
        </span>
      )}
      {line.tasks.length > 0 && <Icon name="board" size={12} label={t`有整改任务`} />}
      <ProofCount line={line} />
    </>
  );
}
