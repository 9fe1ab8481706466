import { graphql } from '../../gql';
import type { GapList_AssessmentFragment } from '../../gql/graphql';

/** Every verdict that can be a gap, in one answer: an assessment has a few hundred results at most. */
export const GapListFragment = graphql(/* GraphQL */ `
  fragment GapList_assessment on Assessment {
    id
    name
    state
    results(filter: $filter) {
      id
      verdict
      proofState
      gap
      ratedAt
      carriedFromOn
      unit {
        id
        name
      }
      assignee {
        id
        displayName
      }
      control {
        id
        code
        name
        text
        weight
        order
      }
      highRiskCases {
        code
      }
      tasks {
        id
        code
        state
      }
    }
  }
`);

export const GapsOfOneDocument = graphql(/* GraphQL */ `
  query RemediationGaps($id: ID!, $filter: ResultFilter) {
    assessment(id: $id) {
      id
      ...GapList_assessment
    }
  }
`);

/** Five of them stay well under the limit of what one request may ask for. */
export const GapsOfOpenDocument = graphql(/* GraphQL */ `
  query RemediationOpenGaps($filter: ResultFilter) {
    assessments(filter: { states: [OPEN] }, first: 5) {
      totalCount
      nodes {
        id
        ...GapList_assessment
      }
    }
  }
`);

export type GapAssessment = GapList_AssessmentFragment;
type GapResult = GapAssessment['results'][number];

/** One gap with the assessment it belongs to. */
export interface GapRow extends GapResult {
  assessment: Pick<GapAssessment, 'id' | 'name' | 'state'>;
}
