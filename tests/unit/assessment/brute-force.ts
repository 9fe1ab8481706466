import type { Estimate, PathOutcome } from '../../../server/features/assessment/scoring/index.js';

/** The least effort, then cost, over every subset of the gaps; null when none reaches the target. */
export function bruteForce<Gap extends Estimate>(
  gaps: readonly Gap[],
  reaches: (closed: readonly Gap[]) => boolean,
): { effort: number; cost: number } | null {
  let best: { effort: number; cost: number } | null = null;
  for (let bits = 0; bits < 2 ** gaps.length; bits += 1) {
    const closed = gaps.filter((_, at) => (bits & (1 << at)) !== 0);
    const effort = closed.reduce((total, gap) => total + gap.effort, 0);
    const cost = closed.reduce((total, gap) => total + gap.cost, 0);
    const dearer = best !== null && (effort > best.effort || (effort === best.effort && cost >= best.cost));
    if (!dearer && reaches(closed)) best = { effort, cost };
  }
  return best;
}

/** What a path must be, given what trying everything found. */
export function verdictOn<Gap extends Estimate>(
  path: PathOutcome,
  gaps: readonly Gap[],
  reaches: (closed: readonly Gap[]) => boolean,
): { path: unknown; bruteForce: unknown; reaches: boolean } {
  const best = bruteForce(gaps, reaches);
  const ids = new Set(path.steps.map(({ gapId }) => gapId));
  return {
    path: path.status === 'IMPOSSIBLE' ? null : { effort: path.effort, cost: path.cost },
    bruteForce: best,
    reaches: path.status === 'IMPOSSIBLE' ? best === null : reaches(gaps.filter(({ id }) => ids.has(id))),
  };
}
