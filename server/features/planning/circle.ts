/** Something that waits for others. */
export interface Waiting {
  readonly id: string;
  readonly predecessorIds: readonly string[];
}

/** One that would wait for itself, if there is any. */
export function circleIn<One extends Waiting>(all: readonly One[]): One | undefined {
  const byId = new Map(all.map((one) => [one.id, one]));
  const done = new Set<string>();
  const waits = (one: One, above: ReadonlySet<string>): One | undefined => {
    if (above.has(one.id)) return one;
    if (done.has(one.id)) return undefined;
    const within = new Set([...above, one.id]);
    for (const id of one.predecessorIds) {
      const before = byId.get(id);
      const met = before && waits(before, within);
      if (met) return met;
    }
    done.add(one.id);
    return undefined;
  };
  for (const one of all) {
    const met = waits(one, new Set());
    if (met) return met;
  }
  return undefined;
}
