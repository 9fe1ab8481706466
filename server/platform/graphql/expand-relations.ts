import type { GraphQLResolveInfo } from 'graphql';
import { answerOf } from './selection.js';
import type { Answer, Load } from './selection.js';

/** Loads every relation below the value of a root field, level by level: one call per field, whatever the row count. */
export function expandRelations(
  info: GraphQLResolveInfo,
  value: unknown,
  load: Omit<Load, 'selected'>,
): Promise<void> {
  return expand(answerOf(info), value, load);
}

async function expand(answer: Answer, value: unknown, load: Omit<Load, 'selected'>): Promise<void> {
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
        const values = await field.relation!.load(rows, field.args, { ...load, selected });
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
          load,
        );
    }
  }
}
