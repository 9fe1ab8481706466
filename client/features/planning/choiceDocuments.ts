import { graphql } from '../../gql';

export const RoadmapChoicesDocument = graphql(/* GraphQL */ `
  query RoadmapChoices {
    assessments(filter: { states: [OPEN] }, first: 100) {
      totalCount
      nodes {
        id
        name
        framework {
          id
          shortName
        }
      }
    }
  }
`);

export const RoadmapGapsDocument = graphql(/* GraphQL */ `
  query RoadmapGaps($filter: GapFilter!) {
    gaps(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
        verdict
        control {
          id
          code
          name
        }
        assessment {
          id
          name
        }
      }
    }
  }
`);

export const RoadmapProposalsDocument = graphql(/* GraphQL */ `
  query RoadmapProposals($roadmapId: ID!, $groupBy: RoadmapGrouping!) {
    roadmapProposals(roadmapId: $roadmapId, groupBy: $groupBy) {
      key
      name
      gapCount
      proofOnlyCount
      gain
      costKnown
      costUnknown
      effortKnown
      effortUnknown
      startQuarter
      endQuarter
    }
  }
`);
