import { graphql } from '../../../gql';

export const StartEvidenceUploadDocument = graphql(/* GraphQL */ `
  mutation StartEvidenceUpload($input: StartUploadInput!) {
    startUpload(input: $input) {
      upload {
        id
        url
      }
    }
  }
`);

export const CreateEvidencesDocument = graphql(/* GraphQL */ `
  mutation CreateEvidences($input: CreateEvidencesInput!) {
    createEvidences(input: $input) {
      items {
        clientKey
        evidence {
          id
          title
        }
        duplicateOf {
          id
          title
          collectedOn
          validFrom
          version
          viewerCanEdit
          viewerCanLink
        }
        error {
          code
          message
          field
        }
      }
    }
  }
`);
