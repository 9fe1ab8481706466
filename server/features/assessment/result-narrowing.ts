import type { Edition } from '../framework/index.js';
import type { Assessment } from './assessment.types.js';
import type { Result, ResultFilter } from './result.types.js';
import { casesInScope, casesOf, controlOf } from './score-items.js';

type Narrowing = Pick<ResultFilter, 'categories' | 'weights' | 'highRisk'>;

/** True when a filter asks for facts of the control, which are in memory and no part of the statement. */
export const narrowsByControl = ({ categories, weights, highRisk }: Narrowing): boolean =>
  Boolean(categories?.length) || Boolean(weights?.length) || highRisk != null;

/** Controls at or below a node and of these levels; none when the filter speaks of neither. */
export function controlsWithin(
  editions: readonly Edition[],
  { under, levels }: Pick<ResultFilter, 'under' | 'levels'>,
): string[] | undefined {
  if (under == null && !levels?.length) return undefined;
  return editions.flatMap(({ controls }) => {
    const inside = new Set<string>();
    return controls.flatMap((control) => {
      // Parents stand before their children.
      const isInside = under == null || control.code === under || inside.has(control.parentId ?? '');
      if (!isInside) return [];
      inside.add(control.id);
      return !levels?.length || levels.includes(control.level ?? '') ? [control.id] : [];
    });
  });
}

/** Keeps the results whose control fits: category, weight, high-risk case in the scope of the assessed system. */
export function narrowByControl(
  results: readonly Result[],
  { categories, weights, highRisk }: Narrowing,
  edition: Edition,
  assessment: Pick<Assessment, 'targetLevel' | 'technologies' | 'continuityCritical'>,
): Result[] {
  const inScope = casesInScope(edition, assessment);
  return results.filter(({ controlId }) => {
    const control = controlOf(edition, controlId);
    if (categories?.length && !categories.includes(control.category ?? '')) return false;
    if (weights?.length && (control.weight === null || !weights.includes(control.weight))) return false;
    return highRisk == null || casesOf(control, inScope).length > 0 === highRisk;
  });
}
