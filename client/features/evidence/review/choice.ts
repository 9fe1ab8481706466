import type { EvidenceFilter } from '../../../gql/graphql';

export interface Target {
  id: string;
  title: string;
}

/** What a verb works on: these pieces, or everything that the filter of the list finds, loaded or not. */
export interface Choice<Row extends Target = Target> {
  readonly rows: readonly Row[];
  readonly filter: EvidenceFilter | null;
  readonly count: number;
}

export const these = <Row extends Target>(rows: readonly Row[]): Choice<Row> => ({
  rows,
  filter: null,
  count: rows.length,
});

export const everyMatch = <Row extends Target>(filter: EvidenceFilter, count: number): Choice<Row> => ({
  rows: [],
  filter,
  count,
});

/** As the batch verbs take it. A filter goes to the server as it stands: what matches is decided there, in one go. */
export const variablesOf = ({ rows, filter }: Choice): { ids: string[] } | { filter: EvidenceFilter } =>
  filter ? { filter } : { ids: rows.map((row) => row.id) };

/** The piece, when it is exactly one. */
export const onlyOne = <Row extends Target>({ rows }: Choice<Row>): Row | undefined =>
  rows.length === 1 ? rows[0] : undefined;
