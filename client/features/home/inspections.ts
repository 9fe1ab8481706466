import { graphql } from '../../gql';

/** Items of inspections that the viewer has to make ready before the visit. */
export const HomeInspectionsDocument = graphql(/* GraphQL */ `
  query HomeInspections {
    inspections(filter: { states: [PREPARING, ON_SITE] }, first: 5) {
      nodes {
        id
        name
        items(first: 4, filter: { mine: true, ready: false }) {
          totalCount
          nodes {
            id
            dueOn
            overdue
            control {
              id
              code
              name
            }
          }
        }
      }
    }
  }
`);
