import type { Page } from '@playwright/test';
import { settled } from './explore.js';
import { expect, signIn, signInByHand, test } from './journey.js';
import { deepPaths, screens } from './screens.js';
import { isSampled } from '../support/thoroughness.js';

/** Canvases, pictures or frames hide a blank page behind a right label; only their pixels tell. */
async function inkOf(page: Page): Promise<number> {
  return page
    .locator('canvas')
    .first()
    .evaluate((node) => {
      if (!(node instanceof HTMLCanvasElement) || node.width === 0) return 0;
      const { data } = node.getContext('2d')!.getImageData(0, 0, node.width, node.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 128 && data[at + 3]! > 128) dark += 1;
      return dark;
    });
}

test('signing in and the screens work in Chromium 109', async ({ page, browser }) => {
  expect(browser.version()).toMatch(/^109\./);
  const rest = settled(page);
  await signInByHand(page, 'inspector');
  // Tabs and searches of a screen are made of what the screen itself shows.
  for (const [role, path, heading] of screens
    .filter(([, address]) => !address.includes('?'))
    .filter((_screen, place) => isSampled(place))) {
    await signIn(page, role);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
    await rest();
  }
});

test('a verdict is set and a PDF is painted in Chromium 109', async ({ page }) => {
  const paths = await deepPaths();
  await signIn(page, 'officer');
  await page.goto(paths.workbench);
  await page.getByRole('button', { name: /^未评/ }).click();
  await page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 }).last().click();
  const partly = page.getByRole('group', { name: '结论' }).getByRole('button', { name: /部分符合/ });
  await page.keyboard.press('2');
  await expect(partly).toHaveAttribute('aria-pressed', 'true');

  await page.goto(paths.pdf);
  await expect.poll(() => inkOf(page)).toBeGreaterThan(500);
  await page.goto(paths.picture);
  await expect
    .poll(() =>
      page
        .locator('main img')
        .first()
        .evaluate((node) => (node as HTMLImageElement).naturalWidth),
    )
    .toBeGreaterThan(100);
  await page.goto(paths.docx);
  await expect(page.frameLocator('main iframe').locator('body')).toContainText('衡鉴示范医院');
  await page.goto(paths.sheet);
  await expect(page.locator('main table td').first()).toContainText(/\S/);
});
