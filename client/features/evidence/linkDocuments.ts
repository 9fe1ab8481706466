import { graphql } from '../../gql';

export const LinkEvidenceDocument = graphql(/* GraphQL */ `
  mutation LinkEvidenceToControls($input: LinkEvidenceInput!) {
    linkEvidence(input: $input) {
      created
      alreadyLinked
      links {
        id
        createdAt
        evidence {
          id
          linkCount
        }
      }
    }
  }
`);

export const UnlinkEvidenceDocument = graphql(/* GraphQL */ `
  mutation UnlinkEvidenceFromControls($linkIds: [ID!]!) {
    unlinkEvidence(linkIds: $linkIds) {
      removedLinkIds
      removed {
        evidenceId
        controlId
        systemId
      }
    }
  }
`);
