import { expect, signInByHand, test } from './journey.js';

// Most hospitals reach their systems by a name over plain http: no secure context, so no clipboard, no random UUID, no digest.
test.use({ baseURL: (process.env.HENGJIAN_E2E_URL ?? '').replace('127.0.0.1', 'hospital.test') });

test('signing in, uploading, pasting and copying work without a secure context', async ({ page }) => {
  await signInByHand(page, 'officer');
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.goto('/evidence');
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible();

  // Copy and paste by the keys of the browser.
  const search = page.getByRole('searchbox').first();
  await search.fill('plain copy');
  await search.press('Control+A');
  await search.press('Control+X');
  await expect(search).toHaveValue('');
  await search.press('Control+V');
  await expect(search).toHaveValue('plain copy');
  await search.fill('');

  // A picture from the clipboard lands in the upload dialog, and goes to the server from there.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(
      new File([`pasted ${Date.now()}`], 'pasted-over-http.txt', { type: 'text/plain' }),
    );
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole('dialog', { name: '上传证据' });
  await expect(dialog.getByRole('textbox', { name: '标题 1' })).toHaveValue(/pasted/);
  await dialog.getByRole('button', { name: /^上传 1 个文件/ }).click();
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('已入库', { timeout: 15_000 });
});
