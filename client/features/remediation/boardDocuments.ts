import { graphql } from '../../gql';

/** What a card shows and what its moves need. */
export const TaskCardDocument = graphql(/* GraphQL */ `
  fragment TaskCard_task on RemediationTask {
    id
    code
    title
    state
    priority
    dueOn
    overdue
    overdueDays
    acceptedUntil
    reopening {
      cause
    }
    createdAt
    version
    viewerActions
    verifyBlockedReason
    owner {
      id
      displayName
    }
    unit {
      id
      name
    }
    results {
      id
      control {
        id
        code
      }
    }
    proofs {
      id
      proves
    }
  }
`);

export const RemediationBoardDocument = graphql(/* GraphQL */ `
  query RemediationBoard(
    $open: RemediationTaskFilter
    $inProgress: RemediationTaskFilter
    $submitted: RemediationTaskFilter
    $verified: RemediationTaskFilter
    $returned: RemediationTaskFilter
  ) {
    OPEN: remediationTasks(filter: $open, first: 100) {
      totalCount
      nodes {
        id
        ...TaskCard_task
      }
    }
    IN_PROGRESS: remediationTasks(filter: $inProgress, first: 100) {
      totalCount
      nodes {
        id
        ...TaskCard_task
      }
    }
    SUBMITTED: remediationTasks(filter: $submitted, first: 100) {
      totalCount
      nodes {
        id
        ...TaskCard_task
      }
    }
    VERIFIED: remediationTasks(filter: $verified, orderBy: UPDATED_DESC, first: 50) {
      totalCount
      nodes {
        id
        ...TaskCard_task
      }
    }
    RETURNED: remediationTasks(filter: $returned, first: 100) {
      totalCount
      nodes {
        id
        ...TaskCard_task
      }
    }
  }
`);
