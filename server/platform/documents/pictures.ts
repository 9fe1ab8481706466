import { buffer } from 'node:stream/consumers';
import { imageSize } from 'image-size';
import type { Storage } from '../storage/storage.js';

/** What is known of a stored file before anybody reads it. */
export interface StoredPicture {
  readonly mediaType: string | null;
  readonly byteSize: number | null;
  readonly sha256: string | null;
}

/** A stored picture that can stand in a document, with its size on paper. */
export interface Picture {
  readonly data: Uint8Array;
  readonly format: 'png' | 'jpg';
  readonly widthMm: number;
  readonly heightMm: number;
}

/** By SHA-256. */
export type Pictures = ReadonlyMap<string, Picture>;

/** Larger ones stay beside the document: it must open on any computer. */
const mostPictureBytes = 8 * 1024 * 1024;
/** All pictures of one document. */
export const mostPicturesBytes = 64 * 1024 * 1024;
const widestMm = 156;
const highestMm = 190;
const pixelsPerMm = 96 / 25.4;

/** Bytes of the picture that a document would show for this file; 0 when it shows none. */
export function pictureBytes({ mediaType, byteSize }: Omit<StoredPicture, 'sha256'>): number {
  const shown = mediaType === 'image/png' || mediaType === 'image/jpeg';
  return shown && byteSize !== null && byteSize <= mostPictureBytes ? byteSize : 0;
}

/** Reads it and fits it onto a page; undefined when it shows none or cannot be understood as a picture. */
export async function pictureOf(
  storage: Pick<Storage, 'read'>,
  file: StoredPicture,
): Promise<Picture | undefined> {
  if (pictureBytes(file) === 0 || file.sha256 === null) return undefined;
  const data = await buffer(storage.read(file.sha256));
  try {
    const { width, height, orientation = 1 } = imageSize(data);
    // A photo that is stored lying: its numbers are those of the stored picture.
    const [across, down] = orientation > 4 ? [height, width] : [width, height];
    const scale = Math.min(1, (widestMm * pixelsPerMm) / across, (highestMm * pixelsPerMm) / down);
    return {
      data,
      format: file.mediaType === 'image/png' ? 'png' : 'jpg',
      widthMm: (across * scale) / pixelsPerMm,
      heightMm: (down * scale) / pixelsPerMm,
    };
  } catch {
    return undefined;
  }
}

/** Reads these files once each; the caller has counted that they fit into a document. */
export async function readPictures(
  storage: Pick<Storage, 'read'>,
  files: readonly StoredPicture[],
): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const file of files) {
    if (file.sha256 === null || pictures.has(file.sha256)) continue;
    const picture = await pictureOf(storage, file);
    if (picture) pictures.set(file.sha256, picture);
  }
  return pictures;
}
