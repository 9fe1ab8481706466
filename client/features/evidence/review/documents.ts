import { graphql } from '../../../gql';

export const ReviewQueueDocument = graphql(/* GraphQL */ `
  query ReviewQueue($after: String) {
    evidences(filter: { reviewableByMe: true }, orderBy: UPDATED_DESC, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        submittedAt
        viewerCanAccept
        viewerCanReturn
        unit {
          id
          name
        }
        submittedBy {
          id
          displayName
        }
        requests {
          id
          title
        }
      }
    }
  }
`);

export const ReviewedEvidenceDocument = graphql(/* GraphQL */ `
  query ReviewedEvidence($id: ID!) {
    evidence(id: $id) {
      id
      title
      description
      collectedOn
      validFrom
      validUntil
      validity
      label
      owner {
        id
        displayName
      }
      currentVersion {
        id
        number
        note
        ...EvidencePreview_version
      }
      requests {
        id
        title
        note
        dueOn
        state
        controls {
          id
        }
      }
      links {
        id
        status
        system {
          id
          name
        }
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
  }
`);
