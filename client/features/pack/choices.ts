import { graphql } from '../../gql';

/** What a new pack can be about. */
export const PackChoicesDocument = graphql(/* GraphQL */ `
  query PackChoices {
    packPdfAvailable
    assessments(first: 100) {
      totalCount
      nodes {
        id
        name
        state
        periodStart
        periodEnd
        framework {
          id
          gradedScoring {
            topLevel
          }
          shortName
        }
      }
    }
  }
`);

export const PackInspectionDocument = graphql(/* GraphQL */ `
  query PackInspection($id: ID!) {
    inspection(id: $id) {
      id
      name
      periodFrom
      periodTo
      assessment {
        id
        name
      }
    }
  }
`);
