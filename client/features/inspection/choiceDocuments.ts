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
