import { graphql } from '../../gql';
import type { PackAssessmentsQuery } from '../../gql/graphql';

export const PackOfficeDocument = graphql(/* GraphQL */ `
  query PackOffice {
    packPdfAvailable
  }
`);

/** By what the assessments of a pack are found. */
export const PackScopeDocument = graphql(/* GraphQL */ `
  query PackScope {
    frameworks {
      id
      code
      shortName
      state
    }
    informationSystems(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** What a pack can hold. */
export const PackAssessmentsDocument = graphql(/* GraphQL */ `
  query PackAssessments($filter: AssessmentFilter) {
    assessments(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
        name
        state
        periodStart
        periodEnd
        subject {
          id
          name
        }
        framework {
          id
          shortName
          gradedScoring {
            topLevel
          }
        }
      }
    }
  }
`);

export type PackAssessment = PackAssessmentsQuery['assessments']['nodes'][number];

/** The one that a pack is begun from. */
export const PackGivenDocument = graphql(/* GraphQL */ `
  query PackGiven($id: ID!) {
    assessment(id: $id) {
      id
      name
      state
      periodStart
      periodEnd
      subject {
        id
        name
      }
      framework {
        id
        shortName
        gradedScoring {
          topLevel
        }
      }
    }
  }
`);

export const PackInspectionDocument = graphql(/* GraphQL */ `
  query PackInspection($id: ID!) {
    inspection(id: $id) {
      id
      name
      periodFrom
      periodTo
      assessment {
        id
        name
      }
    }
  }
`);
