import { graphql } from '../../../gql';

export const EvidenceUseDocument = graphql(/* GraphQL */ `
  query EvidenceUse($ids: [ID!], $filter: EvidenceFilter) {
    evidenceUse(ids: $ids, filter: $filter) {
      evidences
      controls
      sole
      held
      books {
        controls
        sole
        framework {
          id
          code
          shortName
        }
      }
    }
  }
`);

export const SoleProofDocument = graphql(/* GraphQL */ `
  query SoleProof($id: ID!) {
    evidence(id: $id) {
      id
      validUntil
      soleProofOf {
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
`);

export const EvidenceHoldsDocument = graphql(/* GraphQL */ `
  query EvidenceHolds($id: ID!) {
    evidence(id: $id) {
      id
      holds {
        kind
        objectId
        name
        since
      }
    }
  }
`);
