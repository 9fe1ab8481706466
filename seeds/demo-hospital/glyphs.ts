import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const font = join(
  dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
  '400Regular',
  'NotoSansSC_400Regular.ttf',
);
/** Outlines are kept at this size. */
const size = 100;
/** Of an em. */
const blanks: Readonly<Record<string, number>> = { ' ': 0.224, '　': 1 };
/** From here on every sign of the font is as wide as it is high. */
const firstSquare = 0x2e80;

interface Glyph {
  readonly path: string;
  /** Of an em. */
  readonly advance: number;
}

/**
 * Signs of the font as outlines. The renderer opens the font, 10 MB, for every single sign that it draws; the proofs of the demo
 * repeat a few hundred signs a thousand times, so each is asked for once.
 */
const known = new Map<string, Glyph>();

/** A line of text that needs no font any more; `x` and `y` are where its base line begins. */
export function drawText(text: string, x: number, y: number, height: number, fill: string): string {
  learn(text);
  let at = x;
  const paths: string[] = [];
  for (const sign of text) {
    const { path, advance } = known.get(sign)!;
    if (path)
      paths.push(
        `<path transform="translate(${at.toFixed(2)} ${y}) scale(${height / size})" fill="${fill}" d="${path}"/>`,
      );
    at += advance * height;
  }
  return paths.join('');
}

function learn(text: string): void {
  const unknown = [...new Set(text)].filter((sign) => !known.has(sign));
  if (unknown.length === 0) return;
  // Drawn up to a point instead of from it, a sign lies its own width to the left.
  const drawn = unknown.map((sign, at) => {
    const one = (id: string, anchor: string) =>
      `<text id="${id}${at}" text-anchor="${anchor}">&#${sign.codePointAt(0)};</text>`;
    return isSquare(sign) ? one('s', 'start') : `${one('s', 'start')}${one('e', 'end')}`;
  });
  const outlines = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" font-family="Noto Sans SC" font-size="${size}">${drawn.join('')}</svg>`,
    { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' } },
  ).toString();
  const paths = new Map(
    [...outlines.matchAll(/<g id="([se]\d+)">\s*<path [^>]*\bd="([^"]*)"/g)].map(([, id, path]) => [
      id!,
      path!,
    ]),
  );
  unknown.forEach((sign, at) => {
    const path = paths.get(`s${at}`) ?? '';
    known.set(sign, { path, advance: blanks[sign] ?? widthOf(sign, path, paths.get(`e${at}`)) });
  });
}

const isSquare = (sign: string): boolean => sign.codePointAt(0)! >= firstSquare;

function widthOf(sign: string, path: string, shifted: string | undefined): number {
  if (isSquare(sign) || !shifted) return 1;
  return (firstX(path) - firstX(shifted)) / size;
}

const firstX = (path: string): number => Number(/^M (-?[\d.]+)/.exec(path)?.[1] ?? 0);
