import { graphql } from '../../gql';

export const CommentLineFragment = graphql(/* GraphQL */ `
  fragment CommentLine_comment on Comment {
    id
    body
    createdAt
    editedAt
    deletedAt
    version
    viewerCanEdit
    viewerCanDelete
    author {
      id
      displayName
    }
    mentions {
      id
      displayName
    }
  }
`);

export const EvidenceCommentsDocument = graphql(/* GraphQL */ `
  query EvidenceComments($id: ID!) {
    evidence(id: $id) {
      id
      comments(first: 100) {
        totalCount
        nodes {
          id
          ...CommentLine_comment
        }
      }
    }
  }
`);

export const RequestCommentsDocument = graphql(/* GraphQL */ `
  query RequestComments($id: ID!) {
    evidenceRequest(id: $id) {
      id
      comments(first: 100) {
        totalCount
        nodes {
          id
          ...CommentLine_comment
        }
      }
    }
  }
`);

export const TaskCommentsDocument = graphql(/* GraphQL */ `
  query TaskComments($id: ID!) {
    remediationTask(id: $id) {
      id
      comments(first: 100) {
        totalCount
        nodes {
          id
          ...CommentLine_comment
        }
      }
    }
  }
`);

export const MentionableDocument = graphql(/* GraphQL */ `
  query Mentionable($evidenceId: ID, $requestId: ID, $taskId: ID, $search: String) {
    mentionableMembers(evidenceId: $evidenceId, requestId: $requestId, taskId: $taskId, search: $search) {
      id
      displayName
      unit {
        id
        name
      }
    }
  }
`);

export const AddCommentDocument = graphql(/* GraphQL */ `
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      comment {
        id
        ...CommentLine_comment
      }
    }
  }
`);

export const EditCommentDocument = graphql(/* GraphQL */ `
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      comment {
        id
        ...CommentLine_comment
      }
    }
  }
`);

export const DeleteCommentDocument = graphql(/* GraphQL */ `
  mutation DeleteComment($id: ID!) {
    deleteComment(id: $id) {
      comment {
        id
        ...CommentLine_comment
      }
    }
  }
`);

export const UnreadMentionsDocument = graphql(/* GraphQL */ `
  query UnreadMentions {
    mentions(unread: true, first: 1) {
      totalCount
    }
  }
`);

export const MarkMentionsReadDocument = graphql(/* GraphQL */ `
  mutation MarkMentionsRead($ids: [ID!]) {
    markMentionsRead(commentIds: $ids) {
      unread
    }
  }
`);
