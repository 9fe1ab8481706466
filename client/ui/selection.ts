/** Ids between two rows, both included; holes (not yet loaded) are left out. */
export function rangeIds<Row>(
  rows: readonly (Row | undefined)[],
  from: number,
  to: number,
  rowId: (row: Row) => string,
): string[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  const ids: string[] = [];
  for (let index = low; index <= high; index += 1) {
    const row = rows[index];
    if (row !== undefined) ids.push(rowId(row));
  }
  return ids;
}

/** The set with these ids added or taken out. */
export function withIds(selection: ReadonlySet<string>, ids: readonly string[], on: boolean): Set<string> {
  const next = new Set(selection);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
