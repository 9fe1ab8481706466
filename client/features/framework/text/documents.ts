import { graphql } from '../../../gql';

/** What is shown of an own text, and what its dialog needs. */
export const OwnTextFragment = graphql(/* GraphQL */ `
  fragment OwnText_control on Control {
    id
    code
    viewerCanRecordText
    framework {
      id
      code
    }
    ownText {
      text
      source
      version
      recordedAt
      recordedByName
    }
  }
`);

/** One text at a time: the history comes along, for the page that shows it. */
export const RecordControlTextDocument = graphql(/* GraphQL */ `
  mutation RecordControlText($input: RecordControlTextsInput!) {
    recordControlTexts(input: $input) {
      items {
        code
        outcome
        control {
          id
          ...OwnText_control
          ...OwnTextHistory_control
        }
        error {
          code
          message
        }
      }
    }
  }
`);
