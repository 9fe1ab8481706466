import { LRUCache } from 'lru-cache';

/** Lets at most `maximum` calls per window and key through. Memory is bounded; each server process counts for itself. */
export class RateGate {
  private readonly counts: LRUCache<string, { count: number }>;

  constructor(
    private readonly maximum: number,
    windowMs: number,
  ) {
    this.counts = new LRUCache({ max: 10_000, ttl: windowMs, updateAgeOnGet: false });
  }

  pass(key: string): boolean {
    const entry = this.counts.get(key);
    if (!entry) {
      this.counts.set(key, { count: 1 });
      return true;
    }
    entry.count += 1;
    return entry.count <= this.maximum;
  }
}
