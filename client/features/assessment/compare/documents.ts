import { graphql } from '../../../gql';

/** The line of both scores from the earlier moment to the later one. */
export const ScoreLineDocument = graphql(/* GraphQL */ `
  query ScoreLine($id: ID!, $to: AsOf!, $days: Int!) {
    assessment(id: $id, asOf: $to) {
      id
      scoreHistory(days: $days) {
        at
        declared
        proven
      }
    }
  }
`);

export const ScoreMovesDocument = graphql(/* GraphQL */ `
  query ScoreMoves($id: ID!, $from: AsOf!, $to: AsOf!, $after: String) {
    compareAssessment(id: $id, from: $from, to: $to) {
      id
      from
      to
      moves(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          at
          actorName
          declaredBefore
          declaredAfter
          provenBefore
          provenAfter
          declaredLevelBefore
          declaredLevelAfter
          provenLevelBefore
          provenLevelAfter
          causeCount
          causes {
            at
            actorName
            action
            objectName
            reason
          }
        }
      }
    }
  }
`);

export const ResultChangesDocument = graphql(/* GraphQL */ `
  query ResultChanges($id: ID!, $from: AsOf!, $to: AsOf!, $parts: [ResultPart!], $after: String) {
    compareAssessment(id: $id, from: $from, to: $to) {
      id
      from
      to
      results(parts: $parts, first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          resultId
          parts
          before {
            verdict
            proofState
            currentState
            gap
            notApplicableReason
            riskJudgement
            unit {
              id
              name
            }
            assignee {
              id
              displayName
            }
          }
          after {
            verdict
            proofState
            currentState
            gap
            notApplicableReason
            riskJudgement
            unit {
              id
              name
            }
            assignee {
              id
              displayName
            }
          }
          control {
            id
            code
            name
            text
          }
          causes {
            at
            actorName
            action
            objectName
            reason
          }
        }
      }
    }
  }
`);

export const ProofChangesDocument = graphql(/* GraphQL */ `
  query ProofChanges($id: ID!, $from: AsOf!, $to: AsOf!, $after: String) {
    compareAssessment(id: $id, from: $from, to: $to) {
      id
      from
      to
      proofs(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          evidenceId
          title
          differences
          before {
            state
            validity
            validUntil
            proves
          }
          after {
            state
            validity
            validUntil
            proves
          }
          controls {
            id
            code
          }
          causes {
            at
            actorName
            action
            objectName
            reason
          }
        }
      }
    }
  }
`);

export const TaskChangesDocument = graphql(/* GraphQL */ `
  query TaskChanges($id: ID!, $from: AsOf!, $to: AsOf!, $after: String) {
    compareAssessment(id: $id, from: $from, to: $to) {
      id
      from
      to
      tasks(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          taskId
          code
          title
          differences
          before {
            state
            dueOn
            owner {
              id
              displayName
            }
          }
          after {
            state
            dueOn
            owner {
              id
              displayName
            }
          }
          causes {
            at
            actorName
            action
            objectName
            reason
          }
        }
      }
    }
  }
`);
