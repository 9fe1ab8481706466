import { graphql } from '../../../gql';

/** What differs as a whole: both outcomes of both moments, settings, figures, and how much there is of the rest. */
export const ComparisonDocument = graphql(/* GraphQL */ `
  query Comparison($id: ID!, $from: AsOf!, $to: AsOf!) {
    compareAssessment(id: $id, from: $from, to: $to) {
      id
      from
      to
      assessment {
        id
        createdAt
        framework {
          id
          levels {
            code
            name
          }
        }
        ...AssessmentFrame_assessment
        ...AssessmentHead_assessment
      }
      before {
        kind
        open
        gaps
        declared {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          conclusion
          met
          applicable
        }
        proven {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          conclusion
          met
          applicable
        }
      }
      after {
        kind
        open
        gaps
        declared {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          conclusion
          met
          applicable
        }
        proven {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          conclusion
          met
          applicable
        }
      }
      settings {
        setting
        before
        after
      }
      causes {
        at
        actorName
        action
        objectName
        reason
      }
      measures {
        kind
        level
        before {
          share
          count
          grade
          proofState
        }
        after {
          share
          count
          grade
          proofState
          recordedByName
          recordedAt
        }
        control {
          id
          code
          name
        }
      }
      changed: results(first: 1) {
        totalCount
      }
      proofs(first: 1) {
        totalCount
      }
      tasks(first: 1) {
        totalCount
      }
      moves(first: 1) {
        totalCount
      }
    }
  }
`);
