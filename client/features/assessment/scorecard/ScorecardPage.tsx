import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import type { ScorecardQuery } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Splitter } from '../../../ui/Splitter';
import { Segments } from '../../../ui/Tabs';
import { AssessmentFrame } from '../frame/AssessmentFrame';
import { AssessmentTabs } from '../frame/AssessmentTabs';
import { NoAssessment } from '../frame/NoAssessment';
import { useFollowAssessment } from '../frame/useFollowAssessment';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { Card } from './Card';
import { ScorecardDocument } from './documents';
import { ExplanationTree } from './ExplanationTree';
import styles from './Scorecard.module.css';

type Assessment = NonNullable<ScorecardQuery['assessment']>;
export type Outcome = Assessment['rating']['declared'];

/** 记分卡: what an assessment comes to, condition by condition, beside the tree that explains every number. */
export function ScorecardPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(ScorecardDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data.assessment) return <NoAssessment />;
  return <Scorecard key={id} assessment={data.assessment} />;
}

function Scorecard({ assessment }: { assessment: Assessment }) {
  const { t } = useLingui();
  const view = useView();
  const { data: head } = useSuspenseFragment({
    fragment: AssessmentHeadDocument,
    fragmentName: 'AssessmentHead_assessment',
    from: assessment,
  });
  useFollowAssessment(assessment.id, ['Scorecard', 'Explanation']);
  const basis = view.get('basis') === 'PROVEN' ? 'PROVEN' : 'DECLARED';
  const { framework } = assessment;
  const show = (next: 'DECLARED' | 'PROVEN') => view.set({ basis: next });
  return (
    <AssessmentFrame assessment={assessment} head={head} openScore={show}>
      <div className={styles.page}>
        <div className={styles.strip}>
          <AssessmentTabs id={assessment.id} />
          <Segments
            label={t`按什么算`}
            options={[
              { id: 'DECLARED', label: t`自报` },
              { id: 'PROVEN', label: t`实证` },
            ]}
            value={basis}
            onChange={show}
          />
          <span className={styles.basis}>
            {basis === 'DECLARED'
              ? t`按人员记录的结论和数据计算，不看证据。`
              : t`只认有已通过、在有效期内证据支持的结论和数据。`}
          </span>
        </div>
        <Splitter
          storageKey="scorecard"
          panes={[
            {
              id: 'card',
              label: t`记分卡`,
              minWidth: 320,
              content: (
                <Card
                  assessmentId={assessment.id}
                  kind={head.rating.kind}
                  edition={head.scoringEdition}
                  target={head.targetLevel}
                  frameworkCode={framework.code}
                  levels={framework.levels}
                  outcome={basis === 'PROVEN' ? assessment.rating.proven : assessment.rating.declared}
                />
              ),
            },
            {
              id: 'tree',
              label: t`得分说明`,
              width: 560,
              minWidth: 300,
              maxWidth: 1000,
              content: (
                <Part fallback={<SkeletonRows rows={14} />} resetKey={basis}>
                  <ExplanationTree assessmentId={assessment.id} basis={basis} />
                </Part>
              ),
            },
          ]}
        />
      </div>
    </AssessmentFrame>
  );
}
