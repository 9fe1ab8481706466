import { settled } from './explore.js';
import { expect, expectAccessible, signIn, signInByHand, test } from './journey.js';
import { screens } from './screens.js';
import { isSampled } from '../support/thoroughness.js';

// Each screen stands for itself: both workers share them.
test.describe.configure({ mode: 'parallel' });

// In English, and with all that opens on them, they stand in every-layer.spec.ts; the officer's below, in both small sizes.
for (const [role, path, heading] of screens.filter(([role]) => role !== 'officer')) {
  test(`${path} opens for ${role} and is accessible`, async ({ page }) => {
    const rest = settled(page);
    await signIn(page, role);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
    await rest();
    await expectAccessible(page);
  });
}

test('the evidence grid shows twelve rows at 1366 × 768', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/evidence');
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows.nth(12)).toBeVisible();
  const whole = await page.getByRole('grid').evaluate((grid) => {
    const { top, bottom } = grid.getBoundingClientRect();
    return [...grid.querySelectorAll('[aria-rowindex]:not([aria-rowindex="1"])')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= top && box.bottom <= Math.min(bottom, window.innerHeight);
    }).length;
  });
  expect(whole).toBeGreaterThanOrEqual(12);
});

// Browser bars of a small notebook leave 600 px; zoom 200 % of 1366 × 768 leaves half of each side.
const small = [
  { width: 1280, height: 600 },
  { width: 683, height: 384 },
] as const;
const own = screens.filter(([role]) => role === 'officer').filter((_screen, place) => isSampled(place));
for (const [name, some] of [
  ['first', own.slice(0, own.length / 2)],
  ['other', own.slice(own.length / 2)],
] as const) {
  test(`the ${name} half of the officer's screens is accessible, and usable at 1280 × 600 and at zoom 200 %`, async ({
    page,
  }) => {
    test.slow();
    const rest = settled(page);
    await signIn(page, 'officer');
    for (const [, path, heading] of some) {
      await page.setViewportSize(small[0]);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
      await rest();
      await expectAccessible(page);
      for (const viewport of small) {
        await page.setViewportSize(viewport);
        const where = `${path} at ${viewport.width}`;
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
        await expect(page.getByRole('navigation').first().getByRole('link').first()).toBeInViewport();
        // The page itself never scrolls sideways; wide tables do so inside their own frame.
        await expect
          .poll(
            () =>
              page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
              ),
            { message: where },
          )
          .toBe(0);
        const buttons = page.locator('main header button:visible');
        for (let at = 0; at < (await buttons.count()); at += 1)
          expect(
            await buttons.nth(at).evaluate((node) => node.getBoundingClientRect().right),
            where,
          ).toBeLessThanOrEqual(viewport.width);
      }
    }
  });
}

test('a wrong password is told in words, and the page stays accessible', async ({ page }) => {
  await page.goto('/');
  await expectAccessible(page);
  await page.getByLabel('用户名').fill('officer');
  await page.getByLabel('密码', { exact: true }).fill('wrong-password-1');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('登录名或密码不正确')).toBeVisible();
});

test('a person signs in by hand and lands on the home screen', async ({ page }) => {
  await signInByHand(page, 'contributor');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('工作台');
});

test('the language is switched and kept', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/assessments');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Assessments');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Assessments');
});

test('controls are found by two Chinese characters', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/mlps-2.0');
  await page.getByRole('searchbox').or(page.getByPlaceholder('搜索条款')).first().fill('备份');
  await expect(page.getByText('数据备份恢复').first()).toBeVisible();
});
