import { graphql } from '../../gql';
import type { PackPageQuery } from '../../gql/graphql';

export const PacksDocument = graphql(/* GraphQL */ `
  query Packs($filter: PackFilter, $after: String) {
    packs(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        number
        state
        progress
        label
        periodFrom
        periodTo
        itemCount
        proofCount
        byteSize
        frozenAt
        createdAt
        parts {
          number
          name
        }
        createdBy {
          id
          displayName
        }
      }
    }
  }
`);

export const PackPageDocument = graphql(/* GraphQL */ `
  query PackPage($id: ID!) {
    pack(id: $id) {
      id
      name
      number
      state
      progress
      failure
      label
      periodFrom
      periodTo
      letter
      volumeMegabytes
      documentFormat
      fileNames
      parts {
        number
        name
        assessment {
          id
          name
        }
      }
      chapters {
        part
        title
        codes
      }
      itemCount
      proofCount
      leftOutCount
      fileCount
      byteSize
      manifestSha256
      frozenAt
      withdrawnAt
      withdrawnReason
      version
      viewerCanUpdate
      viewerCanFreeze
      viewerCanWithdraw
      viewerCanDelete
      viewerCanShare
      holdsSensitive
      frozenBy {
        id
        displayName
      }
      volumes {
        number
        fileCount
        byteSize
        downloadUrl
      }
      inspection {
        id
        name
      }
    }
    packOutlook(packId: $id) {
      items
      incomplete
      waived
      notArranged
      outside {
        part
        code
        name
        items
      }
      proofs
      byteSize
      holdsSensitive
      chapters {
        part
        title
        items
        rated
        explained
        proven
        proofs
      }
      leftOut {
        reason
        count
      }
    }
  }
`);
export type Outlook = NonNullable<PackPageQuery['packOutlook']>;
export type Pack = NonNullable<PackPageQuery['pack']>;

/** What is missing of a draft. */
export const PackGapsDocument = graphql(/* GraphQL */ `
  query PackGaps($packId: ID!, $kinds: [PackProblemKind!], $after: String) {
    packGaps(packId: $packId, kinds: $kinds, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        part
        code
        name
        chapter
        controlId
        waiver
        problems {
          kind
          evidences {
            id
            title
          }
        }
      }
    }
  }
`);

export const PackFilesDocument = graphql(/* GraphQL */ `
  query PackFiles($packId: ID!, $search: String, $after: String) {
    packFiles(packId: $packId, search: $search, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        path
        sha256
        byteSize
        evidenceId
      }
    }
  }
`);

export const PackLinksDocument = graphql(/* GraphQL */ `
  query PackLinks($id: ID!) {
    pack(id: $id) {
      id
      links {
        id
        recipient
        expiresAt
        mostDownloads
        downloads
        revokedAt
        works
        createdAt
        createdBy {
          id
          displayName
        }
      }
    }
    packSigner {
      fingerprint
    }
  }
`);

export const PackInspectorsDocument = graphql(/* GraphQL */ `
  query PackInspectors($id: ID!) {
    pack(id: $id) {
      id
      inspectors {
        id
        username
        displayName
        state
        validUntil
        lastLoginAt
      }
    }
  }
`);

export const PackReadsDocument = graphql(/* GraphQL */ `
  query PackReads($id: ID!, $after: String) {
    packReads(packId: $id, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        reader
        kind
        what
        address
      }
    }
  }
`);

export const PackChangedDocument = graphql(/* GraphQL */ `
  subscription PackChanged($id: ID!) {
    packChanged(id: $id) {
      id
      state
      progress
      failure
    }
  }
`);

export const PackComparisonDocument = graphql(/* GraphQL */ `
  query PackComparison($from: ID!, $to: ID!, $after: String) {
    packComparison(from: $from, to: $to, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        part
        code
        name
        kind
        before
        after
        added
        removed
        renewed
        reworded
      }
    }
  }
`);
