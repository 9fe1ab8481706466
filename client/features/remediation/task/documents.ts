import { graphql } from '../../../gql';

/** Everything the drawer and its dialogs show; each mutation answers it, so that nothing is asked twice. */
export const TaskDetailFragment = graphql(/* GraphQL */ `
  fragment TaskDetail_task on RemediationTask {
    id
    code
    title
    description
    state
    priority
    dueOn
    originalDueOn
    overdue
    overdueDays
    budget
    actualCost
    effortDays
    riskBefore
    riskAfter
    riskReduced
    viewerCanMoveDue
    submittedAt
    submissionNote
    verifiedAt
    returnReason
    reopening {
      cause
      at
      verifiedAt
      verifiedBy {
        id
        displayName
      }
      proofs {
        id
        title
      }
      results {
        id
        control {
          id
          code
        }
      }
    }
    recursFrom {
      id
      code
      title
    }
    createdAt
    updatedAt
    version
    viewerCanEdit
    viewerCanKeepSteps
    viewerCanRequestAcceptance
    viewerCanDecideAcceptance
    acceptedUntil
    acceptance {
      state
      until
      reason
      note
      decidedAt
      requestedBy {
        id
        displayName
      }
      decidedBy {
        id
        displayName
      }
    }
    openPredecessors
    viewerActions
    viewerCanRequestDelay
    viewerCanDecideDelay
    verifyBlockedReason
    plan {
      id
      name
    }
    baseline {
      number
      added
      dueOn
      slippageDays
    }
    unit {
      id
      name
      path
    }
    owner {
      id
      displayName
    }
    submittedBy {
      id
      displayName
    }
    verifiedBy {
      id
      displayName
    }
    steps {
      id
      title
      doneAt
      doneBy {
        id
        displayName
      }
    }
    contributors {
      id
      displayName
    }
    predecessors {
      id
      code
      title
      state
    }
    successors {
      id
      code
      title
      state
    }
    results {
      id
      verdict
      proofState
      currentState
      gap
      suggestion
      assessment {
        id
        name
        state
      }
      control {
        id
        code
        name
        text
        ...OwnText_control
      }
    }
    proofs {
      id
      title
      state
      validity
      proves
      currentVersion {
        id
        fileName
        downloadUrl
      }
    }
    delayRequests {
      id
      requestedDueOn
      reason
      state
      requestedAt
      decidedAt
      decisionNote
      requestedBy {
        id
        displayName
      }
      decidedBy {
        id
        displayName
      }
    }
    history {
      id
      at
      actorName
      action
      reason
      before
      after
    }
  }
`);

export const TaskDetailDocument = graphql(/* GraphQL */ `
  query TaskDetail($id: ID!, $asOf: AsOf) {
    remediationTask(id: $id, asOf: $asOf) {
      id
      ...TaskDetail_task
    }
  }
`);

export const StartTaskDocument = graphql(/* GraphQL */ `
  mutation StartTask($id: ID!, $version: Int!) {
    startRemediationTask(id: $id, version: $version) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const SetTaskStepsDocument = graphql(/* GraphQL */ `
  mutation SetTaskSteps($input: SetTaskStepsInput!) {
    setTaskSteps(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const TickTaskStepDocument = graphql(/* GraphQL */ `
  mutation TickTaskStep($input: TickTaskStepInput!) {
    tickTaskStep(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const SubmitTaskDocument = graphql(/* GraphQL */ `
  mutation SubmitTask($input: SubmitTaskInput!) {
    submitRemediationTask(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const VerifyTaskDocument = graphql(/* GraphQL */ `
  mutation VerifyTask($input: VerifyTaskInput!) {
    verifyRemediationTask(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const ReturnTaskDocument = graphql(/* GraphQL */ `
  mutation ReturnTask($input: ReturnTaskInput!) {
    returnRemediationTask(input: $input) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const ReopenTaskDocument = graphql(/* GraphQL */ `
  mutation ReopenTask($id: ID!, $version: Int!, $reason: String!) {
    reopenRemediationTask(id: $id, version: $version, reason: $reason) {
      task {
        id
        ...TaskDetail_task
      }
    }
  }
`);

export const UpdateTasksDocument = graphql(/* GraphQL */ `
  mutation UpdateTasks($input: UpdateTasksInput!) {
    updateRemediationTasks(input: $input) {
      tasks {
        id
        ...TaskDetail_task
      }
    }
  }
`);
