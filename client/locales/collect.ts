import type { Messages } from '@lingui/core';

/** One catalogue out of the catalogues of the features; each language becomes one chunk. */
export function collect(catalogues: Record<string, Messages>): Messages {
  return Object.assign({}, ...Object.values(catalogues)) as Messages;
}
