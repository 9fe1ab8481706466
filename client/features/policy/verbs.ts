import { graphql } from '../../gql';

export const SubmitPolicyDocument = graphql(/* GraphQL */ `
  mutation SubmitPolicy($ids: [ID!]!, $approverIds: [ID!]!) {
    submitPolicyVersions(ids: $ids, approverIds: $approverIds) {
      items {
        id
        error {
          message
          field
        }
      }
    }
  }
`);

export const ApprovePolicyDocument = graphql(/* GraphQL */ `
  mutation ApprovePolicy($ids: [ID!]!, $note: String) {
    approvePolicyVersions(ids: $ids, note: $note) {
      items {
        id
        error {
          message
          field
        }
      }
    }
  }
`);

export const ReturnPolicyDocument = graphql(/* GraphQL */ `
  mutation ReturnPolicy($ids: [ID!]!, $reason: String!) {
    returnPolicyVersions(ids: $ids, reason: $reason) {
      items {
        id
        error {
          message
          field
        }
      }
    }
  }
`);

export const PublishPolicyDocument = graphql(/* GraphQL */ `
  mutation PublishPolicy($ids: [ID!]!, $unitIds: [ID!]) {
    publishPolicyVersions(ids: $ids, unitIds: $unitIds) {
      items {
        id
        error {
          message
          field
        }
      }
    }
  }
`);

export const AcknowledgePolicyDocument = graphql(/* GraphQL */ `
  mutation AcknowledgePolicy($ids: [ID!]!) {
    acknowledgePolicyVersions(ids: $ids) {
      items {
        id
        policyVersion {
          id
          acknowledgedAt
          viewerCanAcknowledge
          reading {
            expected
            read
          }
        }
        error {
          message
          field
        }
      }
    }
  }
`);

export const RevisePolicyDocument = graphql(/* GraphQL */ `
  mutation RevisePolicy($id: ID!) {
    startPolicyRevision(id: $id) {
      policy {
        id
      }
    }
  }
`);

export const WithdrawPolicyDocument = graphql(/* GraphQL */ `
  mutation WithdrawPolicy($id: ID!, $reason: String!) {
    withdrawPolicy(id: $id, reason: $reason) {
      policy {
        id
      }
    }
  }
`);

export const DiscardPolicyDocument = graphql(/* GraphQL */ `
  mutation DiscardPolicy($versionId: ID!, $reason: String!) {
    discardPolicyDraft(versionId: $versionId, reason: $reason) {
      policy {
        id
      }
    }
  }
`);

export const AddPolicyControlsDocument = graphql(/* GraphQL */ `
  mutation AddPolicyControls($policyId: ID!, $controlIds: [ID!]!) {
    addPolicyControls(policyId: $policyId, controlIds: $controlIds) {
      changed
    }
  }
`);

export const RemovePolicyControlsDocument = graphql(/* GraphQL */ `
  mutation RemovePolicyControls($policyId: ID!, $controlIds: [ID!]!) {
    removePolicyControls(policyId: $policyId, controlIds: $controlIds) {
      changed
    }
  }
`);

export const UpdatePolicyDocument = graphql(/* GraphQL */ `
  mutation UpdatePolicy($input: UpdatePolicyInput!) {
    updatePolicy(input: $input) {
      policy {
        id
      }
    }
  }
`);

/** Everything that shows policies, asked again after a change. */
export const refreshed = ['PolicyPage', 'PolicyList', 'Catalogue', 'HomePolicies'];
