/** Looks at data of unknown shape without trusting it: inherited and dangerous keys do not exist. */
export function get(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Words of a key: text as it is, numbers as they are written, everything else is none. */
export function words(value: unknown, key: string): string | null {
  const found = get(value, key);
  if (typeof found === 'number') return String(found);
  if (typeof found !== 'string') return null;
  const tidy = found.replaceAll('\r\n', '\n').trim();
  return tidy === '' ? null : tidy;
}

/** A list under a key; a single thing counts as a list of one, nothing as an empty one. */
export function list(value: unknown, key: string): unknown[] {
  const found = get(value, key);
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? found : [found];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A code for a new framework out of whatever names it: only letters, digits, dots and dashes of it are left. */
export function slug(name: string | null | undefined): string | undefined {
  const tidy = (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 50);
  return tidy === '' ? undefined : tidy;
}
