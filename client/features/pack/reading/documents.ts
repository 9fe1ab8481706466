import { graphql } from '../../../gql';
import type { PackItemQuery } from '../../../gql/graphql';

export const PackReaderDocument = graphql(/* GraphQL */ `
  query PackReader($id: ID!) {
    pack(id: $id) {
      id
      name
      number
      itemCount
      frozenAt
      parts {
        number
        name
      }
      chapters {
        part
        title
      }
    }
  }
`);

export const PackItemsDocument = graphql(/* GraphQL */ `
  query PackItems(
    $packId: ID!
    $search: String
    $chapter: Int
    $part: Int
    $verdicts: [Verdict!]
    $after: String
  ) {
    packItems(
      packId: $packId
      search: $search
      chapter: $chapter
      part: $part
      verdicts: $verdicts
      first: 100
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        number
        part
        chapter
        code
        name
        verdict
        proofCount
        leftOutCount
      }
    }
  }
`);

export const PackItemDocument = graphql(/* GraphQL */ `
  query PackItem($packId: ID!, $number: Int!) {
    packItem(packId: $packId, number: $number) {
      item {
        number
        part
        code
        name
        verdict
      }
      previousCode
      nextCode
      text
      ownText
      provenVerdict
      currentState
      gap
      suggestion
      notApplicableReason
      interpretation
      shownBy
      unit
      waiver
      leftOut {
        title
        reason
      }
      proofs {
        versionId
        title
        kind
        label
        versionNumber
        collectedOn
        validUntil
        fileName
        mediaType
        byteSize
        url
        text
        downloadUrl
        previewUrl
      }
    }
  }
`);
export type Sheet = NonNullable<PackItemQuery['packItem']>;
export type Proof = Sheet['proofs'][number];
