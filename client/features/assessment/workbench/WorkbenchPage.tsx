import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import type { WorkbenchQuery } from '../../../gql/graphql';
import { EmptyState } from '../../../ui/States';
import { AssessmentHeadDocument, WorkbenchDocument, WorkbenchLineDocument } from './documents';
import { WorkbenchScreen } from './WorkbenchScreen';

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
  const { t } = useLingui();
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
  const { score } = head;
  if (!score) {
    return (
      <EmptyState icon="scale" title={head.name} actions={<Link to="/assessments">{t`查看全部测评`}</Link>}>
        {t`这个标准的测评还没有页面，请通过接口查看和填写。`}
      </EmptyState>
    );
  }
  return <WorkbenchScreen assessment={assessment} head={{ ...head, score }} lines={lines} />;
}
