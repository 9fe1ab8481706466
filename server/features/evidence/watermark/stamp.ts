import { PDFDocument } from '@cantoo/pdf-lib';
import { Resvg } from '@resvg/resvg-js';
import { imageSize } from 'image-size';
import { drawingFont } from '../../../platform/documents/drawing-font.js';
import { markedOffice } from './markable.js';
import type { StampJob, Stamped } from './stamp-job.js';
import { markPicture, pattern, tile } from './mark-picture.js';
import { stampOffice } from './stamp-office.js';

const pdfType = 'application/pdf';
/** A marked picture is for looking at: the original keeps its size. */
const longestSide = 2_400;
/** Pixels that are decoded; a photo of a good camera has 50 million. */
const mostPixels = 60_000_000;

/** Writes the lines all over a PDF, a PNG, a JPEG or an Office document. Answers null for what it cannot read. */
export async function stamp({ mediaType, bytes, lines }: StampJob): Promise<Stamped> {
  if (mediaType === pdfType) return stampPdf(bytes, lines);
  if (markedOffice.includes(mediaType)) return stampOffice(mediaType, bytes, lines);
  return stampPicture(mediaType, bytes, lines);
}

async function stampPdf(bytes: Uint8Array, lines: readonly string[]): Promise<Stamped> {
  const picture = markPicture(lines);
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const mark = await document.embedPng(picture);
    for (const page of document.getPages()) {
      const { x, y, width, height } = page.getCropBox();
      for (let left = x; left < x + width; left += tile.width)
        for (let bottom = y; bottom < y + height; bottom += tile.height)
          page.drawImage(mark, { x: left, y: bottom, ...tile });
    }
    return { mediaType: pdfType, bytes: await document.save() };
  } catch {
    // Encrypted or damaged: the file is what was received, and nothing can be written into it.
    return null;
  }
}

function stampPicture(type: string, bytes: Uint8Array, lines: readonly string[]): Stamped {
  let size: ReturnType<typeof imageSize>;
  try {
    size = imageSize(bytes);
  } catch {
    return null;
  }
  const { width, height, orientation = 1 } = size;
  if (!width || !height || width * height > mostPixels) return null;
  const turned = orientation >= 5;
  const [across, down] = turned ? [height, width] : [width, height];
  const zoom = Math.min(1, longestSide / Math.max(across, down));
  // The pattern keeps its size on the screen, however many pixels the picture has.
  const scale = Math.max(1, Math.min(across, down) / 700);
  const href = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${across}" height="${down}">
    <defs>${pattern(lines, scale)}</defs>
    <image width="${width}" height="${height}" transform="${upright(orientation, width, height)}" xlink:href="${href}"/>
    <rect width="${across}" height="${down}" fill="url(#mark)"/></svg>`;
  try {
    const drawn = new Resvg(svg, { font: drawingFont, fitTo: { mode: 'zoom', value: zoom } }).render();
    return { mediaType: 'image/png', bytes: drawn.asPng() };
  } catch {
    return null;
  }
}

/** What a phone writes into a photo instead of turning it (EXIF orientation 1 to 8). */
function upright(orientation: number, width: number, height: number): string {
  const matrices: Readonly<Record<number, string>> = {
    2: `matrix(-1 0 0 1 ${width} 0)`,
    3: `matrix(-1 0 0 -1 ${width} ${height})`,
    4: `matrix(1 0 0 -1 0 ${height})`,
    5: 'matrix(0 1 1 0 0 0)',
    6: `matrix(0 1 -1 0 ${height} 0)`,
    7: `matrix(0 -1 -1 0 ${height} ${width})`,
    8: `matrix(0 -1 1 0 0 ${width})`,
  };
  return matrices[orientation] ?? 'matrix(1 0 0 1 0 0)';
}
