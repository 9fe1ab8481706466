import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { formatNumber } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Status } from '../../../ui/Tag';
import type { Line, Row } from '../workbench/lines';
import { ProofCount } from '../workbench/ProofCount';
import { useAssessmentNames, verdictTones } from '../useAssessmentNames';
import { useRating } from './context';
import { isShort } from './model';
import workbench from '../workbench/Workbench.module.css';
import styles from './Rating.module.css';

/** One row of the tree of parts: a part with how much of it is done, or a line with its points. */
export const PartRow = memo(function PartRow({ row }: { row: Row }) {
  const { t } = useLingui();
  const { indicators, provenIndicators } = useRating();
  if (row.kind === 'line') return <LeafRow line={row.line} />;
  const points = (earned: typeof indicators, field: 'earned' | 'full') =>
    row.lines.reduce((sum, line) => sum + (earned.get(line.id)?.[field] ?? 0), 0);
  const done = row.lines.filter((line) => !isShort(line)).length;
  return (
    <>
      <span className={row.kind === 'category' ? workbench.heading : workbench.point} title={row.name}>
        {row.name}
      </span>
      {indicators.size > 0 ? (
        <span className={workbench.count} title={t`自报 / 实证 / 满分`}>
          {formatNumber(points(indicators, 'earned'), 1)} /{' '}
          <b>{formatNumber(points(provenIndicators, 'earned'), 1)}</b> /{' '}
          {formatNumber(points(indicators, 'full'), 1)}
        </span>
      ) : (
        <span className={workbench.count}>
          {done}/{row.lines.length}
        </span>
      )}
    </>
  );
});

function LeafRow({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { indicators } = useRating();
  const { control } = line;
  const indicator = indicators.get(line.id);
  return (
    <>
      <Status tone={verdictTones[line.verdict]} textHidden>
        {names.verdict(line.verdict)}
      </Status>
      <span className={workbench.lineText} title={control.text ?? control.name}>
        {control.ref && <span className={workbench.letter}>{control.ref}</span>}
        {control.kind === 'INDICATOR' ? control.name : (control.text ?? control.name)}
      </span>
      {line.carriedFromOn && <Icon name="history" size={12} label={t`沿用上次答案`} />}
      {line.tasks.length > 0 && <Icon name="board" size={12} label={t`有整改任务`} />}
      {indicator && indicator.full > 0 && (
        <span className={styles.points} title={t`自报得分 / 满分`}>
          {indicator.earned}/{indicator.full}
        </span>
      )}
      <ProofCount line={line} />
    </>
  );
}
