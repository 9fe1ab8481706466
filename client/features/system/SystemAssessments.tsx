import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { ScorePair } from '../../ui/ScorePair';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
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
      rating {
        declared {
          value
        }
        proven {
          value
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
          <span>{assessment.gradingCode ?? assessment.targetLevel}</span>
          <Status tone={assessment.state === 'OPEN' ? 'info' : 'neutral'}>
            {assessment.state === 'OPEN' ? t({ message: '进行中', context: 'assessment' }) : t`已关闭`}
          </Status>
          <ScorePair
            declared={{ value: assessment.rating.declared.value ?? 0 }}
            proven={{ value: assessment.rating.proven.value ?? 0 }}
          />
        </li>
      ))}
    </ul>
  );
}
