import { graphql } from '../../gql';

export const MappingsDocument = graphql(/* GraphQL */ `
  query Mappings($filter: MappingFilter, $first: Int!, $after: String) {
    mappings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        relation
        confidence
        rationale
        status
        firstRelation
        firstConfidence
        own
        judgedByName
        judgedAt
        version
        viewerCanReview
        viewerCanDelete
        crosswalk {
          id
          code
          name
          basis
          own
        }
        source {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
        target {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
      }
    }
  }
`);

export const MappingDocument = graphql(/* GraphQL */ `
  query OneMapping($id: ID!) {
    node(id: $id) {
      id
      ... on Mapping {
        id
        relation
        confidence
        rationale
        status
        firstRelation
        firstConfidence
        own
        judgedByName
        judgedAt
        version
        viewerCanReview
        viewerCanDelete
        crosswalk {
          id
          code
          name
          basis
          own
        }
        source {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
        target {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
      }
    }
  }
`);

export const ReviewMappingsDocument = graphql(/* GraphQL */ `
  mutation ReviewMappings($input: ReviewMappingsInput!) {
    reviewMappings(input: $input) {
      mappings {
        id
        relation
        confidence
        rationale
        status
        judgedByName
        judgedAt
        version
      }
    }
  }
`);

export const UpdateMappingDocument = graphql(/* GraphQL */ `
  mutation UpdateMapping($input: UpdateMappingInput!) {
    updateMapping(input: $input) {
      mapping {
        id
        relation
        confidence
        rationale
        status
        judgedByName
        judgedAt
        version
      }
    }
  }
`);

export const CreateMappingDocument = graphql(/* GraphQL */ `
  mutation CreateMapping($input: CreateMappingInput!) {
    createMapping(input: $input) {
      mapping {
        id
        relation
        confidence
        rationale
        status
        firstRelation
        firstConfidence
        own
        judgedByName
        judgedAt
        version
        viewerCanReview
        viewerCanDelete
        crosswalk {
          id
          code
          name
          basis
          own
        }
        source {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
        target {
          id
          code
          name
          text
          level
          framework {
            id
            code
            shortName
          }
        }
      }
    }
  }
`);

export const DeleteMappingDocument = graphql(/* GraphQL */ `
  mutation DeleteMapping($id: ID!) {
    deleteMapping(mappingId: $id) {
      deletedMappingId
    }
  }
`);

export const MatrixDocument = graphql(/* GraphQL */ `
  query CrosswalkMatrix($a: String!, $b: String!) {
    crosswalkMatrix(frameworkCode: $a, byFrameworkCode: $b) {
      scope {
        id
        code
        name
      }
      framework {
        id
        shortName
      }
      byFramework {
        id
        shortName
      }
      rows {
        controlId
        code
        name
        groupId
        groupName
        mapped
      }
      columns {
        controlId
        code
        name
        groupId
        groupName
        mapped
      }
      cells {
        row
        column
        mappingId
        relation
        confidence
        status
      }
    }
  }
`);
