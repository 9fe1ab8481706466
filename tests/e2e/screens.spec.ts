import { expect, expectAccessible, signIn, signInByHand, test } from './journey.js';
import { screens } from './screens.js';

for (const [role, path, heading] of screens) {
  test(`${path} opens for ${role} and is accessible`, async ({ page }) => {
    await signIn(page, role);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
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
