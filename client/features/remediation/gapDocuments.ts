import { graphql } from '../../gql';
import type { RemediationGapsQuery } from '../../gql/graphql';

/** Gaps page by page, of one assessment or of all open ones, with the numbers of the choices above the list. */
export const GapsDocument = graphql(/* GraphQL */ `
  query RemediationGaps($filter: GapFilter, $after: String) {
    gaps(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      counts {
        all
        withTask
        unmet
        partial
        unproven
      }
      nodes {
        id
        verdict
        proofState
        gap
        ratedAt
        carriedFromOn
        assessment {
          id
          name
          state
        }
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
        }
        highRiskCases {
          code
        }
        tasks {
          id
          code
          acceptedUntil
        }
      }
    }
  }
`);

export type GapPage = RemediationGapsQuery['gaps'];

/** One gap with the assessment it belongs to. */
export type GapRow = GapPage['nodes'][number];
