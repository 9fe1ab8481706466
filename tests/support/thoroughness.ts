import { execFileSync } from 'node:child_process';

/**
 * What takes long is sampled, so that a run stays within a quarter of an hour: a third of it now, the others with the next
 * commits. `npm run test:thorough` runs everything.
 */
export const thorough = process.env.HENGJIAN_THOROUGH === 'on';

/** In how many parts it is cut. */
export const shares = thorough ? 1 : 3;

/** Which of them, by the commit, so that whoever runs it again gets the same one; outside a repository the first. */
const share = ((): number => {
  try {
    const hash = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(hash.trim().slice(-4) || '0', 16) % shares;
  } catch {
    return 0;
  }
})();

/** Whether the case at this place of its list is run. */
export const isSampled = (place: number): boolean => place % shares === share;

/** How many random cases a property gets. */
export const casesOf = (all: number): number => Math.ceil(all / shares);
