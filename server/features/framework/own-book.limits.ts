/** Nodes of one rule book, and of all rule books of an organization; each is kept in memory as a whole. */
export const maximumNodes = 10_000;
export const maximumOwnNodes = 30_000;
export const maximumOwnBooks = 100;
/** Nodes above a node. */
export const maximumDepth = 12;

export const lengths = {
  code: 60,
  name: 300,
  shortName: 60,
  edition: 40,
  issuer: 100,
  documentNumber: 100,
  controlCode: 120,
  controlName: 500,
  controlText: 20_000,
  references: 50,
} as const;
