import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { HomeRatingsQuery } from '../../gql/graphql';
import { Card } from '../../ui/Page';
import { ScorePair } from '../../ui/ScorePair';
import { OutcomeLevel, useAssessmentNames } from '../assessment';
import { HomeRatingsDocument } from './documents';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

type Rated = HomeRatingsQuery['latestAssessments'][number];

/** Where the hospital stands by each rule book beside MLPS: score and level, declared beside proven. */
export function RatingScores() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(HomeRatingsDocument, { fetchPolicy: 'cache-and-network' });
  if (data.latestAssessments.length === 0) return null;
  return (
    <Card flush title={t`各标准评级与自查`}>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t({ message: '标准', context: 'column' })}</th>
              <th scope="col">{t`得分`}</th>
              <th scope="col">{t`目标`}</th>
              <th scope="col">{t`未评`}</th>
              <th scope="col">{t`差距`}</th>
            </tr>
          </thead>
          <tbody>
            {data.latestAssessments.map((one) => (
              <RatingRow key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function RatingRow({ one }: { one: Rated }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { framework, subject, rating } = one;
  const goal = framework.levels.find((level) => level.code === one.targetLevel)?.name ?? '';
  const side = (basis: 'DECLARED' | 'PROVEN') => {
    const outcome = basis === 'DECLARED' ? rating.declared : rating.proven;
    return {
      value: outcome.value,
      to: homeLinks.scorecard(one.id, basis),
      note: (
        <OutcomeLevel
          kind={rating.kind}
          outcome={outcome}
          levels={framework.levels}
          target={one.targetLevel}
        />
      ),
    };
  };
  return (
    <tr>
      <th scope="row">
        <Link to={`/assessments/${one.id}`}>{framework.shortName}</Link>
        <span className={styles.sub}>
          {subject.name} · {one.period}
          {rating.declared.provisional && ` · ${t`暂定`}`}
        </span>
      </th>
      <td>
        <ScorePair
          unit={names.scoreUnit(rating.kind, null)}
          declared={side('DECLARED')}
          proven={side('PROVEN')}
        />
      </td>
      <td className={styles.number}>{goal}</td>
      <td className={styles.number}>
        <Link to={homeLinks.open(one.id)} aria-label={t`${framework.shortName} 未评 ${rating.open}`}>
          {rating.open}
        </Link>
      </td>
      <td className={styles.number}>
        <Link to={homeLinks.systemGaps(one.id)} aria-label={t`${framework.shortName} 差距 ${rating.gaps}`}>
          {rating.gaps}
        </Link>
      </td>
    </tr>
  );
}
