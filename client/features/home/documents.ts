import { graphql } from '../../gql';
import type { HomeDueQuery, HomeStateQuery } from '../../gql/graphql';

/**
 * What is due for the viewer, in one request for all roles: what somebody may not see is left out, not refused.
 * An operation may have five directives and ten fields at its root, so a filter that can match nothing stands for 「not mine」.
 */
export const HomeDueDocument = graphql(/* GraphQL */ `
  query HomeDue(
    $tasks: Boolean!
    $results: Boolean!
    $evidence: Boolean!
    $verify: Boolean!
    $decide: Boolean!
    $me: ID!
    $soon: [TaskState!]
  ) {
    ... @include(if: $tasks) {
      myTasks: remediationTasks(filter: { mine: true, states: $soon }, first: 6) {
        totalCount
        nodes {
          id
          code
          title
          state
          priority
          dueOn
          overdue
          overdueDays
        }
      }
      myOverdue: remediationTasks(filter: { mine: true, overdue: true }, first: 1) {
        totalCount
      }
    }
    ... @include(if: $verify) {
      toVerify: remediationTasks(filter: { verifiableByMe: true }, first: 4) {
        totalCount
        nodes {
          id
          code
          title
          submittedAt
        }
      }
    }
    ... @include(if: $decide) {
      delays: remediationTasks(filter: { delayRequested: true }, first: 4) {
        totalCount
        nodes {
          id
          code
          title
          dueOn
          overdue
          overdueDays
          state
        }
      }
    }
    ... @include(if: $results) {
      assessments(filter: { states: [OPEN] }, first: 10) {
        nodes {
          id
          name
          results(filter: { assigneeId: $me, verdicts: [OPEN] }) {
            id
            control {
              id
              code
              name
            }
          }
        }
      }
    }
    ... @include(if: $evidence) {
      toReview: evidences(filter: { reviewableByMe: true }, first: 4) {
        totalCount
        nodes {
          id
          title
          submittedAt
        }
      }
      returned: evidences(filter: { mine: true, states: [RETURNED] }, first: 4) {
        totalCount
        nodes {
          id
          title
          returnReason
        }
      }
      expiring: evidences(
        filter: { mine: true, validities: [EXPIRING] }
        orderBy: VALID_UNTIL_ASC
        first: 4
      ) {
        totalCount
        nodes {
          id
          title
          validUntil
        }
      }
    }
  }
`);

/** Where the hospital stands: scores per system, and the gaps. */
export const HomeStateDocument = graphql(/* GraphQL */ `
  query HomeState($scores: Boolean!, $gaps: Boolean!) {
    systemScores @include(if: $scores) {
      declared
      proven
      declaredConclusion
      provenConclusion
      open
      gaps
      provisional
      system {
        id
        name
        grading {
          code
        }
      }
      assessment {
        id
        name
        period
        scoringEdition
      }
    }
    gapSummary @include(if: $gaps) {
      openGaps
      withoutTask
      declaredNotProven
      overdueTasks
      ageBands {
        label
        fromDays
        toDays
        count
      }
      byUnit {
        tasks
        overdue
        unit {
          id
          name
        }
      }
    }
  }
`);

export type HomeDue = HomeDueQuery;
export type HomeState = HomeStateQuery;
