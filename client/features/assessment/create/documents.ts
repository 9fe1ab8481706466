import { graphql } from '../../../gql';

/** Every rule book that an assessment may be started by. */
export const AssessmentBooksDocument = graphql(/* GraphQL */ `
  query AssessmentBooks {
    frameworks {
      id
      code
      shortName
      scoringKind
      origin
      state
      levels {
        code
        name
      }
    }
  }
`);

/** Earlier assessments by one rule book: their answers can be started from. */
export const EarlierAssessmentsDocument = graphql(/* GraphQL */ `
  query EarlierAssessments($code: String!) {
    assessments(filter: { frameworkCode: $code }, first: 100) {
      nodes {
        id
        name
        period
        periodEnd
        targetLevel
        subject {
          kind
          id
          name
        }
      }
    }
  }
`);

export const AssessedSystemDocument = graphql(/* GraphQL */ `
  query AssessedSystem($id: ID!) {
    informationSystem(id: $id) {
      id
      name
      grading {
        code
      }
      applicableItemCount
    }
  }
`);

export const SystemSearchDocument = graphql(/* GraphQL */ `
  query AssessmentSystemSearch($search: String) {
    informationSystems(filter: { search: $search, states: [PLANNED, RUNNING] }, first: 20) {
      nodes {
        id
        name
        code
        grading {
          code
        }
      }
    }
  }
`);

export const CreateAssessmentDocument = graphql(/* GraphQL */ `
  mutation CreateAssessment($input: CreateAssessmentInput!) {
    createAssessment(input: $input) {
      assessment {
        id
        name
      }
    }
  }
`);
