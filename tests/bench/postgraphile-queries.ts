import { likePattern, queryTokens, wordGrams } from '../../server/platform/search.ts';
import { search } from './queries.ts';
import type { World } from './world.ts';

/** The same questions in the peer's words. Its filters are equality only: for Q5 it is given a function of the database. */
export function postgraphileQueries({
  assessmentId,
  organizationId,
}: Pick<World, 'assessmentId' | 'organizationId'>): Record<string, object | undefined> {
  const systemId = assessmentId.replace('-0006-', '-0005-');
  return {
    Q1: {
      query: `query ($id: UUID!, $system: UUID!) { assessmentByRowId(rowId: $id) { rowId name
        resultsByOrganizationIdAndAssessmentId(orderBy: POSITION_ASC) { nodes { rowId verdict currentState gap
          controlByControlId { rowId code name text weight
            evidenceLinksByControlId(condition: { systemId: $system }) { nodes { rowId evidenceByOrganizationIdAndEvidenceId { rowId title state validUntil } } } }
          taskResultsByOrganizationIdAndResultId { nodes { remediationTaskByOrganizationIdAndTaskId { rowId title state dueOn } } } } } } }`,
      variables: { id: assessmentId, system: systemId },
    },
    Q2: {
      query: `query ($org: UUID!) { allEvidences(first: 50, orderBy: [UPDATED_AT_DESC], condition: { organizationId: $org }) { nodes { rowId title state label collectedOn validUntil updatedAt tags
        membershipByOrganizationIdAndOwnerId { rowId displayName } unitByOrganizationIdAndUnitId { rowId name }
        evidenceVersionByOrganizationIdAndCurrentVersionId { rowId number kind createdAt } } pageInfo { hasNextPage endCursor } } }`,
      variables: { org: organizationId },
    },
    // Without aggregates the dashboard has to read every result and count in the client.
    Q3: {
      query:
        '{ allResults { nodes { assessmentId verdict } } allAssessments { nodes { rowId name informationSystemByOrganizationIdAndSystemId { rowId name } } } }',
      variables: {},
    },
    Q4: { query: '{ __typename }', variables: {} },
    Q5: {
      query: `query ($org: UUID!, $tokens: [String!]!, $patterns: [String!]!, $grams: [Int!]!) { acceptedEvidence(org: $org, tokens: $tokens, patterns: $patterns, grams: $grams, first: 50) {
        totalCount nodes { rowId title state updatedAt } } }`,
      variables: {
        org: organizationId,
        tokens: queryTokens(search),
        patterns: [likePattern(search)],
        grams: wordGrams(search),
      },
    },
  };
}
