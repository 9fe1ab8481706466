import { execFileSync } from 'node:child_process';

/**
 * What takes long is sampled, so that a run stays within a quarter of an hour: half of it now, the other half with the next
 * commit. `npm run test:thorough` runs everything.
 */
export const thorough = process.env.HENGJIAN_THOROUGH === 'on';

/** 0 or 1 by the commit, so that whoever runs it again gets the same half; outside a repository the first. */
const half = ((): number => {
  try {
    const hash = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(hash.trim().at(-1) ?? '0', 16) % 2;
  } catch {
    return 0;
  }
})();

/** Whether the case at this place of its list is run. */
export const isSampled = (place: number): boolean => thorough || place % 2 === half;

/** How many random cases a property gets. */
export const casesOf = (all: number): number => (thorough ? all : Math.ceil(all / 2));
