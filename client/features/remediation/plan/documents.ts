import { graphql } from '../../../gql';

/** What the drawer of a plan and its dialogs show; each mutation answers it. */
export const PlanDetailFragment = graphql(/* GraphQL */ `
  fragment PlanDetail_plan on RemediationPlan {
    id
    name
    state
    source
    sourceReference
    note
    viewerCanEdit
    viewerCanMoveDates
    startsOn
    endsOn
    requestedAt
    requestNote
    returnReason
    version
    viewerCanRequestApproval
    viewerCanDecideApproval
    approvalBlockedReason
    requestedBy {
      id
      displayName
    }
    owner {
      id
      displayName
    }
    assessment {
      id
      name
    }
    taskCounts {
      state
      count
    }
    standing {
      budget
      baselineBudget
      actualCost
      effortDays
      baselineEffortDays
      slippageDays
      slippedTasks
      addedTasks
      removedTasks
    }
    baselines {
      number
      approvedAt
      startsOn
      endsOn
      taskCount
      budget
      requestNote
      note
      requestedBy {
        id
        displayName
      }
      approvedBy {
        id
        displayName
      }
    }
  }
`);

export const PlanDetailDocument = graphql(/* GraphQL */ `
  query PlanDetail($id: ID!) {
    remediationPlan(id: $id) {
      id
      ...PlanDetail_plan
    }
    remediationTasks(filter: { planId: $id }, first: 100) {
      totalCount
      nodes {
        id
        code
        title
        state
        dueOn
        overdue
        overdueDays
        budget
        actualCost
        baseline {
          number
          added
          dueOn
          budget
          slippageDays
        }
      }
    }
  }
`);

export const RequestPlanApprovalDocument = graphql(/* GraphQL */ `
  mutation RequestPlanApproval($input: RequestPlanApprovalInput!) {
    requestPlanApproval(input: $input) {
      plan {
        id
        ...PlanDetail_plan
      }
    }
  }
`);

export const DecidePlanApprovalDocument = graphql(/* GraphQL */ `
  mutation DecidePlanApproval($input: DecidePlanApprovalInput!) {
    decidePlanApproval(input: $input) {
      plan {
        id
        ...PlanDetail_plan
      }
    }
  }
`);

export const ChangePlanDocument = graphql(/* GraphQL */ `
  mutation ChangePlan($input: ChangePlanInput!) {
    changeRemediationPlan(input: $input) {
      plan {
        id
        ...PlanDetail_plan
      }
    }
  }
`);
