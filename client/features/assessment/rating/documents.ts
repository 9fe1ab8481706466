import { graphql } from '../../../gql';

/** What both outcomes say of items and indicators, and every figure: read again after each change. */
export const RatingStateDocument = graphql(/* GraphQL */ `
  query RatingState($id: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      rating {
        declared {
          basis
          items {
            functionLevel
            countedLevel
            use
            quality
            score
            formula
            nextLevel
            nextStops {
              code
              reason
              resultId
            }
            control {
              id
            }
          }
          indicators {
            resultId
            earned
            full
            reached
            skipped
          }
        }
        proven {
          basis
          items {
            functionLevel
            countedLevel
            use
            quality
            score
            formula
            nextLevel
            control {
              id
            }
          }
          indicators {
            resultId
            earned
            full
            reached
            skipped
          }
        }
      }
      measures {
        id
        ...Figure_measure
        control {
          id
        }
      }
    }
  }
`);

/** What does not change: the parts of the rule book, its items and grades. */
export const RatingBookDocument = graphql(/* GraphQL */ `
  query RatingBook($code: String!) {
    framework(code: $code) {
      id
      gradedScoring {
        topLevel
      }
      pointsScoring {
        grades {
          key
          name
        }
      }
      controls(filter: { assessable: false }) {
        id
        parentId
        code
        ref
        name
        order
        kind
        gradedItem {
          focus
          use {
            kind
            metric
          }
          categories {
            level
            category
          }
          qualityChecks {
            level
            dimension
            check
          }
        }
      }
    }
  }
`);

/** One figure as its fields need it. */
export const FigureDocument = graphql(/* GraphQL */ `
  fragment Figure_measure on Measure {
    id
    kind
    level
    recorded
    numerator
    denominator
    share
    count
    grade
    note
    proofState
    version
    recordedByName
    recordedAt
    carriedFromOn
    needsConfirmation
    viewerCanRecord
    control {
      id
    }
  }
`);

export const RecordMeasuresDocument = graphql(/* GraphQL */ `
  mutation RecordMeasures($input: RecordMeasuresInput!) {
    recordMeasures(input: $input) {
      measures {
        id
        ...Figure_measure
      }
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);
