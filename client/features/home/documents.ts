import { graphql } from '../../gql';
import type {
  HomeAskedQuery,
  HomeDecisionsQuery,
  HomeDueQuery,
  HomeEvidenceQuery,
  HomeInspectionsQuery,
  HomePoliciesQuery,
  HomeStateQuery,
} from '../../gql/graphql';

/**
 * What is due for the viewer. What somebody may not see is left out, not refused; an operation may carry five such
 * conditions, so the proofs have a question of their own.
 */
export const HomeDueDocument = graphql(/* GraphQL */ `
  query HomeDue(
    $tasks: Boolean!
    $verify: Boolean!
    $decide: Boolean!
    $results: Boolean!
    $working: [TaskState!]
  ) {
    myTasks: remediationTasks(filter: { mine: true, states: $working }, first: 6) @include(if: $tasks) {
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
    myOverdue: remediationTasks(filter: { mine: true, overdue: true }, first: 1) @include(if: $tasks) {
      totalCount
    }
    toVerify: remediationTasks(filter: { verifiableByMe: true }, first: 4) @include(if: $verify) {
      totalCount
      nodes {
        id
        code
        title
        submittedAt
      }
    }
    delays: remediationTasks(filter: { delayRequested: true }, first: 4) @include(if: $decide) {
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
    assessments(filter: { states: [OPEN] }, first: 10) @include(if: $results) {
      nodes {
        id
        name
        results(filter: { mine: true, verdicts: [OPEN] }) {
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
`);

/** Proofs that wait for the viewer: to be reviewed, given back to him, running out. */
export const HomeEvidenceDocument = graphql(/* GraphQL */ `
  query HomeEvidence($review: Boolean!, $own: Boolean!) {
    toReview: evidences(filter: { reviewableByMe: true }, first: 4) @include(if: $review) {
      totalCount
      nodes {
        id
        title
        submittedAt
      }
    }
    damaged: evidences(filter: { validities: [DAMAGED] }, first: 1) @include(if: $review) {
      totalCount
    }
    returned: evidences(filter: { mine: true, states: [RETURNED] }, first: 4) @include(if: $own) {
      totalCount
      nodes {
        id
        title
        returnReason
        viewerCanAddVersion
      }
    }
    expiring: evidences(filter: { mine: true, validities: [EXPIRING] }, orderBy: VALID_UNTIL_ASC, first: 4)
      @include(if: $own) {
      totalCount
      nodes {
        id
        title
        validUntil
      }
    }
  }
`);

/** What the viewer is asked to hand in. */
export const HomeAskedDocument = graphql(/* GraphQL */ `
  query HomeAsked {
    asked: evidenceRequests(filter: { askedOfMe: true }, first: 6) {
      totalCount
      nodes {
        id
        title
        state
        reason
        dueOn
        daysLeft
        overdue
        dueSoon
      }
    }
    askedOverdue: evidenceRequests(filter: { askedOfMe: true, overdue: true }, first: 1) {
      totalCount
    }
  }
`);

/** What the viewer has to read, and to approve, of the policies. */
export const HomePoliciesDocument = graphql(/* GraphQL */ `
  query HomePolicies($reads: Boolean!, $approves: Boolean!) {
    policiesToRead: policies(filter: { toReadByMe: true }, first: 4) @include(if: $reads) {
      totalCount
      nodes {
        id
        code
        name
      }
    }
    policiesToApprove: policies(filter: { awaitingMyApproval: true }, first: 4) @include(if: $approves) {
      totalCount
      nodes {
        id
        code
        name
      }
    }
  }
`);

/** Where the hospital stands: scores per system, and the gaps. */
export const HomeStateDocument = graphql(/* GraphQL */ `
  query HomeState($scores: Boolean!, $gaps: Boolean!, $proofs: Boolean!) {
    evidenceExpiry @include(if: $proofs) {
      fromDays
      toDays
      count
    }
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

/** The newest assessment by each rule book beside MLPS, of everything that was assessed. */
export const HomeRatingsDocument = graphql(/* GraphQL */ `
  query HomeRatings {
    latestAssessments(scoringKinds: [GRADED_ITEMS, POINTS, CHECKLIST]) {
      id
      period
      targetLevel
      subject {
        kind
        id
        name
      }
      framework {
        id
        shortName
        levels {
          code
          name
        }
      }
      rating {
        kind
        open
        gaps
        declared {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          provisional
          met
          applicable
        }
        proven {
          basis
          value
          level
          decided
          lowestLevel
          highestLevel
          met
          applicable
        }
      }
    }
  }
`);

/** All answers together. */
export type HomeDue = HomeDueQuery &
  HomeEvidenceQuery &
  Partial<HomeAskedQuery> &
  Partial<HomeDecisionsQuery> &
  Partial<HomeInspectionsQuery> &
  HomePoliciesQuery;
export type HomeState = HomeStateQuery;
