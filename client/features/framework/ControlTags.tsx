import { useLingui } from '@lingui/react/macro';
import type { Dimension, Verification, Weight } from '../../gql/graphql';
import { Tag } from '../../ui/Tag';
import { useFrameworkNames, weightTones } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

interface ControlTagsProps {
  weight: Weight | null;
  weightVerification: Verification | null;
  dimension: Dimension | null;
  testUnit: string | null;
  optional: boolean;
}

/** Weight with the mark of its source, dimension, test unit: what an assessor reads before the text. */
export function ControlTags({ weight, weightVerification, dimension, testUnit, optional }: ControlTagsProps) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  return (
    <span className={styles.tags}>
      <span className={styles.weight}>
        {weight ? (
          <Tag tone={weightTones[weight] ?? 'neutral'}>{t`权重 ${names.weight(weight)}`}</Tag>
        ) : (
          <Tag outline>{t`权重未公布`}</Tag>
        )}
        {weightVerification && <VerificationMark value={weightVerification} />}
      </span>
      {dimension && (
        <Tag tone="accent" title={names.dimension(dimension)}>
          {names.dimension(dimension)}
        </Tag>
      )}
      {optional && <Tag outline>{t`“可”，非强制`}</Tag>}
      {testUnit && (
        <Tag outline title={t`测评单元编号（GB/T 28448-2019）`}>
          {testUnit}
        </Tag>
      )}
    </span>
  );
}
