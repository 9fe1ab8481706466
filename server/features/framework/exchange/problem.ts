import type { Text } from '../../../platform/graphql/text.js';

// Everything in this folder that the reading thread imports uses erasable TypeScript only; see platform/documents/README.md.

/** Where in a file: a row of a table or a line of a text, from 1; a column as it is headed; the path of a key. */
export interface Place {
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly path?: string | undefined;
}

/** Something that a person must mend in his file (ERROR) or should know (WARNING), with what to do. */
export interface Problem extends Place {
  readonly severity: 'ERROR' | 'WARNING';
  readonly text: Text;
}

/** More of either kind would bury the first cause in its consequences; all are counted. */
export const shownProblems = 200;

export class Problems {
  readonly shown: Problem[] = [];
  errors = 0;
  warnings = 0;

  error(place: Place, text: Text): void {
    this.errors += 1;
    if (this.errors <= shownProblems) this.shown.push({ ...place, severity: 'ERROR', text });
  }

  warn(place: Place, text: Text): void {
    this.warnings += 1;
    if (this.warnings <= shownProblems) this.shown.push({ ...place, severity: 'WARNING', text });
  }
}

/** The file as a whole cannot be read; there is nothing to go on with. */
export class Unreadable extends Error {
  readonly place: Place;
  readonly text: Text;

  constructor(text: Text, place: Place = {}) {
    super(text.en);
    this.place = place;
    this.text = text;
  }
}
