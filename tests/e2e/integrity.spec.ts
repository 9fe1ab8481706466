import { readFileSync } from 'node:fs';
import { expect, expectAccessible, signIn, test } from './journey.js';

test('the auditor checks the audit trail and takes its chain along', async ({ page }) => {
  await signIn(page, 'auditor');
  await page.goto('/events');
  await page.getByRole('button', { name: /^完整性/ }).click();
  const drawer = page.getByRole('dialog', { name: '审计链与证据完整性' });
  await drawer.getByRole('button', { name: '立即核验' }).click();
  await expect(drawer.getByText('审计链、链外锚点和全部存储文件都与封存、接收时一致。')).toBeVisible({
    timeout: 30_000,
  });
  await expect(drawer.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible();
  await expectAccessible(page);

  const downloading = page.waitForEvent('download');
  await drawer.getByRole('link', { name: '导出审计链（ZIP）' }).click();
  const file = await (await downloading).path();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '完整性：无误' })).toBeVisible();
});
