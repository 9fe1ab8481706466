import { graphql } from '../../../gql';
import type { WallQuery } from '../../../gql/graphql';

/** Everything on the wall in one question, so that all panels show the same moment. */
export const WallDocument = graphql(/* GraphQL */ `
  query Wall($from: Date!, $to: Date!, $scores: Boolean!, $tasks: Boolean!, $proofs: Boolean!) {
    viewer {
      sessionExpiresAt
    }
    latestAssessments @include(if: $scores) {
      id
      scoringEdition
      subject {
        id
        name
      }
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
          value
          level
        }
        proven {
          value
          level
        }
      }
    }
    remediationProgress(from: $from, to: $to) @include(if: $tasks) {
      days {
        day
        tasks
        done
        overdue
        planned
      }
      forecast {
        basis
        finishOn
      }
    }
    remediationTasks(filter: { overdue: true }, orderBy: DUE_ASC, first: 6) @include(if: $tasks) {
      totalCount
      nodes {
        id
        code
        title
        dueOn
        unit {
          id
          name
        }
        owner {
          id
          displayName
        }
      }
    }
    evidenceExpiry @include(if: $proofs) {
      fromDays
      toDays
      count
    }
    proofOutlook(days: [30]) @include(if: $scores) {
      assessment {
        id
        name
      }
      points {
        day
        value
        level
        met
      }
    }
  }
`);

export type Wall = WallQuery;
