import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { oldChromium } from './chrome.js';
import { openBrowser } from './devtools.js';
import type { OldBrowser } from './devtools.js';
import { isSampled } from '../support/thoroughness.js';
import { deepPaths, screens } from './screens.js';

/** Number of clearly different colours in the middle of what is painted, and the colour of the frame. */
async function paint(browser: OldBrowser) {
  const { data } = await browser.call<{ data: string }>('Page.captureScreenshot', { format: 'png' });
  const picture = await browser.value<{ colours: number; frame: string }>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${data}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 44, image.width, image.height - 44);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4) seen.add((data[at] >> 4) * 256 + (data[at + 1] >> 4) * 16 + (data[at + 2] >> 4));
    return { colours: seen.size, frame: [...context.getImageData(image.width / 2, 2, 1, 1).data.slice(0, 3)].join() };
  })()`);
  return { ...picture, data };
}

const frameGreen = '15,42,48';
const wallGreen = '8,27,32';

// A smoke test: each kind of screen once; every screen is walked in 109.
const isOwnKind = ([, path]: (typeof screens)[number]) =>
  !/[?]|^.frameworks.|.(proposed|reuse|catalogue)$/.test(path);

test('every kind of screen renders in Chromium 86, by its pixels too', async () => {
  test.slow();
  const paths = await deepPaths();
  const browser = await openBrowser(oldChromium('chromium-86'));
  const url = process.env.HENGJIAN_E2E_URL ?? '';
  const cookies = JSON.parse(process.env.HENGJIAN_E2E_COOKIES ?? '{}') as Record<string, string>;
  try {
    expect((await browser.call<{ product: string }>('Browser.getVersion')).product).toMatch(/\/86\./);
    const open = async (role: string, path: string) => {
      await browser.call('Network.setCookie', {
        name: 'hengjian_session',
        value: cookies[role],
        url,
        httpOnly: true,
      });
      // Two screens in a row may have the same heading: the one that is left says so.
      await browser.value('window.left = true');
      await browser.call('Page.navigate', { url: url + path });
    };
    const all = [
      ...screens.filter(isOwnKind).filter((_screen, place) => isSampled(place)),
      ['officer', paths.workbench, 'HIS'],
      ['officer', paths.system, 'HIS'],
    ] as const;
    for (const [role, path, heading] of all) {
      await open(role, path);
      await expect
        .poll(() => browser.value(`window.left ? '' : (document.querySelector('h1')?.textContent ?? '')`), {
          message: path,
          intervals: [50, 50, 100, 200],
        })
        .toContain(heading);
      const shown = await paint(browser);
      writeFileSync(test.info().outputPath(`${path.replaceAll('/', '_')}.png`), shown.data, 'base64');
      // An unstyled page is black on white; ours has its ink-green frame (the wall, its own) and more than a handful of colours.
      expect(shown.frame, path).toBe(path === '/wall' ? wallGreen : frameGreen);
      expect(shown.colours, path).toBeGreaterThan(20);
    }

    await open('officer', paths.pdf);
    const ink = `(() => {
      const canvas = document.querySelector('canvas');
      if (!canvas || !canvas.width) return 0;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] < 128 && data[at + 3] > 128) dark += 1;
      return dark;
    })()`;
    await expect.poll(() => browser.value<number>(ink)).toBeGreaterThan(500);
    expect(browser.faults).toEqual([]);
  } finally {
    await browser.close();
  }
});
