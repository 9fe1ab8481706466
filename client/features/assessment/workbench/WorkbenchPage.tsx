import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { Link, useParams } from 'react-router';
import type { WorkbenchQuery } from '../../../gql/graphql';
import { Part } from '../../../ui/ErrorBoundary';
import { EmptyState } from '../../../ui/States';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { WorkbenchDocument, WorkbenchLineDocument } from './documents';
import { WorkbenchScreen } from './WorkbenchScreen';

// By far most openings are of MLPS: what the other rule books need comes when one of them is opened.
const RatingScreen = lazy(async () => ({ default: (await import('../rating/RatingScreen')).RatingScreen }));

export type WorkbenchAssessment = NonNullable<WorkbenchQuery['assessment']>;

/** 条款工作台: one assessment, its requirements, and the proofs, without leaving the page. */
export function WorkbenchPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(WorkbenchDocument, {
    variables: { id },
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
  return <Unmasked key={id} assessment={data.assessment} />;
}

/** Reads the fragments of all lines at once: filters and counts need every one of them. */
function Unmasked({ assessment }: { assessment: WorkbenchAssessment }) {
  const { data: head } = useSuspenseFragment({
    fragment: AssessmentHeadDocument,
    fragmentName: 'AssessmentHead_assessment',
    from: assessment,
  });
  const { data: lines } = useSuspenseFragment({
    fragment: WorkbenchLineDocument,
    fragmentName: 'WorkbenchLine_result',
    from: assessment.results,
  });
  if (!head.score) {
    return (
      <Part resetKey={assessment.id}>
        <RatingScreen assessment={assessment} head={head} lines={lines} />
      </Part>
    );
  }
  return <WorkbenchScreen assessment={assessment} head={head} lines={lines} />;
}
