import type { DocumentSection } from './document.model.js';

/** Twips (1/1440 inch) per millimetre. */
export const TWIPS_PER_MM = 1440 / 25.4;
/** Pixels per millimetre at 96 dpi, the unit the picture sizes of docx are in. */
export const PIXELS_PER_MM = 96 / 25.4;

/** A4, and the type area of GB/T 9704: 156 × 225 mm with the binding edge at the left (turned: at the top). */
export const PAGE = { width: 11906, height: 16838 } as const;
const PORTRAIT = { top: 2098, right: 1474, bottom: 1984, left: 1588 } as const;
const LANDSCAPE = { top: 1588, right: 2098, bottom: 1474, left: 1984 } as const;

export type Orientation = DocumentSection['orientation'];

/** Margins in twips. */
export const margins = (orientation: Orientation) => (orientation === 'portrait' ? PORTRAIT : LANDSCAPE);

/** Width in twips that text and tables fill: 156 mm upright, 225 mm turned. */
export function textWidth(orientation: Orientation): number {
  const { left, right } = margins(orientation);
  return (orientation === 'portrait' ? PAGE.width : PAGE.height) - left - right;
}

/** Whole twips in proportion to `shares` that add up to exactly `total`; otherwise readers stretch a column. */
export function distribute(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  let start = 0;
  let share = 0;
  return shares.map((value) => {
    share += value;
    const end = Math.round((total * share) / sum);
    const width = end - start;
    start = end;
    return width;
  });
}
