import { graphql } from '../../../gql';

export const CalendarScopeDocument = graphql(/* GraphQL */ `
  query CalendarScope($systemId: ID!, $named: Boolean!) {
    informationSystem(id: $systemId) @include(if: $named) {
      id
      name
    }
    frameworks {
      id
      code
      shortName
      scoringKind
      state
      levels {
        code
        name
      }
    }
    informationSystems(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const ProofCalendarDocument = graphql(/* GraphQL */ `
  query ProofCalendar($code: String!, $systemId: ID, $level: String, $from: String, $months: Int!) {
    proofCalendar(frameworkCode: $code, systemId: $systemId, level: $level, from: $from, months: $months) {
      today
      complete
      framework {
        id
        code
        shortName
      }
      months {
        month
        days
        full
        partial
        none
      }
      groups {
        controlId
        name
      }
      rows {
        controlId
        code
        name
        group
        days
        proofs
        proofsToday
        provenUntil
      }
    }
  }
`);

export const MonthProofsDocument = graphql(/* GraphQL */ `
  query MonthProofs($id: ID!) {
    control(id: $id) {
      id
      code
      name
      text
      framework {
        id
        code
        shortName
      }
      evidenceLinks {
        id
        status
        system {
          id
          name
        }
        evidence {
          id
          title
          kind
          state
          validity
          validFrom
          validUntil
          linkCount
          owner {
            id
            displayName
          }
        }
      }
    }
  }
`);

export const ProofReuseDocument = graphql(/* GraphQL */ `
  query ProofReuse($after: String, $orderBy: ProofReuseOrder!, $frameworkCode: String) {
    proofReuse(first: 100, after: $after, orderBy: $orderBy, frameworkCode: $frameworkCode) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        controls
        sole
        books {
          controls
          sole
          framework {
            id
            code
            shortName
          }
        }
        evidence {
          id
          title
          kind
          validity
          validFrom
          validUntil
          owner {
            id
            displayName
          }
        }
      }
    }
  }
`);
