import { graphql } from '../../../gql';
import type { FrameworkDiffQuery } from '../../../gql/graphql';

/** What the list shows of a line; whoever asks for differences elsewhere asks for these fields. */
export type Difference = Omit<FrameworkDiffQuery['frameworkDiff']['lines']['nodes'][number], '__typename'>;

export const DiffBooksDocument = graphql(/* GraphQL */ `
  query DiffBooks {
    frameworks {
      id
      code
      shortName
      edition
      scoringKind
      state
      newerEditions {
        id
      }
    }
  }
`);

export const FrameworkDiffDocument = graphql(/* GraphQL */ `
  query FrameworkDiff(
    $from: String!
    $to: String!
    $filter: FrameworkDiffFilter
    $first: Int!
    $after: String
  ) {
    frameworkDiff(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
      from {
        id
      }
      to {
        id
      }
      totals {
        change
        count
      }
      lines {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          change
          termsChanged
          nameWords {
            change
            text
          }
          textWords {
            change
            text
          }
          before {
            id
            code
            name
            text
            parent {
              id
              code
              name
            }
          }
          after {
            id
            code
            name
            text
            parent {
              id
              code
              name
            }
          }
        }
      }
    }
  }
`);

/** Long texts on both sides: a page of them is larger than a page of a ledger. */
export const pageSize = 50;
