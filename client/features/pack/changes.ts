import { graphql } from '../../gql';

export const CreatePackDocument = graphql(/* GraphQL */ `
  mutation CreatePack($input: CreatePackInput!) {
    createPack(input: $input) {
      pack {
        id
        name
      }
    }
  }
`);

export const UpdatePackDocument = graphql(/* GraphQL */ `
  mutation UpdatePack($input: UpdatePackInput!) {
    updatePack(input: $input) {
      pack {
        id
        version
      }
    }
  }
`);

export const FreezePackDocument = graphql(/* GraphQL */ `
  mutation FreezePack($input: FreezePackInput!) {
    freezePack(input: $input) {
      pack {
        id
        state
        progress
      }
    }
  }
`);

export const CancelPackDocument = graphql(/* GraphQL */ `
  mutation CancelPack($id: ID!) {
    cancelPack(id: $id) {
      pack {
        id
        state
      }
    }
  }
`);

export const WithdrawPackDocument = graphql(/* GraphQL */ `
  mutation WithdrawPack($id: ID!, $reason: String!) {
    withdrawPack(id: $id, reason: $reason) {
      pack {
        id
        state
      }
    }
  }
`);

export const DeletePackDocument = graphql(/* GraphQL */ `
  mutation DeletePack($id: ID!) {
    deletePack(id: $id) {
      id
    }
  }
`);

export const CreatePackLinkDocument = graphql(/* GraphQL */ `
  mutation CreatePackLink($input: CreatePackLinkInput!) {
    createPackLink(input: $input) {
      path
    }
  }
`);

export const CreatePackInspectorDocument = graphql(/* GraphQL */ `
  mutation CreatePackInspector($input: CreatePackInspectorInput!) {
    createPackInspector(input: $input) {
      initialPassword
      membership {
        id
        username
        displayName
      }
    }
  }
`);

export const EndPackInspectorDocument = graphql(/* GraphQL */ `
  mutation EndPackInspector($id: ID!, $reason: String!) {
    endPackInspector(id: $id, reason: $reason) {
      pack {
        id
      }
    }
  }
`);

export const RevokePackLinkDocument = graphql(/* GraphQL */ `
  mutation RevokePackLink($id: ID!) {
    revokePackLink(id: $id) {
      pack {
        id
      }
    }
  }
`);

export const WaivePackItemDocument = graphql(/* GraphQL */ `
  mutation WaivePackItem($input: WaivePackItemInput!) {
    waivePackItem(input: $input) {
      pack {
        id
        version
      }
    }
  }
`);
