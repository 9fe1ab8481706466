import { graphql } from '../../../gql';
import type { MoveLinesQuery, MoveOverviewQuery } from '../../../gql/graphql';

export type Overview = MoveOverviewQuery['previewMove'];
export type MoveLine = MoveLinesQuery['previewMove']['lines']['nodes'][number];

export const MovableDocument = graphql(/* GraphQL */ `
  query Movable($id: ID!) {
    assessment(id: $id) {
      id
      name
      period
      periodStart
      periodEnd
      targetLevel
      viewerCanMove
      movedTo {
        id
        name
        framework {
          id
        }
      }
      framework {
        id
        code
        shortName
        edition
        scoringKind
        newerEditions {
          id
        }
      }
    }
    frameworks {
      id
      code
      shortName
      edition
      scoringKind
      state
      origin
      levels {
        code
        name
      }
    }
  }
`);

/** What the whole move would do, whichever of its lines are looked at. */
export const MoveOverviewDocument = graphql(/* GraphQL */ `
  query MoveOverview($id: ID!, $to: String!) {
    previewMove(assessmentId: $id, toFrameworkCode: $to, first: 1) {
      basis
      needsTargetLevel
      totals {
        change
        outcome
        decidable
        count
      }
    }
  }
`);

export const MoveLinesDocument = graphql(/* GraphQL */ `
  query MoveLines($id: ID!, $to: String!, $filter: MoveFilter, $first: Int!, $after: String) {
    previewMove(assessmentId: $id, toFrameworkCode: $to, filter: $filter, first: $first, after: $after) {
      lines {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          outcome
          decidable
          figures {
            kind
            level
            value
            grade
            comesAlong
          }
          result {
            id
            verdict
            evidenceCount
            tasks {
              id
              state
            }
          }
          difference {
            change
            termsChanged
            nameWords {
              change
              text
            }
            textWords {
              change
              text
            }
            before {
              id
              code
              name
              text
              parent {
                id
                code
                name
              }
            }
            after {
              id
              code
              name
              text
              parent {
                id
                code
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const MoveAssessmentDocument = graphql(/* GraphQL */ `
  mutation MoveAssessment($input: MoveAssessmentInput!) {
    moveAssessment(input: $input) {
      assessment {
        id
        name
      }
      previous {
        id
        state
      }
      summary {
        carried
        toConfirm
        open
        added
        staying
        figures
        links
        proposedLinks
        tasks
      }
    }
  }
`);

export const MoveStateDocument = graphql(/* GraphQL */ `
  query MoveState($id: ID!) {
    assessment(id: $id) {
      id
      name
      move {
        movedAt
        movedByName
        viewerCanUndo
        from {
          id
          name
        }
        losses {
          results
          figures
          links
          estimates
          tasks
          plans
          reports
          assessments
          settings
        }
      }
    }
  }
`);

export const UndoMoveDocument = graphql(/* GraphQL */ `
  mutation UndoMove($id: ID!) {
    undoMove(assessmentId: $id) {
      undoneId
      assessment {
        id
        name
      }
    }
  }
`);

export const ResultOriginDocument = graphql(/* GraphQL */ `
  query ResultOrigin($id: ID!) {
    node(id: $id) {
      id
      ... on Result {
        origin {
          change
          carried
          termsChanged
          nameWords {
            change
            text
          }
          textWords {
            change
            text
          }
          result {
            id
            verdict
            control {
              id
              code
              framework {
                id
                shortName
                edition
              }
            }
          }
        }
      }
    }
  }
`);

export const pageSize = 50;
