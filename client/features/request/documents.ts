import { graphql } from '../../gql';

export const CancelRequestsDocument = graphql(/* GraphQL */ `
  mutation CancelRequests($ids: [ID!]!, $reason: String!) {
    cancelEvidenceRequests(ids: $ids, reason: $reason) {
      items {
        id
        request {
          id
          title
          state
          reason
        }
        error {
          message
        }
      }
    }
  }
`);

export const ChangeRequestsDocument = graphql(/* GraphQL */ `
  mutation ChangeRequests($input: ChangeEvidenceRequestsInput!) {
    changeEvidenceRequests(input: $input) {
      items {
        id
        request {
          id
          title
          dueOn
          daysLeft
          overdue
          dueSoon
          assignee {
            id
            displayName
          }
        }
        error {
          message
        }
      }
    }
  }
`);

export const CloseRequestsDocument = graphql(/* GraphQL */ `
  mutation CloseRequests($ids: [ID!]!) {
    closeEvidenceRequests(ids: $ids) {
      items {
        id
        request {
          id
          title
          state
          reason
        }
        error {
          message
        }
      }
    }
  }
`);

export const ReturnRequestsDocument = graphql(/* GraphQL */ `
  mutation ReturnRequests($ids: [ID!]!, $reason: String!) {
    returnEvidenceRequests(ids: $ids, reason: $reason) {
      items {
        id
        request {
          id
          title
          state
          reason
        }
        error {
          message
        }
      }
    }
  }
`);

export const AnswerRequestDocument = graphql(/* GraphQL */ `
  mutation AnswerRequest($input: AnswerEvidenceRequestInput!) {
    answerEvidenceRequest(input: $input) {
      request {
        id
        state
        reason
      }
    }
  }
`);

export const CreateRequestsDocument = graphql(/* GraphQL */ `
  mutation CreateRequests($input: CreateEvidenceRequestsInput!) {
    createEvidenceRequests(input: $input) {
      requests {
        id
      }
    }
  }
`);

export const CreateSeriesDocument = graphql(/* GraphQL */ `
  mutation CreateSeries($input: CreateEvidenceRequestSeriesInput!) {
    createEvidenceRequestSeries(input: $input) {
      series {
        id
      }
    }
  }
`);

export const StopSeriesDocument = graphql(/* GraphQL */ `
  mutation StopSeries($ids: [ID!]!) {
    stopEvidenceRequestSeries(ids: $ids) {
      series {
        id
        stoppedAt
      }
    }
  }
`);
