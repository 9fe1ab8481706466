import { graphql } from '../../gql';
import type { ReportsQuery } from '../../gql/graphql';

export const ReportsDocument = graphql(/* GraphQL */ `
  query Reports($filter: ReportFilter, $after: String) {
    reports(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        title
        number
        state
        progress
        failure
        createdAt
        completedAt
        dataAt
        fileName
        byteSize
        sha256
        downloadUrl
        createdBy {
          id
          displayName
        }
        assessment {
          id
          name
        }
        policy {
          id
        }
        roadmap {
          id
          name
        }
        system {
          id
          name
        }
        plan {
          id
          name
        }
        briefing {
          month
          frameworkCode
          unitId
        }
      }
    }
  }
`);

export type ReportRow = ReportsQuery['reports']['nodes'][number];

export const CreateReportDocument = graphql(/* GraphQL */ `
  mutation CreateReport($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
        state
      }
    }
  }
`);

export const DeleteReportDocument = graphql(/* GraphQL */ `
  mutation DeleteReport($id: ID!) {
    deleteReport(id: $id) {
      report {
        id
      }
    }
  }
`);

export const ReportChangedDocument = graphql(/* GraphQL */ `
  subscription ReportChanged($id: ID!) {
    reportChanged(id: $id) {
      id
      title
      state
      progress
      failure
      completedAt
      fileName
      byteSize
      sha256
      downloadUrl
    }
  }
`);
