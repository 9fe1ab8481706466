import { graphql } from '../../gql';

/** What a new inspection is made from. */
export const InspectionChoicesDocument = graphql(/* GraphQL */ `
  query InspectionChoices {
    assessments(first: 100, filter: { states: [OPEN] }) {
      nodes {
        id
        name
      }
    }
    inspections(first: 50) {
      nodes {
        id
        name
      }
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
  }
`);

/** Items of an inspection that a note can be about. */
export const InspectionItemChoicesDocument = graphql(/* GraphQL */ `
  query InspectionItemChoices($id: ID!, $search: String) {
    inspection(id: $id) {
      id
      items(first: 20, filter: { search: $search }) {
        nodes {
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
