import { graphql } from '../../gql';

export const CreateRoadmapDocument = graphql(/* GraphQL */ `
  mutation CreateRoadmap($input: CreateRoadmapInput!) {
    createRoadmap(input: $input) {
      roadmap {
        id
        name
      }
    }
  }
`);

export const UpdateRoadmapDocument = graphql(/* GraphQL */ `
  mutation UpdateRoadmap($input: UpdateRoadmapInput!) {
    updateRoadmap(input: $input) {
      roadmap {
        id
        name
        version
      }
    }
  }
`);

export const DeleteRoadmapDocument = graphql(/* GraphQL */ `
  mutation DeleteRoadmap($id: ID!) {
    deleteRoadmap(id: $id) {
      deletedIds
    }
  }
`);

export const CreatePackagesDocument = graphql(/* GraphQL */ `
  mutation CreateRoadmapPackages($input: CreateRoadmapPackagesInput!) {
    createRoadmapPackages(input: $input) {
      packages {
        id
        name
      }
    }
  }
`);

export const CreateProposedDocument = graphql(/* GraphQL */ `
  mutation CreateProposedPackages($input: CreateProposedPackagesInput!) {
    createProposedPackages(input: $input) {
      packages {
        id
        name
      }
    }
  }
`);

export const UpdatePackageDocument = graphql(/* GraphQL */ `
  mutation UpdateRoadmapPackage($input: UpdateRoadmapPackageInput!) {
    updateRoadmapPackage(input: $input) {
      packages {
        id
        name
        version
      }
    }
  }
`);

export const OrderPackagesDocument = graphql(/* GraphQL */ `
  mutation OrderRoadmapPackages($input: OrderRoadmapPackagesInput!) {
    orderRoadmapPackages(input: $input) {
      roadmap {
        id
        packages {
          id
          place
        }
      }
    }
  }
`);

export const DeletePackagesDocument = graphql(/* GraphQL */ `
  mutation DeleteRoadmapPackages($ids: [ID!]!) {
    deleteRoadmapPackages(ids: $ids) {
      deletedIds
    }
  }
`);

export const CreateAlternativeDocument = graphql(/* GraphQL */ `
  mutation CreateRoadmapAlternative($input: CreateRoadmapAlternativeInput!) {
    createRoadmapAlternative(input: $input) {
      chosenBy
      alternative {
        id
        name
      }
    }
  }
`);

export const UpdateAlternativeDocument = graphql(/* GraphQL */ `
  mutation UpdateRoadmapAlternative($input: UpdateRoadmapAlternativeInput!) {
    updateRoadmapAlternative(input: $input) {
      chosenBy
      alternative {
        id
        name
        version
      }
    }
  }
`);

export const DeleteAlternativeDocument = graphql(/* GraphQL */ `
  mutation DeleteRoadmapAlternative($id: ID!) {
    deleteRoadmapAlternative(id: $id) {
      deletedIds
    }
  }
`);

export const PlanFromPackagesDocument = graphql(/* GraphQL */ `
  mutation CreatePlanFromPackages($input: PlanFromPackagesInput!) {
    createPlanFromPackages(input: $input) {
      createdTasks
      adoptedCount
      closedGaps
      adoptedTasks {
        id
        code
        title
      }
      plan {
        id
        name
      }
    }
  }
`);

export const ProposeRoadmapDocument = graphql(/* GraphQL */ `
  mutation ProposeRoadmap($input: ProposeRoadmapInput!) {
    proposeRoadmap(input: $input) {
      roadmap {
        id
        state
        version
      }
    }
  }
`);

export const DecideRoadmapDocument = graphql(/* GraphQL */ `
  mutation DecideRoadmap($input: DecideRoadmapInput!) {
    decideRoadmap(input: $input) {
      roadmap {
        id
        state
        version
      }
    }
  }
`);

export const ReopenRoadmapDocument = graphql(/* GraphQL */ `
  mutation ReopenRoadmap($input: ReopenRoadmapInput!) {
    reopenRoadmap(input: $input) {
      roadmap {
        id
        state
        version
      }
    }
  }
`);
