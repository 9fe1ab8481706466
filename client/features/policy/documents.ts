import { graphql } from '../../gql';
import type { CatalogueQuery, PolicyPageQuery } from '../../gql/graphql';

export const PolicyPageDocument = graphql(/* GraphQL */ `
  query PolicyPage($id: ID!) {
    policy(id: $id) {
      id
      code
      name
      category
      label
      state
      requirementCodes
      nextReviewOn
      reviewState
      withdrawnAt
      withdrawReason
      version
      viewerCanManage
      viewerCanRevise
      viewerCanWithdraw
      owner {
        id
        displayName
      }
      unit {
        id
        name
        path
      }
      evidence {
        id
        validity
        validUntil
      }
      controls {
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
      currentVersion {
        id
      }
      openVersion {
        id
      }
      versions {
        id
        number
        state
        kind
        fileName
        mediaType
        byteSize
        downloadUrl
        changeNote
        effectiveOn
        reviewMonths
        round
        submittedAt
        returnReason
        approvedAt
        publishedAt
        forEverybody
        endedAt
        acknowledgedAt
        createdAt
        version
        viewerCanEdit
        viewerCanSubmit
        viewerCanApprove
        viewerCanReturn
        viewerCanPublish
        viewerCanAcknowledge
        authors {
          id
          displayName
        }
        submittedBy {
          id
          displayName
        }
        publishedBy {
          id
          displayName
        }
        units {
          id
          name
        }
        reading {
          expected
          read
        }
        approvals {
          id
          round
          decision
          remark
          decidedAt
          approver {
            id
            displayName
          }
        }
      }
    }
  }
`);

export type PolicyOfPage = NonNullable<PolicyPageQuery['policy']>;
export type VersionOfPage = PolicyOfPage['versions'][number];

/** The words of one version, asked when it is looked at. */
export const PolicyVersionTextDocument = graphql(/* GraphQL */ `
  query PolicyVersionText($id: ID!) {
    node(id: $id) {
      id
      ... on PolicyVersion {
        text
      }
    }
  }
`);

export const PolicyDifferenceDocument = graphql(/* GraphQL */ `
  query PolicyDifference($olderId: ID!, $newerId: ID!) {
    policyDifference(olderId: $olderId, newerId: $newerId) {
      before
      after
      words {
        change
        text
      }
    }
  }
`);

export const CatalogueDocument = graphql(/* GraphQL */ `
  query Catalogue {
    policyCatalogue {
      code
      name
      category
      source
      verified
      state
      policies {
        id
        code
        name
        state
        nextReviewOn
      }
      controls {
        id
        code
        framework {
          id
          code
        }
      }
    }
  }
`);

export type RequirementRow = CatalogueQuery['policyCatalogue'][number];

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

export const MakePolicyDocument = graphql(/* GraphQL */ `
  mutation MakePolicyDocument($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
      }
    }
  }
`);

/** Everything that shows policies, asked again after a change. */
export const refreshed = ['PolicyPage', 'PolicyList', 'Catalogue', 'HomePolicies'];
