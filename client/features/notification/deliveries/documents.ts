import { graphql } from '../../../gql';

export const DeliveriesDocument = graphql(/* GraphQL */ `
  query Deliveries($states: [DeliveryState!], $after: String) {
    deliveries(states: $states, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        channelName
        recipientName
        notices
        state
        tries
        nextTryAt
        lastError
        createdAt
      }
    }
  }
`);

export const DeliveryOverviewDocument = graphql(/* GraphQL */ `
  query DeliveryOverview {
    deliveryOverview {
      mailFrom
      waiting
      dead
      channels {
        id
        kind
        name
        host
        hasSecret
        template
        noticeKinds
        enabled
      }
    }
  }
`);

export const SaveNoticeChannelDocument = graphql(/* GraphQL */ `
  mutation SaveNoticeChannel($input: SaveNoticeChannelInput!) {
    saveNoticeChannel(input: $input) {
      channel {
        id
      }
    }
  }
`);

export const DeleteNoticeChannelDocument = graphql(/* GraphQL */ `
  mutation DeleteNoticeChannel($id: ID!) {
    deleteNoticeChannel(id: $id) {
      deletedId
    }
  }
`);

export const SendTestMessageDocument = graphql(/* GraphQL */ `
  mutation SendTestMessage($channelId: ID, $to: String) {
    sendTestMessage(channelId: $channelId, to: $to) {
      error
    }
  }
`);

export const RetryDeliveriesDocument = graphql(/* GraphQL */ `
  mutation RetryDeliveries($ids: [ID!]!) {
    retryDeliveries(ids: $ids) {
      changed
    }
  }
`);

export const DropDeliveriesDocument = graphql(/* GraphQL */ `
  mutation DropDeliveries($ids: [ID!]!) {
    dropDeliveries(ids: $ids) {
      changed
    }
  }
`);
