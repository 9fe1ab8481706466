import { Resvg } from '@resvg/resvg-js';
import { drawingFont } from '../../../platform/documents/drawing-font.js';
import { xmlText } from '../../../platform/documents/xml-text.js';

/** One tile of the pattern, in points of a page; text stands aslant so that it crosses the lines of a document. */
export const tile = { width: 260, height: 170 };

/** The pattern as a transparent picture of some points, at twice the density of a screen. */
export const markPicture = (
  lines: readonly string[],
  { width, height }: { readonly width: number; readonly height: number } = tile,
): Uint8Array =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <defs>${pattern(lines)}</defs><rect width="${width}" height="${height}" fill="url(#mark)"/></svg>`,
    { font: drawingFont, fitTo: { mode: 'zoom', value: 2 } },
  )
    .render()
    .asPng();

/** The pattern for a drawing of one's own. */
export const pattern = (lines: readonly string[], scale = 1): string =>
  `<pattern id="mark" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse" patternTransform="scale(${scale})">${textSvg(lines)}</pattern>`;

/** Dark letters with a light edge: they can be read on white paper and on a dark screenshot. */
function textSvg(lines: readonly string[]): string {
  const texts = lines.map(
    (line, at) =>
      `<text x="0" y="${at * 19}" text-anchor="middle" font-family="${drawingFont.defaultFontFamily}" font-size="13" fill="#1c2f33" fill-opacity="0.3" stroke="#ffffff" stroke-opacity="0.3" stroke-width="0.4">${xmlText(line)}</text>`,
  );
  return `<g transform="translate(${tile.width / 2} ${tile.height / 2}) rotate(-24)">${texts.join('')}</g>`;
}
