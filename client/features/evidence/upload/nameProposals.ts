/** A control whose code stands in a text. */
export interface NameProposal {
  id: string;
  /** As it is written there. */
  code: string;
  /** Short name of the rule book. */
  book: string;
  /** Rule book, code and name, for a person to know it again. */
  title: string;
  /** Rule book and its own code, for a sheet that is read again. */
  reference: string;
}
