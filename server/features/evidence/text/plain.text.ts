import type { FileHandle } from 'node:fs/promises';
import type { TextCollector } from './text.collector.js';
import { maximumCharacters } from './text.limits.js';

/** No character of any of our sets takes more bytes. */
const bytesPerCharacter = 4;

/** The character set that inspection found, from the media type. */
const charsetOf = (mediaType: string): string => /;\s*charset=([\w-]+)/i.exec(mediaType)?.[1] ?? 'utf-8';

/** Text of a text file: its beginning, as far as it is kept. */
export async function plainText(
  file: FileHandle,
  size: number,
  mediaType: string,
  text: TextCollector,
): Promise<void> {
  const wanted = (maximumCharacters + 1) * bytesPerCharacter;
  const buffer = Buffer.alloc(Math.min(size, wanted));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  text.add(new TextDecoder(charsetOf(mediaType)).decode(buffer.subarray(0, bytesRead)));
  if (size > wanted) text.cut = true;
}
