import { graphql } from '../../gql';

export const NoticesDocument = graphql(/* GraphQL */ `
  query Notices($filter: NoticeFilter, $first: Int!, $after: String) {
    notices(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        objectName
        path
        causedByName
        dueOn
        count
        reason
        approved
        createdAt
        readAt
      }
    }
  }
`);

export const UnreadNoticesDocument = graphql(/* GraphQL */ `
  query UnreadNotices {
    notices(filter: { unread: true }, first: 1) {
      totalCount
    }
  }
`);

export const NoticesChangedDocument = graphql(/* GraphQL */ `
  subscription NoticesChanged {
    noticesChanged {
      unread
    }
  }
`);

export const MarkNoticesReadDocument = graphql(/* GraphQL */ `
  mutation MarkNoticesRead($ids: [ID!], $upTo: DateTime) {
    markNoticesRead(ids: $ids, upTo: $upTo) {
      unread
    }
  }
`);
