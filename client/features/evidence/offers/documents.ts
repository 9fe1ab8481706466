import { graphql } from '../../../gql';

export const EvidenceOffersDocument = graphql(/* GraphQL */ `
  query EvidenceOffers($id: ID!, $first: Int!) {
    evidence(id: $id) {
      id
      title
      proves
      viewerCanLink
      certain: mappingOffers(filter: { certain: true }, first: $first) {
        totalCount
        nodes {
          missing
          from {
            id
            code
            name
            framework {
              id
              code
              shortName
            }
          }
          control {
            id
            code
            name
            text
            level
            framework {
              id
              code
              shortName
            }
          }
          system {
            id
            name
          }
          claim {
            relation
            confidence
            reviewed
            path {
              relation
              confidence
              reviewed
              from {
                id
                code
                name
              }
              to {
                id
                code
                name
              }
              mapping {
                id
              }
            }
          }
        }
      }
      hints: mappingOffers(filter: { certain: false }, first: $first) {
        totalCount
        nodes {
          missing
          from {
            id
            code
            name
            framework {
              id
              code
              shortName
            }
          }
          control {
            id
            code
            name
            text
            level
            framework {
              id
              code
              shortName
            }
          }
          system {
            id
            name
          }
          claim {
            relation
            confidence
            reviewed
            path {
              relation
              confidence
              reviewed
              from {
                id
                code
                name
              }
              to {
                id
                code
                name
              }
              mapping {
                id
              }
            }
          }
        }
      }
    }
  }
`);

export const ControlOffersDocument = graphql(/* GraphQL */ `
  query ControlOffers($id: ID!, $subjectId: ID) {
    control(id: $id) {
      id
      mappingOffers(subjectId: $subjectId, first: 20) {
        totalCount
        nodes {
          missing
          from {
            id
            code
            name
            framework {
              id
              code
              shortName
            }
          }
          control {
            id
            code
            name
            text
            level
            framework {
              id
              code
              shortName
            }
          }
          system {
            id
            name
          }
          claim {
            relation
            confidence
            reviewed
            path {
              relation
              confidence
              reviewed
              from {
                id
                code
                name
              }
              to {
                id
                code
                name
              }
              mapping {
                id
              }
            }
          }
          evidence {
            id
            title
            kind
            validity
            validFrom
            validUntil
            viewerCanLink
          }
        }
      }
    }
  }
`);

export const AcceptOffersDocument = graphql(/* GraphQL */ `
  mutation AcceptOffers($input: AcceptMappingOffersInput!) {
    acceptMappingOffers(input: $input) {
      created
      alreadyLinked
      links {
        id
        status
        createdAt
      }
      evidence {
        id
        linkCount
      }
    }
  }
`);

export const ConfirmLinksDocument = graphql(/* GraphQL */ `
  mutation ConfirmLinks($ids: [ID!]!) {
    confirmLinks(linkIds: $ids) {
      confirmed
      links {
        id
        status
        confirmedAt
        viewerCanConfirm
      }
    }
  }
`);
