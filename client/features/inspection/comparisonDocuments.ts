import { graphql } from '../../gql';

export const InspectionComparisonDocument = graphql(/* GraphQL */ `
  query InspectionComparison($id: ID!, $changes: [InspectionChange!], $after: String, $asOf: AsOf) {
    inspection(id: $id, asOf: $asOf) {
      id
      comparison {
        previous {
          id
          name
        }
        counts {
          change
          count
        }
        rows(first: 100, after: $after, changes: $changes) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            controlId
            change
            before
            after
            findingsBefore
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
