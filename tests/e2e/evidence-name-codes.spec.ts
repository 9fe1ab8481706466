import { randomUUID } from 'node:crypto';
import { ask, expect, expectAccessible, signIn, test } from './journey.js';

test('codes in file names propose their controls, and are linked by one tick', async ({ page }) => {
  const mark = randomUUID().slice(0, 8);
  await signIn(page, 'officer');
  await page.goto('/evidence');
  await page.getByRole('button', { name: '上传证据' }).click();
  const dialog = page.getByRole('dialog', { name: '上传证据' });
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      [`8.1.4.1-b 双因素 ${mark}.txt`, `没有编号 ${mark}.txt`].map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(`记录 ${name}`),
      })),
    );
  const tick = dialog.getByLabel('关联文件名中写明的条款（1 个文件）');
  await expect(tick).not.toBeChecked();
  await expect(dialog).toContainText('8.1.4.1-b');
  await expectAccessible(page);
  await tick.press('Space');
  await dialog.getByRole('button', { name: /^上传 2 个文件/ }).click();
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('2 个文件已入库');
  const { evidences } = await ask<{
    evidences: { nodes: { title: string; links: { control: { code: string } }[] }[] };
  }>(
    'officer',
    'query ($search: String!) { evidences(filter: { search: $search }, first: 10) { nodes { title links { control { code } } } } }',
    { search: mark },
  );
  const codes = new Map(
    evidences.nodes.map(({ title, links }) => [title, links.map(({ control }) => control.code)]),
  );
  expect(codes.get(`8.1.4.1-b 双因素 ${mark}`)).toEqual(['8.1.4.1-b']);
  expect(codes.get(`没有编号 ${mark}`)).toEqual([]);
});
