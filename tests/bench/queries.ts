/** The six queries of the bars, as this API, as PostGraphile and as plain SQL answer them. */
export interface BenchQuery {
  readonly name: string;
  readonly what: string;
  readonly ours: string;
  readonly variables: Record<string, unknown>;
  /** Concurrent requests. */
  readonly connections: number;
}

export const search = '双因素认证';
/** Stands inside every ninth document and in no title. */
export const inside = '恶意代码';

export function benchQueries(assessmentId: string): BenchQuery[] {
  return [
    {
      name: 'Q1',
      what: 'whole level-3 assessment: 211 results with control, evidence and tasks',
      ours: `query ($id: ID!) { assessment(id: $id) { id name results { id verdict currentState gap
        control { id code name text weight } evidenceLinks { id evidence { id title state validUntil } } tasks { id title state dueOn } } } }`,
      variables: { id: assessmentId },
      connections: 8,
    },
    {
      name: 'Q2',
      what: 'page of 50 evidences with owner, unit and current version',
      ours: `{ evidences(first: 50) { nodes { id title state label collectedOn validUntil updatedAt tags
        owner { id displayName } unit { id name } currentVersion { id number kind createdAt } } pageInfo { hasNextPage endCursor } } }`,
      variables: {},
      connections: 8,
    },
    {
      name: 'Q3',
      what: 'dashboard: both scores of 200 systems',
      ours: '{ systemScores { declared proven open gaps system { id name } assessment { id name } } }',
      variables: {},
      connections: 4,
    },
    { name: 'Q4', what: '{ __typename }', ours: '{ __typename }', variables: {}, connections: 16 },
    {
      name: 'Q5',
      what: 'evidence: filter, Chinese search, total',
      ours: `query ($s: String) { evidences(first: 50, filter: { search: $s, states: [ACCEPTED] }) { totalCount nodes { id title state updatedAt } } }`,
      variables: { s: search },
      connections: 8,
    },
    {
      name: 'Q6',
      what: 'evidence: a word inside 50,000 documents, ranked, total, 50 snippets',
      ours: `query ($s: String!) { evidences(first: 50, filter: { search: $s }) { totalCount nodes { id title updatedAt match(search: $s) { place snippet { text found } } } } }`,
      variables: { s: inside },
      connections: 4,
    },
  ];
}
