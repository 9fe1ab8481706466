import type { z } from 'zod';
import { text } from '../../../platform/graphql/text.js';
import type { Place, Problems } from './problem.js';
import { zodProblems } from './zod-text.js';

/** What a cell of a table holds as JSON; undefined when it is wrong, which has been told then. */
export function readJson<Schema extends z.ZodType>(
  value: string,
  schema: Schema,
  place: Place,
  problems: Problems,
): z.output<Schema> | undefined {
  let given: unknown;
  try {
    given = JSON.parse(value);
  } catch {
    problems.error(place, text('不是有效的 JSON。', 'This is no valid JSON.'));
    return undefined;
  }
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const { path, text: words } of zodProblems(parsed.error.issues))
    problems.error({ ...place, path }, words);
  return undefined;
}
