import { PDFDocument } from '@cantoo/pdf-lib';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../server/features/evidence/watermark/stamp.js';
import { linesFor } from '../../../server/features/evidence/watermark/watermark.js';
import { jpeg } from './sample-files.js';

const lines = ['敏感 · 林知衡', '2026-11-29 10:58 · 不得外传'];

/** Red on the left, blue on the right, 16 × 8. */
const photo = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAX/xAAZEQACAwEAAAAAAAAAAAAAAAAABkOCwcL/2gAMAwEAAhEDEQA/AM+hAYU5q9DzNFbD/9k=',
  'base64',
);

/** The photo as a phone keeps it: turned, with a word on how to hold it. */
function held(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([photo.subarray(0, 2), head, body, photo.subarray(2)]);
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): readonly number[];
}

/** The pixels of a PNG. */
function drawn(bytes: Uint8Array): Drawn {
  const size = { width: Buffer.from(bytes).readUInt32BE(16), height: Buffer.from(bytes).readUInt32BE(20) };
  const href = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><image width="${size.width}" height="${size.height}" href="${href}"/></svg>`,
  ).render();
  return {
    ...size,
    at: (x, y) => [...pixels.subarray((y * size.width + x) * 4, (y * size.width + x) * 4 + 3)],
  };
}
const colour = ([red = 0, , blue = 0]: readonly number[]) => (red > blue ? 'red' : 'blue');

describe('a picture', () => {
  const sheet = (width: number, height: number): Buffer =>
    Buffer.from(
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/></svg>`,
      )
        .render()
        .asPng(),
    );

  it('is marked all over, on white too, and stays as large as it was', async () => {
    const marked = drawn((await stamp({ mediaType: 'image/png', bytes: sheet(900, 700), lines }))!.bytes);
    expect([marked.width, marked.height]).toEqual([900, 700]);
    for (const [left, top] of [
      [0, 0],
      [450, 0],
      [0, 350],
      [450, 350],
    ] as const) {
      let dark = 0;
      for (let x = left; x < left + 450; x += 1)
        for (let y = top; y < top + 350; y += 1) if ((marked.at(x, y)[0] ?? 255) < 235) dark += 1;
      expect(dark).toBeGreaterThan(500);
    }
  });

  it('is a copy of at most 2,400 pixels', async () => {
    const marked = drawn((await stamp({ mediaType: 'image/png', bytes: sheet(4_800, 1_000), lines }))!.bytes);
    expect([marked.width, marked.height]).toEqual([2_400, 500]);
  });

  it.each([
    [1, 16, 8, 'red', 'blue'],
    [3, 16, 8, 'blue', 'red'],
    [6, 8, 16, 'red', 'blue'],
    [8, 8, 16, 'blue', 'red'],
    [2, 16, 8, 'blue', 'red'],
    [7, 8, 16, 'blue', 'red'],
  ])('is turned as the phone meant it (%i)', async (orientation, width, height, first, last) => {
    const marked = drawn(
      (await stamp({ mediaType: 'image/jpeg', bytes: held(orientation), lines: [] }))!.bytes,
    );
    expect([marked.width, marked.height]).toEqual([width, height]);
    expect([colour(marked.at(1, 1)), colour(marked.at(width - 2, height - 2))]).toEqual([first, last]);
  });
});

describe('a PDF', () => {
  const document = async (sizes: readonly [number, number][]): Promise<Uint8Array> => {
    const made = await PDFDocument.create();
    for (const size of sizes) made.addPage([...size]);
    return made.save();
  };
  const pictures = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Subtype\s*\/Image/g)?.length ?? 0;

  it('is marked on every page with one picture, whatever the size of the page', async () => {
    const before = await document([
      [595, 842],
      [842, 595],
      [200, 100],
    ]);
    const after = await stamp({ mediaType: 'application/pdf', bytes: before, lines });
    const read = await PDFDocument.load(after!.bytes);
    expect(read.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual([
      [595, 842],
      [842, 595],
      [200, 100],
    ]);
    for (const page of read.getPages()) expect(page.node.Resources()?.toString()).toMatch(/XObject/);
    expect(pictures(before)).toBe(0);
    // The picture and its transparency, once for all pages.
    expect(
      pictures(await PDFDocument.load(after!.bytes).then((one) => one.save({ useObjectStreams: false }))),
    ).toBe(2);
  });

  it('that is broken or locked is answered with nothing', async () => {
    expect(
      await stamp({ mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 nothing'), lines }),
    ).toBeNull();
    expect(await stamp({ mediaType: 'image/jpeg', bytes: jpeg(), lines })).toBeNull();
    expect(await stamp({ mediaType: 'image/png', bytes: Buffer.from('png'), lines })).toBeNull();
  });
});

it('the lines name who looks and when, by the clock of the hospital', () => {
  const at = new Date('2026-11-29T02:58:30Z');
  expect(linesFor({ displayName: '林知衡', locale: 'zh' }, at)).toEqual(lines);
  expect(linesFor({ displayName: 'Lin', locale: 'en' }, at)).toEqual([
    'Sensitive · Lin',
    '2026-11-29 10:58 · not to be passed on',
  ]);
  // Too long for one line of the pattern: it would be cut.
  expect(linesFor({ displayName: '市网络安全和信息化办公室 王工程师', locale: 'zh' }, at)).toEqual([
    '敏感',
    '市网络安全和信息化办公室 王工程师',
    lines[1],
  ]);
});

it('a name that looks like markup is only letters', async () => {
  const marked = await stamp({
    mediaType: 'image/jpeg',
    bytes: held(1),
    lines: ['<image href="x"/> & "</text>'],
  });
  expect(marked?.mediaType).toBe('image/png');
});
