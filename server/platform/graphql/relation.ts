import { Extensions, FieldResolver } from 'type-graphql';
import type { Permission } from '../access/permissions.js';

export type { Load } from './selection.js';

export interface RelationOptions {
  readonly nullable?: boolean | 'items' | 'itemsAndList';
  readonly description: string;
  /** Columns of the parent that it goes by, besides the id; all its facts when left out. */
  readonly needs?: readonly string[];
  /** Needed to see it, where neither the room that declares it nor the type of its rows says so (`relation-wall.ts`). */
  readonly permission?: Permission;
  /** Open also to accounts that see one pack only; to them everything else is not there. */
  readonly limited?: boolean;
}

export interface RelationMark {
  readonly target: object;
  readonly method: string;
  readonly needs: readonly string[] | undefined;
  readonly permission: Permission | undefined;
  readonly limited: boolean;
}

/**
 * Declares a field that is loaded for all parents of one level with one call: the method takes the list of parents
 * (plain rows), the arguments and a Load, and answers one value per parent in the same order. This is how a child room
 * extends its parent's type without a query per row, and why no field needs a loader that gathers keys from single
 * calls. Computed fields (`viewerCan…`) are relations without a statement.
 */
export function Relation(type: () => unknown, options: RelationOptions): MethodDecorator {
  return (target, property, descriptor) => {
    const { needs, permission, limited = false, ...field } = options;
    FieldResolver(type as never, field)(target, property, descriptor);
    const mark: RelationMark = {
      target: target.constructor,
      method: String(property),
      needs,
      permission,
      limited,
    };
    Extensions({ relation: mark })(target, property, descriptor as never);
  };
}

/** Puts rows that were read by parent id back into the order of the parents. */
export function byParent<Row, Parent extends { readonly id: string }>(
  parents: readonly Parent[],
  rows: readonly Row[],
  parentId: (row: Row) => string,
): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = parentId(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return parents.map((parent) => groups.get(parent.id) ?? []);
}

/** One row per key in the order of the keys; null where there is none. */
export function inOrder<Row extends { readonly id: string }>(
  keys: readonly (string | null | undefined)[],
  rows: readonly Row[],
): (Row | null)[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return keys.map((key) => (key ? (found.get(key) ?? null) : null));
}

/** Rows named by pairs, per parent and in the order of the pairs; those out of the caller's sight are missing. */
export function paired<Row extends { readonly id: string }, Pair extends { readonly id: string }>(
  parents: readonly { readonly id: string }[],
  pairs: readonly Pair[],
  parentId: (pair: Pair) => string,
  rows: readonly Row[],
): Row[][] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return byParent(parents, pairs, parentId).map((own) => own.flatMap((pair) => found.get(pair.id) ?? []));
}

export const idsOf = (rows: readonly { readonly id: string }[]): string[] =>
  distinct(rows.map((row) => row.id));

/** Distinct, present keys: what a set-based statement is asked for. */
export function distinct(keys: readonly (string | null | undefined)[]): string[] {
  return [...new Set(keys.filter((key): key is string => Boolean(key)))];
}
