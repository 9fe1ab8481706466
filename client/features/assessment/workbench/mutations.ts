import { graphql } from '../../../gql';

export const RateResultsDocument = graphql(/* GraphQL */ `
  mutation RateResults($input: RateResultsInput!) {
    rateResults(input: $input) {
      results {
        id
        ...WorkbenchLine_result
      }
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);
