import { v5 } from 'uuid';

// Fixed for ever: every installation gives the same published mapping the same id, and keeps what a hospital made of it.
const namespace = '0c4d7a52-91f8-5b36-8e1d-6f2a3b9c7d15';

/** Id of a published crosswalk, from its code. */
export const crosswalkId = (code: string): string => v5(`crosswalk/${code}`, namespace);

/** Id of a published mapping, from its crosswalk and the codes at its ends. */
export const mappingId = (crosswalk: string, source: string, target: string): string =>
  v5(`mapping/${crosswalk}/${source}/${target}`, namespace);
