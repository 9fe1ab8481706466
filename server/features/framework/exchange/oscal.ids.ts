/** Our own properties in an OSCAL file: what the model has no place for. */
export const ownNamespace = 'https://hengjian.example/ns/oscal';

/** Properties of what stands in a file only because the model asks for it; reading it back leaves it out. */
export const titleOnly = 'title-only';
export const gathered = 'gathered';

/** What only gathers is a group of the catalog, what demands something is a control. */
export const isGroup = (kind: string): boolean => !['CLAUSE', 'INDICATOR', 'DUTY', 'ITEM'].includes(kind);

/**
 * The id of each node in the catalog, by its code; all nodes of the rule book in reading order are needed for it. Identifiers are
 * tokens: they begin with a letter and hold letters, digits, dots, dashes.
 */
export function catalogIds(nodes: readonly { readonly code: string }[]): ReadonlyMap<string, string> {
  const used = new Set<string>();
  return new Map(
    nodes.map(({ code }, at) => {
      const token = code.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
      const begun = /^[\p{L}_]/u.test(token) ? token : `c-${token}`;
      const id = used.has(begun) ? `${begun}-${at}` : begun;
      used.add(id);
      return [code, id];
    }),
  );
}

/** The id of the part that holds what a control demands: its text, or its name where it has no other. */
export const statementId = (id: string): string => `${id}_smt`;
