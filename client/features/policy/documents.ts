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
      comparison
      more
      cut
      changes {
        line
        runs {
          change
          text
        }
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
