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
        workbookUrl
        pdfState
        pdfUrl
        standing
        submittedAt
        decidedAt
        decisionNote
        templateName
        viewerCanSubmit
        viewerCanDecide
        viewerCanWithdraw
        viewerCanDelete
        viewerCanRetry
        viewerCanCancel
        viewerCanRenew
        decisionBlockedReason
        submittedBy {
          id
          displayName
        }
        decidedBy {
          id
          displayName
        }
        createdBy {
          id
          displayName
        }
        assessment {
          id
          name
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
      workbookUrl
      pdfState
      pdfUrl
    }
  }
`);

/** Whether the server makes PDF. */
export const ReportPdfAvailableDocument = graphql(/* GraphQL */ `
  query ReportPdfAvailable {
    reportPdfAvailable
  }
`);

export const MakeReportPdfDocument = graphql(/* GraphQL */ `
  mutation MakeReportPdf($id: ID!) {
    makeReportPdf(id: $id) {
      report {
        id
        pdfState
        pdfUrl
      }
    }
  }
`);

/** The other versions of one document. */
export const ReportVersionsDocument = graphql(/* GraphQL */ `
  query ReportVersions($id: ID!) {
    report(id: $id) {
      id
      versions {
        id
        number
        state
        standing
        dataAt
        downloadUrl
      }
    }
  }
`);

export const ReportComparisonDocument = graphql(/* GraphQL */ `
  query ReportComparison($from: ID!, $to: ID!, $after: String) {
    reportComparison(from: $from, to: $to, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        chapter
        kind
        what
        name
        parts {
          label
          before
          after
        }
      }
    }
  }
`);

export const RenewReportDocument = graphql(/* GraphQL */ `
  mutation RenewReport($id: ID!, $clientKey: String) {
    renewReport(id: $id, clientKey: $clientKey) {
      report {
        id
        number
      }
    }
  }
`);

export const RetryReportDocument = graphql(/* GraphQL */ `
  mutation RetryReport($id: ID!) {
    retryReport(id: $id) {
      report {
        id
        state
        progress
        failure
      }
    }
  }
`);

export const CancelReportDocument = graphql(/* GraphQL */ `
  mutation CancelReport($id: ID!) {
    cancelReport(id: $id) {
      report {
        id
        state
        failure
      }
    }
  }
`);

export const SubmitReportDocument = graphql(/* GraphQL */ `
  mutation SubmitReport($id: ID!) {
    submitReport(id: $id) {
      report {
        id
        standing
      }
    }
  }
`);

export const DecideReportDocument = graphql(/* GraphQL */ `
  mutation DecideReport($input: DecideReportInput!) {
    decideReport(input: $input) {
      report {
        id
        state
        standing
      }
    }
  }
`);

export const WithdrawReportDocument = graphql(/* GraphQL */ `
  mutation WithdrawReport($input: WithdrawReportInput!) {
    withdrawReport(input: $input) {
      report {
        id
        standing
      }
    }
  }
`);
