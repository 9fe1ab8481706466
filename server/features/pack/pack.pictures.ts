import { buffer } from 'node:stream/consumers';
import { imageSize } from 'image-size';
import type { Storage } from '../../platform/storage/storage.js';
import type { PackProof } from './pack.data.js';
import type { Picture } from './pack.item.js';

/** Larger ones stay beside the document: it must open on any computer. */
const mostPictureBytes = 8 * 1024 * 1024;
const widestMm = 156;
const highestMm = 190;
const pixelsPerMm = 96 / 25.4;

/** Bytes of the picture that a document would show for this proof; 0 when it shows none. */
export function pictureBytes({ mediaType, byteSize }: PackProof): number {
  const shown = mediaType === 'image/png' || mediaType === 'image/jpeg';
  return shown && byteSize !== null && byteSize <= mostPictureBytes ? byteSize : 0;
}

/** Reads it and fits it onto a page; undefined when it shows none or cannot be understood as a picture. */
export async function pictureOf(
  storage: Pick<Storage, 'read'>,
  proof: PackProof,
): Promise<Picture | undefined> {
  if (pictureBytes(proof) === 0 || proof.sha256 === null) return undefined;
  const data = await buffer(storage.read(proof.sha256));
  try {
    const { width, height, orientation = 1 } = imageSize(data);
    // A photo that is stored lying: its numbers are those of the stored picture.
    const [across, down] = orientation > 4 ? [height, width] : [width, height];
    const scale = Math.min(1, (widestMm * pixelsPerMm) / across, (highestMm * pixelsPerMm) / down);
    return {
      data,
      format: proof.mediaType === 'image/png' ? 'png' : 'jpg',
      widthMm: (across * scale) / pixelsPerMm,
      heightMm: (down * scale) / pixelsPerMm,
    };
  } catch {
    return undefined;
  }
}
