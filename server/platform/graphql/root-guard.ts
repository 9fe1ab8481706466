import { randomUUID } from 'node:crypto';
import { GraphQLError, isListType, isNonNullType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { may } from '../access/actor.js';
import type { Requirement } from '../access/allow.js';
import { isUnreachable, sqlState } from '../database/database.js';
import type { Logger } from '../logging.js';
import type { Room } from '../room.js';
import type { RequestContext } from './context.js';
import {
  AppError,
  forbidden,
  invalidState,
  overloaded,
  text,
  toGraphQLError,
  tookTooLong,
} from './errors.js';
import { expandRelations } from './expand-relations.js';
import type { RelationMark } from './relation.js';
import { RelationWall } from './relation-wall.js';
import { makeRelation } from './selection.js';

/** How long a socket may live on rights that were read before (security plan A54: ≤ 5 s). */
const socketRightsMs = 5_000;
const unreadable = new Set(['22P02', '22021', '22007', '22008', '22003']);
const whileChangingPassword = new Set(['changePassword', 'logout', 'viewer']);

/** First wall and error model in one place, for every root field and both executors. */
export function guardRootFields(schema: GraphQLSchema, rooms: readonly Room[]): void {
  bindRelations(schema, rooms);
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  for (const [kind, type] of roots) {
    for (const field of Object.values(type?.getFields() ?? {})) guardField(kind, field as RootField);
  }
}

type RootField = GraphQLField<unknown, RequestContext>;
type Kind = 'query' | 'mutation' | 'subscription';

function guardField(kind: Kind, field: RootField): void {
  const requirement = requirementOf(field);
  const original = field.resolve ?? ((source: unknown) => (source as Record<string, unknown>)[field.name]);
  field.resolve = caught(async (source, args, context, info) => {
    if (kind === 'subscription') {
      await context.refreshActor(socketRightsMs);
      await context.close();
    }
    demand(context, requirement, field);
    try {
      const value = await original(source, args, context, info);
      // What was committed by this mutation must be seen by its own answer.
      if (kind === 'mutation') await context.close();
      if (context.optionalActor) {
        const { asOf } = args as { readonly asOf?: string | null };
        await expandRelations(info, value, {
          reads: context.readsAt(asOf),
          readsAt: (moment) => context.readsAt(moment),
          actor: context.actor,
          resolvers: context.host.resolvers,
        });
      }
      return value;
    } finally {
      // The context lives on with the subscription; its transaction ends with each event, told or failed.
      if (kind === 'subscription') await context.close();
    }
  });
  const subscribe = field.subscribe;
  if (subscribe) {
    field.subscribe = caught(async (source, args, context, info) => {
      demand(context, requirement, field);
      return subscribe(source, args, context, info);
    });
  }
}

/** The `@Allow` of a root field; a field without one can never be called. */
export function requirementOf(field: GraphQLField<unknown, never>): Requirement | undefined {
  return field.extensions.allow as Requirement | undefined;
}

function demand(context: RequestContext, requirement: Requirement | undefined, field: RootField): void {
  if (!requirement) throw forbidden();
  if (requirement === 'public') return;
  const actor = context.actor;
  if (actor.mustChangePassword && !whileChangingPassword.has(field.name)) {
    throw invalidState(text('请先修改初始密码。', 'Change your password first.'));
  }
  const reached = !actor.packId || field.extensions.limited === true;
  if (reached && (requirement === 'authenticated' || may(actor, requirement))) return;
  context.host.onDenied(actor, field.name);
  throw forbidden();
}

function caught(
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
): GraphQLFieldResolver<unknown, RequestContext> {
  return async (source, args, context, info) => {
    try {
      return await (resolve(source, args, context, info) as Promise<unknown>);
    } catch (error) {
      throw translate(error, context, context.host.logger);
    }
  };
}

/** Known errors in the caller's language; everything else is logged once and hidden behind the request id. */
export function translate(error: unknown, context: RequestContext, logger: Logger): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { locale, requestId } = context.origin;
  if (error instanceof AppError) return toGraphQLError(error, locale, requestId);
  if (isUnreachable(error)) {
    logger.warn({ err: error, requestId }, 'the database could not be reached');
    return toGraphQLError(overloaded(), locale, requestId);
  }
  if (sqlState(error) === '57014') {
    return toGraphQLError(tookTooLong(), locale, requestId);
  }
  // Values that PostgreSQL cannot read as what they should be: a forged cursor, a character no text may hold.
  if (unreadable.has(sqlState(error) ?? '')) {
    const wrong = new AppError(
      'BAD_USER_INPUT',
      text('输入中有无法识别的值，请检查后重试。', 'A value of the input cannot be read: check it.'),
    );
    return toGraphQLError(wrong, locale, requestId);
  }
  logger.error({ err: error, requestId: requestId || randomUUID() }, 'unexpected error');
  const hidden = new AppError(
    'INTERNAL',
    text(
      `系统内部错误，请联系管理员并提供编号 ${requestId}。`,
      `Internal error: tell your administrator the number ${requestId}.`,
    ),
  );
  return toGraphQLError(hidden, locale, requestId);
}

type LoadMethod = (this: object, ...args: unknown[]) => unknown[];

function bindRelations(schema: GraphQLSchema, rooms: readonly Room[]): void {
  const wall = new RelationWall(rooms);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const mark = (field as { extensions: { relation?: RelationMark } }).extensions.relation;
      if (!mark) continue;
      const method = (mark.target as { prototype: Record<string, LoadMethod | undefined> }).prototype[
        mark.method
      ];
      if (!method) throw new Error(`relation ${type.name}.${field.name} has no method ${mark.method}`);
      const relation = field as GraphQLField<unknown, unknown>;
      makeRelation(relation, {
        load: wall.guard(type.name, relation, mark, (rows, args, load) =>
          method.call(load.resolvers.of(mark.target), rows, args, load),
        ),
        needs: mark.needs,
      });
    }
  }
}

/** True for list fields, looking through non-null. */
export function isList(type: unknown): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
