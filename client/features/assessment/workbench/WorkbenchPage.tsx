import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { lazy } from 'react';
import { useParams } from 'react-router';
import type { WorkbenchQuery } from '../../../gql/graphql';
import { Part } from '../../../ui/ErrorBoundary';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { WorkbenchDocument, WorkbenchLineDocument } from './documents';
import { WorkbenchScreen } from './WorkbenchScreen';

// By far most openings are of MLPS: what the other rule books need comes when one of them is opened.
const NoAssessment = lazy(async () => ({ default: (await import('../frame/NoAssessment')).NoAssessment }));
const RatingScreen = lazy(async () => ({ default: (await import('../rating/RatingScreen')).RatingScreen }));

export type WorkbenchAssessment = NonNullable<WorkbenchQuery['assessment']>;

/** 条款工作台: one assessment, its requirements, and the proofs, without leaving the page. */
export function WorkbenchPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(WorkbenchDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data.assessment) return <NoAssessment />;
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
