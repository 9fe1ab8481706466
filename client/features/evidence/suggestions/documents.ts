import { graphql } from '../../../gql';

export const EvidenceSuggestionsDocument = graphql(/* GraphQL */ `
  query EvidenceSuggestions($id: ID!) {
    evidence(id: $id) {
      id
      title
      viewerCanLink
      suggestions(reasons: [NAME, TEXT]) {
        reason
        written
        score
        words
        control {
          id
          code
          name
          text
          framework {
            id
            code
            shortName
          }
        }
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
