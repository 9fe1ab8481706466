import { Field, Int, ObjectType } from 'type-graphql';
import { AppError, badInput, text } from './errors.js';

export const maximumPage = 100;

/** Where a page stands in its list. */
@ObjectType({
  simpleResolvers: true,
  description: 'Where a page stands in its list (Relay connections, forward only).',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'True when the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Pass as `after` to get the next page; null on an empty page.',
  })
  endCursor!: string | null;
}

export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly nodes: T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** Page arguments after checking: how many rows, and the key to go on after. */
export interface Page {
  readonly first: number;
  readonly after: readonly unknown[] | undefined;
}

/** Checks `first` and decodes `after`; `keys` is how many values the list's sort key has. */
export function readPage(first: number, after: string | null | undefined, keys: number): Page {
  if (!Number.isInteger(first) || first < 1 || first > maximumPage) {
    throw new AppError(
      'LIMIT_EXCEEDED',
      text(`每页条数须在 1 到 ${maximumPage} 之间。`, `first must be between 1 and ${maximumPage}.`),
      { data: { limit: 'page size', maximum: maximumPage, value: first } },
    );
  }
  if (!after) return { first, after: undefined };
  try {
    const decoded: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(decoded) && decoded.length === keys && decoded.every(isKeyPart))
      return { first, after: decoded };
  } catch {
    // Falls through: whatever is wrong with a cursor, the answer is the same.
  }
  throw badInput({
    after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
  });
}

const isKeyPart = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number';

export const cursorOf = (key: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Builds a connection from one row more than was asked for. */
export function connect<T>(
  rows: readonly T[],
  first: number,
  totalCount: number,
  key: (row: T) => readonly unknown[],
): Connection<T> {
  const page = rows.slice(0, first);
  const edges = page.map((node) => ({ cursor: cursorOf(key(node)), node }));
  return {
    edges,
    nodes: page,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
}

/** The edge and connection types of one node type; call once per type and export both. */
export function connectionOf<T extends object>(name: string, node: () => new () => T) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One ${name} in a list, with its cursor.`,
  })
  class Edge {
    @Field(() => String, { description: 'Opaque position of this row.' })
    cursor!: string;

    @Field(node, { description: 'The row itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${name} rows.` })
  class Page {
    @Field(() => [Edge], { description: 'Rows with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The same rows without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Rows in the whole list under the same filter.' })
    totalCount!: number;
  }

  return { Edge, Connection: Page };
}
