import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './journey.js';

const assessmentName = /^HIS \d{4} 年度等保三级自评$/;

async function openWorkbench(page: Page): Promise<void> {
  await page.goto('/assessments');
  await page.getByText(assessmentName).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('HIS');
}

/** The proven score as the page shows it. */
async function proven(page: Page): Promise<number> {
  const text = await page.getByText('实证', { exact: true }).first().locator('xpath=..').innerText();
  return Number(/[\d.]+/.exec(text.replace('实证', ''))?.[0]);
}

test('an officer proves five controls with one proof; a manager sees both scores move', async ({
  page,
  browser,
}) => {
  await signIn(page, 'officer');
  await openWorkbench(page);
  const other = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
  });
  const manager = await other.newPage();
  await signIn(manager, 'manager');
  await openWorkbench(manager);
  await expect.poll(() => proven(manager)).toBeGreaterThan(0);
  const before = await proven(manager);

  // Declared met, but not proven: five of them get one accepted proof in one step, by keyboard.
  await page.getByRole('button', { name: /自报符合但未实证/ }).click();
  const lines = page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 });
  await expect(lines.nth(4)).toBeVisible();
  await lines.first().click();
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
  }
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: '关联证据' });
  await dialog.getByRole('combobox').fill('领导小组');
  await expect(dialog.getByRole('option').first()).toContainText('网络安全领导小组成立文件');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await expect.poll(() => proven(manager), { timeout: 5_000 }).toBeGreaterThan(before);
  await expect.poll(() => proven(page), { timeout: 5_000 }).toBeGreaterThan(before);
  await other.close();
});

test('a verdict is one key and is seen by the other screen', async ({ page, browser }) => {
  await signIn(page, 'officer');
  await openWorkbench(page);
  await page.getByRole('button', { name: /^未评/ }).click();
  const open = page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 });
  await open.first().click();
  const other = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const watcher = await other.newPage();
  await signIn(watcher, 'manager');
  await openWorkbench(watcher);
  const openBefore = await watcher.getByRole('button', { name: /^未评/ }).innerText();
  await page.keyboard.press('3');
  await expect(
    page.getByRole('group', { name: '结论' }).getByRole('button', { name: /不符合/ }),
  ).toBeVisible();
  await expect
    .poll(() => watcher.getByRole('button', { name: /^未评/ }).innerText(), { timeout: 5_000 })
    .not.toBe(openBefore);
  await other.close();
});

test('a report is generated, downloaded and is a sound DOCX', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/reports?new=1');
  const dialog = page.getByRole('dialog', { name: '生成报告' });
  const choice = dialog.getByRole('combobox', { name: /测评/ });
  const option = choice.locator('option', { hasText: /^HIS/ }).first();
  await expect(option).toBeAttached();
  await choice.selectOption((await option.getAttribute('value')) ?? '');
  await dialog.getByRole('button', { name: /生成/ }).click();
  const link = page.getByRole('link', { name: '下载' }).first();
  await expect(link).toBeVisible({ timeout: 40_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const xml = documentXml(readFileSync(await download.path()));
  expect(xml).toContain('差距分析');
  expect(xml).toContain('医院信息系统（HIS）');
  expect(xml.match(/8\.1\.\d+\.\d+/g)!.length).toBeGreaterThan(200);
});

/** The main part of a DOCX, read from the ZIP's central directory: the file must hold together, not only begin well. */
function documentXml(bytes: Buffer): string {
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) === 'word/document.xml') {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const body = bytes.subarray(start, start + packed);
      return (method === 8 ? inflateRawSync(body) : body).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error('the DOCX has no main part');
}
