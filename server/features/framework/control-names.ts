import type { Reads } from '../../platform/database/database.js';

/** Ids of controls that are written as framework:code, for example mlps-2.0:8.1.4.9-a; what does not exist is missing. */
export async function controlsNamed(
  reads: Reads,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await reads.query<{ id: string; name: string }>(
    'control.named',
    `select c.id, n.name from (select distinct unnest($1::text[]) as name) n
     join framework f on f.code = split_part(n.name, ':', 1)
     join control c on c.framework_id = f.id and c.code = substr(n.name, length(f.code) + 2)`,
    [names],
  );
  return new Map(found.map(({ id, name }) => [name, id]));
}
