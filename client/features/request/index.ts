import { lazyPart } from '../../ui/lazyPart';

export { RequestDue } from './RequestDue';

/** Asks a unit for a proof, from wherever it is seen to be missing. */
export const RequestProofDialog = lazyPart(async () => (await import('./NewRequestDialog')).NewRequestDialog);
