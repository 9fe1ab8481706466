import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { SystemAssessments_SystemFragment } from '../../gql/graphql';
import { ScorePair } from '../../ui/ScorePair';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { OutcomeLevel } from '../assessment';
import styles from './System.module.css';

const SystemAssessmentsDocument = graphql(/* GraphQL */ `
  fragment SystemAssessments_system on InformationSystem {
    id
    assessments {
      id
      name
      period
      targetLevel
      gradingCode
      state
      framework {
        id
        shortName
        levels {
          code
          name
        }
      }
      rating {
        kind
        declared {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          met
          applicable
        }
        proven {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          met
          applicable
        }
      }
    }
  }
`);

/** The assessments of one system with both scores; each opens its workbench. */
export function SystemAssessments({ system }: { system: FragmentType<typeof SystemAssessmentsDocument> }) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: SystemAssessmentsDocument,
    fragmentName: 'SystemAssessments_system',
    from: system,
  });
  if (data.assessments.length === 0) {
    return (
      <EmptyState compact title={t`还没有测评`}>
        {t`为这个系统新建一次测评，条款会按定级自动选好。`}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.assessments}>
      {data.assessments.map((assessment) => (
        <li key={assessment.id}>
          <Link to={`/assessments/${assessment.id}`}>{assessment.name}</Link>
          <span>{assessment.period}</span>
          <span>{assessment.gradingCode ?? assessment.framework.shortName}</span>
          <Status tone={assessment.state === 'OPEN' ? 'info' : 'neutral'}>
            {assessment.state === 'OPEN' ? t({ message: '进行中', context: 'assessment' }) : t`已关闭`}
          </Status>
          <ScorePair declared={side(assessment, 'declared')} proven={side(assessment, 'proven')} />
        </li>
      ))}
    </ul>
  );
}

type Assessed = SystemAssessments_SystemFragment['assessments'][number];

/** A score with the level it comes to, in rule books that have levels. */
function side({ rating, framework, targetLevel }: Assessed, basis: 'declared' | 'proven') {
  const outcome = rating[basis];
  if (rating.kind === 'CONFORMITY') return { value: outcome.value };
  return {
    value: outcome.value,
    note: (
      <OutcomeLevel kind={rating.kind} outcome={outcome} levels={framework.levels} target={targetLevel} />
    ),
  };
}
