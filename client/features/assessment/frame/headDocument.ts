import { graphql } from '../../../gql';

/** What the header shows and what every change may move. */
export const AssessmentHeadDocument = graphql(/* GraphQL */ `
  fragment AssessmentHead_assessment on Assessment {
    id
    version
    name
    state
    period
    targetLevel
    gradingCode
    scoringEdition
    closedAt
    viewerCanRate
    viewerCanManage
    viewerCanClose
    viewerCanReopen
    viewerCanMove
    oscalResultsUrl
    oscalPlanUrl
    move {
      viewerCanUndo
    }
    rating {
      kind
      open
      gaps
      nextChangeAt
      declared {
        basis
        value
        level
        decided
        lowestLevel
        highestLevel
        conclusion
        provisional
        met
        partial
        unmet
        notApplicable
        open
        applicable
        missingTables {
          kind
          level
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
        provisional
        met
        partial
        unmet
        notApplicable
        open
        applicable
        missingTables {
          kind
          level
        }
      }
    }
    score {
      edition
      computedAt
      nextChangeAt
      declared {
        value
        conclusion
        provisional
        met
        partial
        unmet
        notApplicable
        open
        applicable
        vetoes {
          resultId
          judgement
          majorDanger
          control {
            id
            code
            name
          }
          case {
            code
            name
          }
        }
      }
      proven {
        value
        conclusion
        provisional
        met
        partial
        unmet
        notApplicable
        open
        applicable
        vetoes {
          resultId
          judgement
          majorDanger
          control {
            id
            code
            name
          }
          case {
            code
            name
          }
        }
      }
    }
    categoryScores {
      category
      name
      total
      applicable
      met
      partial
      unmet
      notApplicable
      open
      proven
      declaredRate
      provenRate
    }
  }
`);
