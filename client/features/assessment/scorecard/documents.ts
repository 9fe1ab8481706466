import { graphql } from '../../../gql';

/**
 * Levels with their conditions, items, sections and notes of both outcomes; computed when it is asked. Both in full: an
 * outcome has no id, so a fragment of it could not be read from the cache.
 */
export const ScorecardDocument = graphql(/* GraphQL */ `
  query Scorecard($id: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      framework {
        id
        code
        levels {
          code
          name
        }
      }
      ...AssessmentFrame_assessment
      ...AssessmentHead_assessment
      rating {
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
          missingTables {
            kind
            level
          }
          levels {
            level
            name
            own
            status
            reachable
            conditions {
              kind
              status
              text
              needed
              have
              atMost
              missingCount
              missing {
                code
                categoryUnknown
                stopCount
                stops {
                  code
                  reason
                  resultId
                }
                control {
                  id
                  code
                  name
                }
              }
            }
          }
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
              code
              name
            }
          }
          sections {
            code
            name
            earned
            full
            rate
            applicable
            met
            open
          }
          steps {
            label
            formula
            value
          }
          notes {
            text
            verification
          }
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
          missingTables {
            kind
            level
          }
          levels {
            level
            name
            own
            status
            reachable
            conditions {
              kind
              status
              text
              needed
              have
              atMost
              missingCount
              missing {
                code
                categoryUnknown
                stopCount
                stops {
                  code
                  reason
                  resultId
                }
                control {
                  id
                  code
                  name
                }
              }
            }
          }
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
              code
              name
            }
          }
          sections {
            code
            name
            earned
            full
            rate
            applicable
            met
            open
          }
          steps {
            label
            formula
            value
          }
          notes {
            text
            verification
          }
        }
      }
    }
  }
`);

/** The tree behind one outcome; a list in reading order. */
export const ExplanationDocument = graphql(/* GraphQL */ `
  query Explanation($id: ID!, $basis: ScoreBasis!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      explanation(basis: $basis) {
        id
        parentId
        kind
        label
        formula
        value
        verification
        status
        control {
          id
        }
      }
    }
  }
`);
