import type { EntryRefusal } from './archiveModel.ts';

/** A name as it stands in an archive. */
export interface RawName {
  bytes: Uint8Array;
  /** The archive says that it is UTF-8, or has it in UTF-8 besides. */
  unicode: string | null;
}

const gb18030 = () => new TextDecoder('gb18030');

/**
 * The names of one archive. Windows in Chinese writes them in GBK and does not say so; many others write UTF-8 and do
 * not say so either. One program wrote all of them, so they are told apart together: two bytes of GBK often look like UTF-8.
 */
export function decodeNames(names: readonly RawName[]): string[] {
  const unsaid = names.filter(({ unicode }) => unicode === null);
  let decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const { bytes } of unsaid) decoder.decode(bytes);
  } catch {
    decoder = gb18030();
  }
  return names.map(({ bytes, unicode }) => unicode ?? decoder.decode(bytes));
}

/** The path of an entry with plain slashes, or why it may not be used. */
export function readPath(name: string): { path: string } | { refused: EntryRefusal } {
  const slashed = name.replaceAll('\\', '/');
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  const hostile = slashed.startsWith('/') || /^[a-z]:/i.test(slashed) || /\p{Cc}/u.test(slashed);
  if (hostile || parts.length === 0 || parts.includes('..')) return { refused: 'UNSAFE_PATH' };
  return { path: parts.join('/') };
}

/** What systems put beside the files that a person meant. */
export function isClutter(path: string): boolean {
  const parts = path.split('/');
  return parts.includes('__MACOSX') || ['.DS_Store', 'Thumbs.db'].includes(parts.at(-1) ?? '');
}
