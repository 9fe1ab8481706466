import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { part } from '../support/docx-part.js';
import { expect, expectAccessible, openWorkbench, otherBrowser, signIn, test } from './journey.js';

type Basis = '自报' | '实证';

/** A score as the head of the workbench shows it. */
async function score(page: Page, basis: Basis): Promise<number> {
  const text = await page
    .getByRole('button', { name: new RegExp(`^${basis}`) })
    .first()
    .innerText();
  return Number(/\d+(\.\d+)?/.exec(text)?.[0]);
}

const moved = { intervals: [50] };

test('from one proof for five controls to a closed gap and the opened report', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(180_000);
  const mark = randomUUID().slice(0, 8);
  const note = `补办领用登记并逐台核对（${mark}）`;
  await signIn(page, 'officer');
  await openWorkbench(page);
  const manager = await otherBrowser(browser, 'manager');
  await openWorkbench(manager);
  await expect.poll(() => score(manager, '实证')).toBeGreaterThan(0);
  let loads = 0;
  manager.on('load', () => (loads += 1));
  const start = { declared: await score(manager, '自报'), proven: await score(manager, '实证') };
  const lines = page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 });
  const pane = page.getByRole('article', { name: '要求与结论' });
  let requirement = '';

  await test.step('one accepted proof for five controls that were only declared', async () => {
    // The address is the view: declared met, not proven.
    await page.goto(`${page.url().split('?')[0]}?chip=unproven&verdict=MET`);
    await expect(lines.nth(4)).toBeVisible();
    await lines.first().click();
    requirement = (await pane.locator('p').first().innerText()).trim();
    for (let at = 0; at < 5; at += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: '关联证据' });
    await dialog.getByRole('combobox').fill('领导小组');
    await expect(dialog.getByRole('option').first()).toContainText('网络安全领导小组成立文件');
    await expectAccessible(page);
    const sent = Date.now();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => score(manager, '实证'), moved).toBeGreaterThan(start.proven);
    info.annotations.push({ type: 'proven score elsewhere after ms', description: `${Date.now() - sent}` });
    await expect.poll(() => score(page, '实证'), moved).toBeGreaterThan(start.proven);
    await page.keyboard.press('Escape');
  });

  const proven = await score(manager, '实证');
  await test.step('one of them turns out to be a gap: both scores fall on the other screen', async () => {
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('searchbox', { name: '搜索条款' }).fill(requirement);
    await lines.filter({ hasText: requirement }).click();
    await page.keyboard.press('3');
    await pane.getByRole('textbox', { name: '差距' }).fill(`东院区 𠮷 楼没有领用登记 ${mark}`);
    await pane.getByRole('textbox', { name: '建议' }).fill('补办登记');
    await expect.poll(() => score(manager, '自报'), moved).toBeLessThan(start.declared);
    await expect.poll(() => score(manager, '实证'), moved).toBeLessThan(proven);
  });

  const title = `整改领用登记 ${mark}`;
  let code = '';
  await test.step('the gap becomes one task, however often the button is pressed', async () => {
    await lines.filter({ hasText: requirement }).click();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: '建立整改任务' });
    await dialog.getByRole('textbox', { name: /^任务名称/ }).fill(title);
    await dialog.getByRole('combobox', { name: '负责人' }).fill('陈雨桐');
    await page.getByRole('option', { name: /陈雨桐/ }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '建立任务' }).dblclick();
    await expect(dialog).toBeHidden();
    code =
      /已建立任务 (\S+)/.exec(
        await page
          .getByText(/已建立任务/)
          .first()
          .innerText(),
      )?.[1] ?? '';
    expect(code).not.toBe('');
  });

  const owner = await otherBrowser(browser, 'contributor');
  await test.step('its owner starts it and hands it in with a proof', async () => {
    const card = await openTask(owner, title);
    await expect(card).toHaveCount(1);
    await card.click();
    const drawer = owner.getByRole('dialog', { name: title });
    await drawer.getByRole('button', { name: '开始整改' }).click();
    await drawer.getByRole('button', { name: '提交验证' }).click();
    const dialog = owner.getByRole('dialog', { name: `提交 ${code}` });
    await expect(dialog.getByRole('button', { name: '提交验证' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: '做了什么' }).fill(note);
    const proof = join(info.outputPath(), `领用登记${mark}.txt`);
    writeFileSync(proof, `登记 ${mark}`);
    await dialog.getByLabel('选择文件').setInputFiles(proof);
    await expect(dialog.getByRole('list', { name: '将要附上的证据' })).toContainText(`领用登记${mark}`);
    await expectAccessible(owner);
    await dialog.getByRole('button', { name: '提交验证' }).click();
    await expect(dialog).toBeHidden();
    await expect(drawer.getByText('待验证').first()).toBeVisible();
    await expect(drawer.getByRole('button', { name: '验证通过' })).toHaveCount(0);
    await expect(drawer).toContainText('您没有验证整改任务的权限');
  });

  await test.step('the officer accepts the proof', async () => {
    await page.goto(`/evidence?view=review&q=${mark}`);
    await page
      .getByRole('row')
      .filter({ hasText: `领用登记${mark}` })
      .click();
    await page.getByRole('button', { name: '通过', exact: true }).click();
    await expect(page.getByText('已通过 1 份证据').first()).toBeVisible();
  });

  const low = { declared: await score(manager, '自报'), proven: await score(manager, '实证') };
  await test.step('another person verifies it: the result is rated again and both scores rise', async () => {
    const second = await manager.context().newPage();
    await (await openTask(second, title)).click();
    await second.getByRole('dialog', { name: title }).getByRole('button', { name: '验证通过' }).click();
    const dialog = second.getByRole('dialog', { name: `验证 ${code}` });
    await expect(dialog.getByRole('radio', { name: '符合', exact: true })).toBeChecked();
    await expect(dialog.getByRole('textbox', { name: '现状描述' })).toHaveValue(note);
    await expectAccessible(second);
    await dialog.getByRole('button', { name: '验证通过' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => score(manager, '自报'), moved).toBeGreaterThan(low.declared);
    await expect.poll(() => score(manager, '实证'), moved).toBeGreaterThan(low.proven);
    expect(loads).toBe(0);
  });

  await test.step('the report is made, downloaded and opened', async () => {
    await page.goto('/reports?new=1');
    const dialog = page.getByRole('dialog', { name: '生成报告' });
    const choice = dialog.getByRole('combobox', { name: /测评/ });
    const option = choice.locator('option', { hasText: /^HIS/ }).first();
    await expect(option).toBeAttached();
    await choice.selectOption((await option.getAttribute('value')) ?? '');
    const latest = page.getByRole('row').nth(1);
    const progress = latest.getByRole('progressbar').waitFor();
    await dialog.getByRole('button', { name: /生成/ }).click();
    await progress;
    const link = latest.getByRole('link', { name: '下载' });
    await expect(link).toBeVisible({ timeout: 40_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const xml = part(readFileSync(await download.path()), 'word/document.xml');
    const words = xml.replace(/<[^>]+>/g, '');
    expect(xml.match(/8\.1\.\d+\.\d+/g)!.length).toBeGreaterThan(200);
    for (const said of [
      '差距分析',
      '医院信息系统（HIS）',
      requirement,
      note,
      `领用登记${mark}`,
      code,
      title,
    ]) {
      expect(words).toContain(said);
    }
    // The row of the requirement carries its new verdict.
    const row =
      xml
        .split('<w:tr>')
        .find((one) => one.includes(note))
        ?.replace(/<[^>]+>/g, '|') ?? '';
    expect(row).toMatch(/\|符合\|/);
  });
  await Promise.all([owner.context().close(), manager.context().close()]);
});

/** The card of one task on the board, found by its title. */
async function openTask(page: Page, title: string) {
  await page.goto('/remediation');
  await page.getByRole('searchbox', { name: '搜索任务' }).fill(title);
  return page.getByRole('group', { name: '整改看板' }).getByRole('article', { name: title });
}
