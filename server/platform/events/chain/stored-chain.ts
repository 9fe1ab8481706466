import type { Anchors } from './anchors.js';
import { allEvents, allSeals, lastSeal } from './chain.rows.js';
import type { ReadPage } from './chain.rows.js';
import { verifyChain } from './chain-verifier.js';
import type { ChainFinding, ChainSummary } from './chain-verifier.js';

/** Verifies the chain of an organization as it is stored, while others write and seal. */
export async function verifyStoredChain(
  read: ReadPage,
  organizationId: string,
  anchors: Anchors,
  found: (finding: ChainFinding) => void,
): Promise<ChainSummary> {
  // The anchor first: it follows the chain, so what is read of the chain afterwards is at least as long.
  let anchor = await anchors.read(organizationId);
  let last = await read(lastSeal);
  if (anchor === 'MISSING' && last) {
    // Perhaps the first seal of all was made in between.
    anchor = await anchors.read(organizationId);
    last = await read(lastSeal);
  }
  return verifyChain(
    { organizationId, seals: allSeals(read, last?.number ?? 0), events: allEvents(read), anchor },
    found,
  );
}
