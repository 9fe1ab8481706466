import { graphql } from '../../../gql';

/** The cheapest way to a target; searched anew each time it is asked. */
export const AssessmentPathDocument = graphql(/* GraphQL */ `
  query AssessmentPath($id: ID!, $basis: ScoreBasis!, $targetLevel: String, $targetScore: Float) {
    assessment(id: $id) {
      id
      state
      framework {
        id
        code
        scoringKind
        levels {
          code
          name
        }
      }
      ...AssessmentFrame_assessment
      ...AssessmentHead_assessment
      path(basis: $basis, targetLevel: $targetLevel, targetScore: $targetScore) {
        basis
        status
        sentence
        targetLevel
        targetScore
        effortDays
        atLeastDays
        cost
        defaultEstimates
        withoutCost
        blockedBy
        missingTables {
          kind
          level
        }
        steps {
          place
          closes
          level
          grade
          to
          effortDays
          cost
          totalEffortDays
          totalCost
          estimate
          required
          control {
            id
            code
            name
            text
            kind
          }
        }
      }
    }
  }
`);

export const EstimateGapsDocument = graphql(/* GraphQL */ `
  mutation EstimateGaps($input: EstimateGapsInput!) {
    estimateGaps(input: $input) {
      assessment {
        id
      }
    }
  }
`);

export const PlanFromPathDocument = graphql(/* GraphQL */ `
  mutation PlanFromPath($input: PlanFromPathInput!) {
    createPlanFromPath(input: $input) {
      createdTasks
      alreadyTasked
      plan {
        id
        name
      }
    }
  }
`);
