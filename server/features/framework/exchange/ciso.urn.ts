import type { Edition } from '../framework.catalogue.js';

/** The end of the URN of a node, out of its code: small letters, no spaces. */
export const urnEnd = (code: string): string => code.toLowerCase().replaceAll(/[\s:]+/g, '-');

/**
 * Finds the control that a URN of another product means, by its end: its code, else the number that is printed. The rest of a
 * URN names the framework, which whoever asks has chosen already.
 */
export function nodeOfUrn({ controls }: Pick<Edition, 'controls'>): (urn: string) => string | undefined {
  const byEnd = new Map<string, string>();
  for (const { id, ref } of controls.toReversed()) if (ref !== null) byEnd.set(urnEnd(ref), id);
  for (const { id, code } of controls.toReversed()) byEnd.set(urnEnd(code), id);
  return (urn) => byEnd.get(urn.toLowerCase().split(':').at(-1) ?? '');
}
