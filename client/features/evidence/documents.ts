import { graphql } from '../../gql';

/** What a change gives back, so that every list and panel follows without asking again. */
export const EvidenceChangedFragment = graphql(/* GraphQL */ `
  fragment EvidenceChanged_evidence on Evidence {
    id
    title
    description
    state
    validity
    proves
    label
    tags
    collectedOn
    validFrom
    validUntil
    returnReason
    submittedAt
    reviewedAt
    updatedAt
    version
    linkCount
    viewerCanEdit
    viewerCanSubmit
    viewerCanAccept
    viewerCanReturn
    viewerAwaitsReview
    viewerCanDelete
    viewerCanLink
    owner {
      id
      displayName
    }
    unit {
      id
      name
      path
    }
    submittedBy {
      id
      displayName
    }
    reviewedBy {
      id
      displayName
    }
  }
`);

export const UpdateEvidencesDocument = graphql(/* GraphQL */ `
  mutation UpdateEvidences($input: UpdateEvidencesInput!) {
    updateEvidences(input: $input) {
      items {
        id
        evidence {
          id
          title
          ...EvidenceChanged_evidence
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

export const SubmitEvidencesDocument = graphql(/* GraphQL */ `
  mutation SubmitEvidences($ids: [ID!], $filter: EvidenceFilter) {
    submitEvidences(ids: $ids, filter: $filter) {
      items {
        id
        evidence {
          id
          title
          ...EvidenceChanged_evidence
        }
        error {
          message
        }
      }
    }
  }
`);

export const AcceptEvidencesDocument = graphql(/* GraphQL */ `
  mutation AcceptEvidences($ids: [ID!], $filter: EvidenceFilter, $note: String) {
    acceptEvidences(ids: $ids, filter: $filter, note: $note) {
      items {
        id
        evidence {
          id
          title
          ...EvidenceChanged_evidence
        }
        error {
          message
        }
      }
    }
  }
`);

export const ReturnEvidencesDocument = graphql(/* GraphQL */ `
  mutation ReturnEvidences($ids: [ID!], $filter: EvidenceFilter, $reason: String!) {
    returnEvidences(ids: $ids, filter: $filter, reason: $reason) {
      items {
        id
        evidence {
          id
          title
          ...EvidenceChanged_evidence
        }
        error {
          message
        }
      }
    }
  }
`);

export const DeleteEvidenceDocument = graphql(/* GraphQL */ `
  mutation DeleteEvidence($id: ID!) {
    deleteEvidence(id: $id) {
      deletedId
    }
  }
`);

export const AddEvidenceVersionDocument = graphql(/* GraphQL */ `
  mutation AddEvidenceVersion($input: AddEvidenceVersionInput!) {
    addEvidenceVersion(input: $input) {
      evidence {
        ...EvidenceChanged_evidence
        currentVersion {
          id
          ...EvidencePreview_version
        }
      }
    }
  }
`);
