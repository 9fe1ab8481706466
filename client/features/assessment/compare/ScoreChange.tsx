import { useLingui } from '@lingui/react/macro';
import type { ComparisonQuery } from '../../../gql/graphql';
import { OutcomeLevel } from '../OutcomeLevel';
import { useAssessmentNames } from '../useAssessmentNames';
import type { Head } from '../workbench/lines';
import { FromTo } from './FromTo';
import { NumberMove } from './NumberMove';
import styles from './Compare.module.css';

export type Comparison = ComparisonQuery['compareAssessment'];

interface ScoreChangeProps {
  before: Comparison['before'];
  after: NonNullable<Comparison['after']>;
  head: Head;
  levels: readonly { code: string; name: string }[];
}

/** Both scores of both moments, with what they came to. */
export function ScoreChange({ before, after, head, levels }: ScoreChangeProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const unit = names.scoreUnit(after.kind, head.scoringEdition);
  const level = (outcome: NonNullable<Comparison['before']>['declared'] | undefined) =>
    outcome ? (
      <OutcomeLevel kind={after.kind} outcome={outcome} levels={levels} target={head.targetLevel} />
    ) : (
      '—'
    );
  return (
    <div className={styles.scores}>
      {(['declared', 'proven'] as const).map((side) => (
        <div key={side}>
          <NumberMove
            label={side === 'declared' ? t`自报` : t`实证`}
            before={before?.[side].value ?? null}
            after={after[side].value}
            unit={unit}
            proven={side === 'proven'}
          />
          {after.kind === 'CONFORMITY' ? (
            <p className={styles.conclusion}>{after[side].conclusion}</p>
          ) : (
            <FromTo before={level(before?.[side])} after={level(after[side])} />
          )}
        </div>
      ))}
      <div className={styles.counts}>
        <span>
          <span className={styles.label}>{t`差距`}</span>
          <FromTo before={before?.gaps ?? '—'} after={<strong>{after.gaps}</strong>} />
        </span>
        <span>
          <span className={styles.label}>{t`未评`}</span>
          <FromTo before={before?.open ?? '—'} after={<strong>{after.open}</strong>} />
        </span>
      </div>
    </div>
  );
}
