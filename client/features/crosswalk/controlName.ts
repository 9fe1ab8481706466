/** What a line says of a control: clauses speak by their text, points by their name. */
export const wordsOf = ({ name, text }: { name: string; text?: string | null }): string => text ?? name;

/** Where a control is read in its rule book. */
export function controlAddress(
  frameworkCode: string,
  control: { id: string; level?: string | null },
): string {
  const level = control.level ? `&level=${encodeURIComponent(control.level)}` : '';
  return `/frameworks/${encodeURIComponent(frameworkCode)}?control=${control.id}${level}`;
}
