import { graphql } from '../../../gql';

export const RequestRiskAcceptanceDocument = graphql(/* GraphQL */ `
  mutation RequestRiskAcceptance($input: RequestRiskAcceptanceInput!) {
    requestRiskAcceptance(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const DecideRiskAcceptanceDocument = graphql(/* GraphQL */ `
  mutation DecideRiskAcceptance($input: DecideRiskAcceptanceInput!) {
    decideRiskAcceptance(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);
