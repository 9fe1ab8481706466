import { InMemoryCache, type FieldPolicy } from '@apollo/client';

interface Page {
  edges?: readonly unknown[];
  nodes?: readonly unknown[];
  pageInfo?: { endCursor?: string | null };
}

/**
 * Joins the pages of a connection, whether the query reads `edges` or `nodes`. A page that does not continue the
 * last one (a refetch) replaces everything.
 */
export function connection(keyArgs: readonly string[]): FieldPolicy<Page> {
  return {
    keyArgs: [...keyArgs],
    merge(existing, incoming, { args }) {
      const after: unknown = args?.['after'];
      if (!existing || !after || existing.pageInfo?.endCursor !== after) return incoming;
      const joined: Page = { ...existing, ...incoming };
      if (incoming.edges) joined.edges = [...(existing.edges ?? []), ...incoming.edges];
      if (incoming.nodes) joined.nodes = [...(existing.nodes ?? []), ...incoming.nodes];
      return joined;
    },
  };
}

/** A value that holds a connection beside what belongs to all of its pages. */
export function withLines(keyArgs: readonly string[]): FieldPolicy<{ lines?: Page }> {
  const pages = connection(keyArgs);
  return {
    keyArgs: [...keyArgs],
    merge(existing, incoming, options) {
      if (!existing?.lines || !incoming.lines || typeof pages.merge !== 'function') return incoming;
      return {
        ...existing,
        ...incoming,
        lines: pages.merge(existing.lines, incoming.lines, options as never),
      };
    },
  };
}

/** Values without an id live inside their parent; those that are read in parts are merged. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          viewer: { merge: true },
          members: connection(['filter']),
          events: connection(['filter']),
          informationSystems: connection(['filter']),
          gaps: connection(['filter']),
          evidences: connection(['filter', 'orderBy']),
          assessments: connection(['filter']),
          remediationPlans: connection([]),
          remediationTasks: connection(['filter', 'orderBy']),
          reports: connection(['filter']),
          mappings: connection(['filter']),
          proposedLinks: connection([]),
          evidenceRequests: connection(['filter']),
          evidenceRequestSeries: connection(['filter']),
          mentions: connection(['unread']),
          notices: connection(['filter', 'first']),
          deliveries: connection(['states']),
          inspections: connection([]),
          packs: connection(['filter']),
          packFiles: connection(['packId', 'search']),
          packItems: connection(['packId', 'search', 'chapter', 'part', 'verdicts']),
          packReads: connection(['packId']),
          packComparison: connection(['from', 'to']),
          frameworkDiff: withLines(['from', 'to', 'filter']),
          previewMove: withLines(['assessmentId', 'toFrameworkCode', 'filter']),
        },
      },
      Control: { fields: { results: connection([]), openTasks: connection([]) } },
      // The same assessment at two other moments is another comparison.
      AssessmentComparison: {
        keyFields: ['id', 'from', 'to'],
        fields: {
          results: connection(['parts', 'first']),
          proofs: connection(['first']),
          tasks: connection(['first']),
          moves: connection(['first']),
        },
      },
      Inspection: { fields: { items: connection(['filter']), notes: connection(['filter']) } },
      InspectionComparison: { merge: true, fields: { rows: connection(['changes']) } },
      InspectionReadiness: { merge: true },
      InspectionRectification: { merge: true },
      Framework: { fields: { childControls: connection(['parentId']) } },
      ControlText: { merge: true },
      Viewer: { keyFields: [] },
      NoticeSettings: { keyFields: [] },
      AssessmentScore: { merge: true },
      Rating: { merge: true },
      RatingOutcome: { merge: true },
      Score: { merge: true },
      GapSummary: { merge: true },
      Subject: { keyFields: false },
    },
  });
}
