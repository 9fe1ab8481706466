import type { Scenario } from '../assessment/index.js';
import type { Way } from './effects.js';
import { closingAll, targetGapsOf } from './targets.js';

/** The way of each assessment: from what is proven today to what would be with every gap to its target closed. */
export const waysOf = (scenarios: Iterable<Scenario>): Way[] =>
  [...scenarios].map((scenario) => ({
    scenario,
    from: scenario.provenValue({ resultIds: new Set(), figures: [] }),
    to: scenario.provenValue(closingAll(targetGapsOf(scenario))),
  }));
