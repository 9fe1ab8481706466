import { graphql } from '../../../gql';

export const RequestDelayDocument = graphql(/* GraphQL */ `
  mutation RequestDelay($input: RequestDelayInput!) {
    requestDelay(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const MoveDueDaysDocument = graphql(/* GraphQL */ `
  mutation MoveDueDays($input: MoveTaskDueDaysInput!) {
    moveTaskDueDays(input: $input) {
      moved
      requested
      tasks {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const DecideDelayDocument = graphql(/* GraphQL */ `
  mutation DecideDelay($input: DecideDelayInput!) {
    decideDelay(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);
