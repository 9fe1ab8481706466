import { graphql } from '../../gql';
import type {
  InspectionItemsQuery,
  InspectionNotesQuery,
  InspectionOnSiteQuery,
  InspectionPageQuery,
} from '../../gql/graphql';

export const InspectionsDocument = graphql(/* GraphQL */ `
  query Inspections($after: String, $asOf: AsOf) {
    inspections(first: 20, after: $after, asOf: $asOf) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        kind
        state
        inspectingBody
        periodFrom
        periodTo
        visitFrom
        daysLeft
        leader {
          id
          displayName
        }
        readiness {
          items
          ready
        }
        rectification {
          findings
          settled
        }
      }
    }
  }
`);

export const InspectionPageDocument = graphql(/* GraphQL */ `
  query InspectionPage($id: ID!, $asOf: AsOf) {
    inspection(id: $id, asOf: $asOf) {
      id
      name
      kind
      state
      inspectingBody
      noticeNumber
      note
      periodFrom
      periodTo
      visitFrom
      visitTo
      daysLeft
      reason
      version
      viewerCanEdit
      viewerCanNote
      viewerCanReopen
      leader {
        id
        displayName
      }
      assessment {
        id
        name
        state
      }
      previous {
        id
        name
      }
      plan {
        id
        name
      }
      readiness {
        items
        ready
        unassigned
        overdue
        problems {
          kind
          count
        }
      }
      packs {
        id
        name
        state
      }
      rectification {
        findings
        planned
        settled
        overdue
        nextDueOn
      }
    }
  }
`);

export const InspectionItemsDocument = graphql(/* GraphQL */ `
  query InspectionItems($id: ID!, $filter: InspectionItemFilter, $after: String, $asOf: AsOf) {
    inspection(id: $id, asOf: $asOf) {
      id
      items(first: 100, after: $after, filter: $filter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          dueOn
          overdue
          ready
          interpretation
          interviewee
          place
          verdict
          openNotes
          version
          viewerCanEdit
          control {
            id
            code
            name
            text
          }
          unit {
            id
            name
          }
          person {
            id
            displayName
          }
          problems {
            kind
            evidenceCount
            evidences {
              id
              title
            }
          }
        }
      }
    }
  }
`);

export const InspectionOnSiteDocument = graphql(/* GraphQL */ `
  query InspectionOnSite($id: ID!, $after: String, $asOf: AsOf) {
    inspection(id: $id, asOf: $asOf) {
      id
      items(first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          ready
          verdict
          interpretation
          interviewee
          place
          openNotes
          control {
            id
            code
            name
            text
          }
          unit {
            id
            name
          }
          person {
            id
            displayName
          }
          result {
            id
            evidenceLinks {
              id
              status
              evidence {
                id
                title
                kind
                state
                validity
              }
            }
          }
        }
      }
    }
  }
`);

export const InspectionNotesDocument = graphql(/* GraphQL */ `
  query InspectionNotes($id: ID!, $filter: InspectionNoteFilter, $after: String, $asOf: AsOf) {
    inspection(id: $id, asOf: $asOf) {
      id
      notes(first: 50, after: $after, filter: $filter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          text
          severity
          state
          answer
          createdAt
          version
          viewerCanNote
          viewerCanChange
          createdBy {
            id
            displayName
          }
          item {
            id
            control {
              id
              code
              name
            }
          }
          evidences {
            id
            title
          }
          task {
            id
            code
            state
            dueOn
            overdue
          }
        }
      }
    }
  }
`);

export type Inspection = NonNullable<InspectionPageQuery['inspection']>;
export type InspectionItem = NonNullable<InspectionItemsQuery['inspection']>['items']['nodes'][number];
export type InspectionProblem = InspectionItem['problems'][number];
export type OnSiteItem = NonNullable<InspectionOnSiteQuery['inspection']>['items']['nodes'][number];
export type InspectionNote = NonNullable<InspectionNotesQuery['inspection']>['notes']['nodes'][number];
