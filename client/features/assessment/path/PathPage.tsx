import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useParams } from 'react-router';
import type { AssessmentPathQuery } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { EmptyState } from '../../../ui/States';
import { AssessmentFrame } from '../frame/AssessmentFrame';
import { AssessmentTabs } from '../frame/AssessmentTabs';
import { useFollowAssessment } from '../frame/useFollowAssessment';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { AssessmentPathDocument } from './documents';
import { PathSteps } from './PathSteps';
import { PathSummary } from './PathSummary';
import { TargetFields } from './TargetFields';
import styles from './Path.module.css';

export type PathAssessment = NonNullable<AssessmentPathQuery['assessment']>;
export type Path = NonNullable<PathAssessment['path']>;

/** 达标路径: the gaps whose closing reaches a target with least effort, in order; one click makes them a plan. */
export function PathPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const view = useView();
  const score = Number(view.get('points') ?? Number.NaN);
  const wanted = {
    basis: view.get('basis') === 'DECLARED' ? ('DECLARED' as const) : ('PROVEN' as const),
    targetLevel: view.get('target'),
    targetScore: Number.isFinite(score) ? score : null,
  };
  const { data } = useSuspenseQuery(AssessmentPathDocument, {
    variables: { id, ...wanted },
    // It leads through tasks, results and figures: what was found a minute ago may not be the way any more.
    fetchPolicy: 'cache-and-network',
  });
  if (!data.assessment) {
    return (
      <EmptyState
        icon="scale"
        title={t`没有这次测评`}
        actions={<Link to="/assessments">{t`查看全部测评`}</Link>}
      >
        {t`可能已删除，或不属于本机构。`}
      </EmptyState>
    );
  }
  return <PathScreen key={id} assessment={data.assessment} wanted={wanted} />;
}

export interface Wanted {
  basis: 'DECLARED' | 'PROVEN';
  targetLevel: string | null;
  targetScore: number | null;
}

function PathScreen({ assessment, wanted }: { assessment: PathAssessment; wanted: Wanted }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data: head } = useSuspenseFragment({
    fragment: AssessmentHeadDocument,
    fragmentName: 'AssessmentHead_assessment',
    from: assessment,
  });
  useFollowAssessment(assessment.id, ['AssessmentPath']);
  const { path } = assessment;
  return (
    <AssessmentFrame
      assessment={assessment}
      head={head}
      openScore={(basis) => void navigate(`/assessments/${assessment.id}/scorecard?basis=${basis}`)}
    >
      <div className={styles.page}>
        <div className={styles.strip}>
          <AssessmentTabs id={assessment.id} />
          <TargetFields assessment={assessment} wanted={wanted} />
        </div>
        {path ? (
          <>
            <PathSummary assessment={assessment} path={path} wanted={wanted} />
            {path.steps.length > 0 && <PathSteps assessment={assessment} path={path} />}
          </>
        ) : (
          <EmptyState icon="lock" title={t`您只看自己的工作`}>
            {t`达标路径会经过别人的条款，请合规专员或管理者查看。`}
          </EmptyState>
        )}
      </div>
    </AssessmentFrame>
  );
}
