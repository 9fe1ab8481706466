import { graphql } from '../../gql';

export const SavedViewsDocument = graphql(/* GraphQL */ `
  query SavedViews($screen: SavedViewScreen!) {
    savedViews(screen: $screen) {
      id
      name
      query
      shared
      ownerName
      viewerCanChange
    }
  }
`);

export const SaveViewDocument = graphql(/* GraphQL */ `
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      view {
        id
        name
      }
    }
  }
`);

export const DeleteViewDocument = graphql(/* GraphQL */ `
  mutation DeleteView($id: ID!) {
    deleteView(id: $id) {
      deletedId
    }
  }
`);
