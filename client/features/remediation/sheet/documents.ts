import { graphql } from '../../../gql';

export const TaskSheetDocument = graphql(/* GraphQL */ `
  query TaskSheet {
    remediationTaskSheet {
      columns {
        column
        heading
        headings
      }
    }
  }
`);

export const PreviewTaskSheetDocument = graphql(/* GraphQL */ `
  query PreviewTaskSheet($input: TaskSheetInput!) {
    previewRemediationTaskSheet(input: $input) {
      unchanged
      rows {
        line
        status
        code
        title
        version
        changes {
          column
          from
          to
        }
        problems {
          column
          message
        }
      }
    }
  }
`);

export const ApplyTaskSheetDocument = graphql(/* GraphQL */ `
  mutation ApplyTaskSheet($input: ApplyTaskSheetInput!) {
    applyRemediationTaskSheet(input: $input) {
      changed
      made
      refused {
        line
        status
        code
        title
        version
        changes {
          column
          from
          to
        }
        problems {
          column
          message
        }
      }
    }
  }
`);
