import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { EmptyState } from '../../ui/States';
import { GapsOfAssessment } from './GapsOfAssessment';

const OpenAssessmentsQuery = graphql(/* GraphQL */ `
  query GapAssessments {
    assessments(filter: { states: [OPEN] }, first: 1) {
      nodes {
        id
      }
    }
  }
`);

/** Gaps of the assessment in the filter, or of the latest open one. */
export function GapsView() {
  const { t } = useLingui();
  const view = useView();
  const { data } = useSuspenseQuery(OpenAssessmentsQuery);
  const id = view.get('assessment') ?? data.assessments.nodes[0]?.id;
  if (!id) {
    return (
      <EmptyState icon="scale" title={t`没有进行中的测评`}>
        {t`差距来自测评的结论：先在「测评」里建立一次测评。`}
      </EmptyState>
    );
  }
  return <GapsOfAssessment key={id} id={id} />;
}
