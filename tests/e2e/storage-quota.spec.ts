import { ask, expect, expectAccessible, signIn, test } from './journey.js';

const setQuota =
  'mutation ($quota: Float) { setStorageQuota(input: { quotaBytes: $quota }) { storage { quotaBytes } } }';

test.afterEach(() => ask('sysadmin', setQuota, { quota: null }));

test('the system administrator sets the quota, and whoever uploads sees what is left', async ({ page }) => {
  await signIn(page, 'sysadmin');
  await page.goto('/units');
  const use = page.getByRole('region', { name: '文件存储' });
  await expect(use).toContainText('不限配额');
  await use.getByRole('button', { name: '设置配额' }).click();
  const dialog = page.getByRole('dialog', { name: '设置存储配额' });
  await dialog.getByLabel('配额（GB）').fill('many');
  await expect(dialog).toContainText('请填写数字');
  await expectAccessible(page);
  await dialog.getByLabel('配额（GB）').fill('0.5');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(use).toContainText('配额 512 MB');
  await expectAccessible(page);

  await page.context().clearCookies();
  await signIn(page, 'officer');
  await page.goto('/evidence');
  await page.getByRole('button', { name: '上传证据' }).click();
  await expect(page.getByRole('dialog', { name: '上传证据' })).toContainText('（共 512 MB）');

  await ask('sysadmin', setQuota, { quota: 0 });
  await page.reload();
  await page.getByRole('button', { name: '上传证据' }).click();
  const upload = page.getByRole('dialog', { name: '上传证据' });
  await upload
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '巡检.txt', mimeType: 'text/plain', buffer: Buffer.from('巡检记录') });
  await expect(upload).toContainText('放不下的会被拒绝');
  await upload.getByRole('button', { name: /^上传 1 个文件/ }).click();
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('请联系系统管理员调整配额');
});
