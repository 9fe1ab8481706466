import { getNamedType, getNullableType, isListType, isNonNullType } from 'graphql';
import type { GraphQLField, GraphQLOutputType } from 'graphql';
import { may } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import type { Room } from '../room.js';
import { connect } from './connection.js';
import { forbidden } from './errors.js';
import type { RelationMark } from './relation.js';
import type { RelationLoader } from './selection.js';

/**
 * The first wall for what is reached through rows of another room: a root field asks for its own permission only, so a
 * reader of systems would read their assessments along. A relation needs the permission of the room that declares it and of
 * the room of its rows, unless its parent needed the same already; without it the answer has nothing there. The same is said to
 * accounts that see one pack only, unless the relation is open to them.
 */
export class RelationWall {
  private readonly ofType = new Map<string, Permission>();
  private readonly ofResolver = new Map<object, Permission>();

  constructor(rooms: readonly Room[]) {
    for (const { permission, nodes, resolvers } of rooms) {
      if (!permission) continue;
      for (const { typeName } of nodes ?? []) this.ofType.set(typeName, permission);
      for (const resolver of resolvers) this.ofResolver.set(resolver.constructor, permission);
    }
  }

  /** What it takes beyond what its parent took. */
  needed(parent: string, field: GraphQLField<unknown, unknown>, mark: RelationMark): readonly Permission[] {
    const type = getNamedType(field.type).name.replace(/Connection$/, '');
    const all = [mark.permission, this.ofResolver.get(mark.target), this.ofType.get(type)];
    const known = this.ofType.get(parent);
    return [...new Set(all)].filter((one): one is Permission => one !== undefined && one !== known);
  }

  /** The loader behind the wall. */
  guard(
    parent: string,
    field: GraphQLField<unknown, unknown>,
    mark: RelationMark,
    load: RelationLoader['load'],
  ): RelationLoader['load'] {
    const needed = this.needed(parent, field, mark);
    if (needed.length === 0 && mark.limited) return load;
    return (rows, args, loading) =>
      (mark.limited || !loading.actor.packId) && needed.every((permission) => may(loading.actor, permission))
        ? load(rows, args, loading)
        : rows.map(() => nothing(field.type));
  }
}

/** How the answer says that there is nothing to see. */
function nothing(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(getNullableType(type))) return [];
  const { name } = getNamedType(type);
  if (name.endsWith('Connection')) return connect([], 0, 0, () => []);
  if (name === 'Boolean') return false;
  throw forbidden();
}
