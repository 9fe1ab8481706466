import type { GraphQLResolveInfo } from 'graphql';
import { answerOf } from './selection.js';
import type { Reads } from '../database/database.js';
import type { Answer, AskedField, Load } from './selection.js';

/** What the relations of one level are loaded with. */
interface Loading extends Omit<Load, 'selected'> {
  /** The same transaction at the moment that an argument `asOf` means. */
  readonly readsAt: (asOf: string) => Reads;
}

/**
 * Loads every relation below the value of a root field, level by level: one call per field, whatever the row count. What is
 * below a moment of the past is of that moment.
 */
export function expandRelations(info: GraphQLResolveInfo, value: unknown, load: Loading): Promise<void> {
  return expand(answerOf(info), value, load);
}

async function expand(answer: Answer, value: unknown, load: Loading): Promise<void> {
  if (!answer.hasRelations) return;
  const levels = [...answer.rowsIn(value)].map(([selection, found]) => ({
    selection,
    rows: [...found],
    relations: selection.fields.filter((field) => field.relation),
  }));
  // The statements of one level leave together; the connection answers them in order.
  await Promise.all(
    levels.flatMap(({ selection, rows, relations }) =>
      relations.map(async (field) => {
        if (selection.joined.has(field.key)) return;
        const selected = selection.answerOf(field)?.own;
        const { reads, actor, resolvers } = loadingOf(field, load);
        const values =
          reads.moment && isRight(field)
            ? rows.map(() => none(field))
            : await field.relation!.load(rows, field.args, { reads, actor, resolvers, selected });
        rows.forEach((row, at) => (row[field.key] = values[at]));
      }),
    ),
  );
  for (const { selection, rows, relations } of levels) {
    for (const field of relations) {
      const below = selection.answerOf(field);
      if (below)
        await expand(
          below,
          rows.map((row) => row[field.key]),
          loadingOf(field, load),
        );
    }
  }
}

function loadingOf({ args }: AskedField, load: Loading): Loading {
  return typeof args.asOf === 'string' ? { ...load, reads: load.readsAt(args.asOf) } : load;
}

/** What the caller may do: nothing of the past can be changed, whatever the rule of the room would say of its rows. */
const isRight = ({ name }: AskedField): boolean => name.startsWith('viewer');
const none = ({ type }: AskedField): unknown => (type.name === 'Boolean' ? false : []);
