import { graphql } from '../../../gql';

/** What a menu needs to know of a framework. */
export const BookMenuFragment = graphql(/* GraphQL */ `
  fragment BookMenu_framework on Framework {
    id
    code
    name
    shortName
    edition
    state
    origin
    viewerCanEdit
    viewerCanRetire
    viewerCanCopy
    exports {
      format
      url
    }
  }
`);

export const PublishFrameworkMutation = graphql(/* GraphQL */ `
  mutation PublishFramework($id: ID!) {
    publishFramework(id: $id) {
      framework {
        id
        state
        viewerCanEdit
        viewerCanRetire
        viewerCanCopy
      }
    }
  }
`);

export const RetireFrameworkMutation = graphql(/* GraphQL */ `
  mutation RetireFramework($id: ID!) {
    retireFramework(id: $id) {
      framework {
        id
        state
        viewerCanRetire
        viewerCanCopy
      }
    }
  }
`);

export const DiscardFrameworkMutation = graphql(/* GraphQL */ `
  mutation DiscardFramework($id: ID!) {
    discardFramework(id: $id) {
      discardedId
    }
  }
`);
