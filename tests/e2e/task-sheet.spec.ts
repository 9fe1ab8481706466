import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, expectAccessible, signIn, test } from './journey.js';

test('tasks go out to Excel, come back changed, and are pasted', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/remediation?view=table');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  const file = await (await saving).path();
  const { sheets } = await readXlsx(await readFile(file));
  const rows = sheets[0]!.rows.map((row) => [...row]);
  const [head] = rows;
  const changed = rows.findIndex((row) => row[head!.indexOf('状态')] === '待开始');
  const budget = 4_000 + Math.floor(Math.random() * 1_000);
  rows[changed]![head!.indexOf('预算（元）')] = budget;

  await page.getByRole('button', { name: '导入', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导入整改任务' });
  await dialog.locator('input[type=file]').setInputFiles({
    name: '整改任务.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '整改任务', rows }] })),
  });
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog).toContainText('1 行修改');
  await expect(dialog).toContainText(`${rows.length - 2} 行不变`);
  await expect(dialog.getByRole('region', { name: '逐行结果' })).toContainText(String(budget));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '导入 1 行' }).click();
  await expect(dialog).toContainText('已修改 1 个任务');
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  const title = `粘贴的任务 ${randomUUID().slice(0, 8)}`;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, `${title}\t\t\t2027-05-06\n没有期限的任务\t\t\t`);
  await expect(dialog).toContainText('没有标题行');
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog).toContainText('1 行新建');
  await expect(dialog).toContainText('新任务必须填写');
  await dialog.getByRole('button', { name: '导入 1 行' }).click();
  await expect(dialog).toContainText('新建 1 个任务');
});
