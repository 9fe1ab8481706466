/** A package that may be bought. */
export interface Offer {
  readonly id: string;
  /** Yuan; null: nobody estimated it. */
  readonly cost: number | null;
  readonly gain: number;
  readonly predecessorIds: readonly string[];
}

export interface Selected {
  /** In the order of the offers. */
  readonly ids: readonly string[];
  readonly cost: number;
  readonly gain: number;
  /** False when the search was cut off: it is the best that was found. */
  readonly exact: boolean;
  /** Not considered, because their cost, or that of something they wait for, is unknown. */
  readonly unknownIds: readonly string[];
}

/** Enough for any set of sixty packages that people make up; beyond it the answer says that it may not be the best. */
const mostSteps = 200_000;

/**
 * The packages whose gains add up to the most within a budget, each with everything that it waits for; among equals the
 * cheaper, then the fewer. Exact by branch and bound; packages without a cost are left out, never guessed.
 */
export function chooseWithin(offers: readonly Offer[], budget: number, limit = mostSteps): Selected {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const unknown = unknownAmong(offers, byId);
  const known = inOrderOfWaiting(
    worthwhile(
      offers.filter(({ id }) => !unknown.has(id)),
      byId,
    ),
    byId,
  );
  // What stands behind a place can add no more than all of it, or than the best gain per yuan fills the rest with.
  const tails = known.map((_, at) => bestFirst(known.slice(at)));
  let best: { ids: ReadonlySet<string>; cost: number; gain: number } = { ids: new Set(), cost: 0, gain: 0 };
  let steps = 0;
  const visit = (at: number, ids: ReadonlySet<string>, cost: number, gain: number): void => {
    if (steps >= limit) return;
    steps += 1;
    if (isBetter({ ids, cost, gain }, best)) best = { ids, cost, gain };
    const offer = known[at];
    if (!offer || gain + bound(tails[at]!, budget - cost) < best.gain - dust) return;
    const price = offer.cost ?? 0;
    const isReady = offer.predecessorIds.every((id) => !byId.has(id) || ids.has(id));
    if (isReady && cost + price <= budget + dust)
      visit(at + 1, new Set([...ids, offer.id]), cost + price, gain + offer.gain);
    visit(at + 1, ids, cost, gain);
  };
  visit(0, best.ids, 0, 0);
  return {
    ids: offers.flatMap(({ id }) => (best.ids.has(id) ? [id] : [])),
    cost: best.cost,
    gain: best.gain,
    exact: steps < limit,
    unknownIds: offers.flatMap(({ id }) => (unknown.has(id) ? [id] : [])),
  };
}

const dust = 1e-9;

type Tried = { readonly ids: ReadonlySet<string>; readonly cost: number; readonly gain: number };

function isBetter(one: Tried, other: Tried): boolean {
  if (Math.abs(one.gain - other.gain) > dust) return one.gain > other.gain;
  if (Math.abs(one.cost - other.cost) > dust) return one.cost < other.cost;
  return one.ids.size < other.ids.size;
}

function unknownAmong(offers: readonly Offer[], byId: ReadonlyMap<string, Offer>): ReadonlySet<string> {
  const unknown = new Set(offers.flatMap(({ id, cost }) => (cost === null ? [id] : [])));
  for (let grown = -1; grown !== unknown.size;) {
    grown = unknown.size;
    for (const { id, predecessorIds } of offers)
      if (predecessorIds.some((one) => byId.has(one) && unknown.has(one))) unknown.add(id);
  }
  return unknown;
}

/** What gains nothing is bought only where something that gains waits for it. */
function worthwhile(offers: readonly Offer[], byId: ReadonlyMap<string, Offer>): Offer[] {
  const needed = new Set<string>();
  const need = ({ id, predecessorIds }: Offer): void => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const one of predecessorIds) {
      const before = byId.get(one);
      if (before) need(before);
    }
  };
  for (const offer of offers) if (offer.gain > 0) need(offer);
  return offers.filter(({ id }) => needed.has(id));
}

/** What is waited for stands before what waits. */
function inOrderOfWaiting(offers: readonly Offer[], byId: ReadonlyMap<string, Offer>): Offer[] {
  const placed = new Set<string>();
  const ordered: Offer[] = [];
  const place = (offer: Offer): void => {
    if (placed.has(offer.id)) return;
    placed.add(offer.id);
    for (const id of offer.predecessorIds) {
      const before = byId.get(id);
      if (before) place(before);
    }
    ordered.push(offer);
  };
  for (const offer of bestFirst(offers)) place(offer);
  return ordered;
}

const density = ({ gain, cost }: Offer): number => (cost ? gain / cost : gain > 0 ? Infinity : 0);

const bestFirst = (offers: readonly Offer[]): Offer[] =>
  offers.toSorted((one, other) => {
    const [first, second] = [density(one), density(other)];
    return first === second ? other.gain - one.gain : second - first;
  });

/** No choice among these gains more with this money: as if the last one could be bought in part. */
function bound(offers: readonly Offer[], money: number): number {
  let left = money;
  let gain = 0;
  for (const offer of offers) {
    if (offer.gain <= 0) continue;
    const price = offer.cost ?? 0;
    if (price <= left) {
      left -= price;
      gain += offer.gain;
    } else if (price > 0) return gain + (offer.gain * Math.max(0, left)) / price;
  }
  return gain;
}
