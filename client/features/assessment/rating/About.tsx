import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatNumber } from '../../../lib/format';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonLines } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { ControlRule } from '../../framework';
import { levelName } from '../frame/levelName';
import type { Line } from '../workbench/lines';
import { useRating } from './context';
import styles from './Rating.module.css';

const AboutControlDocument = graphql(/* GraphQL */ `
  query AboutControl($id: ID!) {
    control(id: $id) {
      id
      ...ControlRule_control
    }
  }
`);

/** What the rule book says of a line beside its text: grade, points, duty, what it draws on. */
export function About({ line }: { line: Line }) {
  const { t } = useLingui();
  const { levels, indicators, provenIndicators } = useRating();
  const { control } = line;
  const indicator = indicators.get(line.id);
  const proven = provenIndicators.get(line.id);
  const level = levelName(levels, control.level);
  return (
    <>
      <div className={styles.tags}>
        {control.kind === 'INDICATOR' && <b>{control.name}</b>}
        {level && <Tag tone="accent">{t`自${level}起`}</Tag>}
        {!line.asked && <Tag outline>{t`目标以上`}</Tag>}
        {indicator && indicator.full > 0 && proven && (
          <span className={styles.sum}>
            {t`自报`} <b>{formatNumber(indicator.earned, 2)}</b> · {t`实证`}{' '}
            <b>{formatNumber(proven.earned, 2)}</b> <span>{t`满分 ${indicator.full}`}</span>
          </span>
        )}
        {indicator?.skipped && <Tag tone="info">{t`选测，未参加`}</Tag>}
      </div>
      <Part fallback={<SkeletonLines lines={2} />} resetKey={control.id} compact>
        <Rule id={control.id} />
      </Part>
    </>
  );
}

function Rule({ id }: { id: string }) {
  const { data } = useSuspenseQuery(AboutControlDocument, { variables: { id } });
  return data.control && <ControlRule control={data.control} />;
}
