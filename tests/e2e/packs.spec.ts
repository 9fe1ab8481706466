import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readZip } from '../../server/platform/documents/zip.reader.js';
import { wordsOf } from '../support/docx-part.js';
import { accessibilityFaults, expect, signIn, test } from './journey.js';

test('from indicators to a pack: it is arranged, frozen, taken away, verified offline, and given to somebody without an account', async ({
  page,
  browser,
}, info) => {
  test.slow();
  await signIn(page, 'officer');
  const inspection = `联合检查 ${randomUUID().slice(0, 8)}`;
  const title = `${inspection} 迎检材料`;

  // From the indicators of the joint inspection: what they mean, who is asked, then what is handed over.
  await page.goto('/inspections');
  await page.getByRole('button', { name: '新建检查' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '名称' }).fill(inspection);
  await dialog.getByLabel('检查机关').fill('市网信办');
  const indicators = dialog.getByLabel('指标来自');
  const named = await indicators
    .locator('optgroup[label="进行中的测评"] option')
    .filter({ hasText: '联合检查' })
    .first()
    .textContent();
  await indicators.selectOption({ label: named! });
  await dialog.getByRole('button', { name: '建立检查' }).click();
  await expect(page.getByRole('heading', { level: 1, name: inspection })).toBeVisible();
  await page.getByRole('searchbox', { name: '搜索检查项' }).fill('日志');
  await page.getByRole('grid', { name: '检查项' }).getByText('JI-C2.3').first().dblclick();
  await dialog.getByRole('textbox', { name: '指标解读' }).fill('现场登录日志审计平台查六个月前的一天');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '编制材料包' }).click();
  await expect(dialog.getByLabel('名称')).toHaveValue(title);
  await dialog.getByLabel('致检查组的函').fill('现将自评材料报上。');
  await dialog.getByRole('button', { name: '建立材料包' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);

  // What a law asks for goes in as a second part, found by its rule book.
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '修改材料包' }).click();
  await dialog.getByLabel('标准').selectOption({ label: '漏洞管理规定' });
  const law = dialog.getByRole('list', { name: '可选的测评' }).getByRole('listitem');
  await expect(law).toHaveCount(1);
  await law.getByRole('checkbox').check();
  await expect(dialog.getByRole('list', { name: '选中的测评' })).toContainText(/第 2 编 .*漏洞管理规定/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('columnheader', { name: /^第 2 编/ })).toBeVisible();

  // What is missing leads to where it is put right; one item goes without, for a reason.
  await page.getByRole('tab', { name: /^还缺什么/ }).click();
  await page.getByRole('button', { name: '没有材料' }).click();
  const gaps = page.getByRole('grid', { name: '还缺什么' });
  await gaps.getByRole('button', { name: '免交…' }).first().click();
  await dialog.getByRole('textbox', { name: '理由' }).fill('由上级单位统一提供');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已写明免交理由' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('tab', { name: '章节' }).click();

  // By keys: the second chapter becomes the first; a chapter with an unknown node is refused and named.
  const chapters = page.getByRole('rowheader');
  const second = (await chapters.nth(1).textContent())!;
  await page.getByRole('button', { name: `上移“${second}”` }).focus();
  await page.keyboard.press('Enter');
  await expect(chapters.first()).toHaveText(second);
  // By the mouse the third goes before both.
  const third = (await chapters.nth(2).textContent())!;
  await chapters.nth(2).dragTo(chapters.first());
  await expect(chapters.first()).toHaveText(third);
  await expect(chapters.nth(1)).toHaveText(second);
  // What was deleted is named, and becomes a chapter again by a press.
  await page.getByRole('button', { name: `删去“${second}”` }).click();
  const outside = page.getByRole('button', { name: /排为一章$/ });
  await expect(outside).toHaveCount(1);
  await outside.click();
  await expect(outside).toHaveCount(0);
  await page.getByRole('button', { name: '加一章' }).click();
  await dialog.getByLabel('章节标题').fill('其他');
  await dialog.getByLabel('目录编号').fill('没有这个编号');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('标准中没有编号“没有这个编号”')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: '冻结材料包' }).click();
  await expect(dialog.getByRole('button', { name: '冻结材料包' })).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '冻结材料包' }).click();
  const link = page.getByRole('link', { name: '下载材料包' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  const taken = page.waitForEvent('download');
  await link.click();
  const zip = readFileSync(await (await taken).path());

  const folder = info.outputPath('pack');
  let root = '';
  for (const [name, bytes] of readZip(zip)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    root = join(folder, name.split('/')[0]!);
  }
  expect(spawnSync(process.execPath, [join(root, 'verify.mjs')], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('核验通过'),
  });
  const catalogue = join(root, '00_目录与说明', '00-01_材料目录.docx');
  const words = wordsOf(readFileSync(catalogue));
  expect(words).toContain('现场登录日志审计平台查六个月前的一天');
  expect(words).toContain('由上级单位统一提供');
  // From the folder, without network: the page finds, and its checker agrees.
  const offline = await browser.newPage();
  await offline.goto(`file://${encodeURI(join(root, 'index.html'))}`);
  await expect(offline.getByRole('heading', { level: 1 })).toHaveText(title);
  const rows = offline.locator('tbody tr:visible');
  const all = await rows.count();
  await offline.getByLabel('查找').fill((await rows.first().getByRole('rowheader').textContent()) ?? '');
  expect(await rows.count()).toBeLessThan(all);
  expect(await accessibilityFaults(offline)).toEqual([]);
  await offline.goto(`file://${encodeURI(join(root, 'verify.html'))}`);
  await offline.locator('input[type=file]').setInputFiles(root);
  await expect(offline.getByRole('status')).toContainText('个文件与清单一致', { timeout: 30_000 });
  await offline.close();

  await page.getByRole('tab', { name: '分享链接' }).click();
  await page.getByRole('button', { name: '新建分享链接' }).click();
  await dialog.getByLabel('接收单位或人员').fill('市网信办');
  await dialog.getByLabel('提取密码').fill('look-inside-1');
  await dialog.getByRole('button', { name: '建立链接' }).click();
  const address = (await dialog.locator('code').textContent())!;
  await dialog.getByRole('button', { name: '我已记下' }).click();
  await expect(page.getByText('市网信办')).toBeVisible();

  const stranger = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(await accessibilityFaults(stranger)).toEqual([]);
  await stranger.getByLabel('提取密码').fill('wrong-password');
  await stranger.getByRole('button', { name: '下载材料包' }).click();
  await expect(stranger.getByRole('alert')).toContainText('密码不对');
  await stranger.getByLabel('提取密码').fill('look-inside-1');
  const given = stranger.waitForEvent('download');
  await stranger.getByRole('button', { name: '下载材料包' }).click();
  expect(readFileSync(await (await given).path()).equals(zip)).toBe(true);
  await page.getByRole('button', { name: '收回给市网信办的链接' }).click();
  await expect(page.getByText('已收回', { exact: true })).toBeVisible();
  expect((await stranger.goto(address))?.status()).toBe(404);
  await stranger.context().close();
});
