import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, openWorkbench, otherBrowser, signIn, test } from './journey.js';

const strange = '🙂👩‍⚕️ 𠮷𰻝 \u202e倒写 é';

/** Opens the dialog for a proof in words. */
async function openTextDialog(page: Page) {
  await page.goto('/evidence');
  await page.getByRole('button', { name: '其他方式' }).click();
  await page.getByRole('menuitem', { name: '添加文字说明' }).click();
  return page.getByRole('dialog', { name: '添加文字证据' });
}

/** Pastes through the clipboard, as a person does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(page.url()).origin,
  });
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

test('rare characters are kept, control characters refused in words, two clicks make one proof', async ({
  page,
}) => {
  const mark = randomUUID().slice(0, 8);
  await signIn(page, 'officer');
  const dialog = await openTextDialog(page);
  await dialog.getByRole('textbox', { name: '标题' }).fill(`${strange} ${mark}`);
  const content = dialog.getByRole('textbox', { name: '内容' });
  await content.fill(`第一行 ${strange}\u0007\u0000\n第二行`);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('含有无法保存的控制字符');
  await content.fill(`第一行 ${strange}\n第二行`);
  await dialog.getByRole('button', { name: '添加', exact: true }).dblclick();
  await expect(dialog).toBeHidden();
  await page.getByRole('searchbox', { name: '搜索证据' }).fill(mark);
  const row = page.getByRole('row').filter({ hasText: mark });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('𠮷𰻝');
  await row.click();
  const shown = await page.getByRole('region', { name: '证据内容' }).locator('pre').innerText();
  expect(shown).toContain(`第一行 🙂👩‍⚕️ 𠮷𰻝`);
  expect(shown).toContain('第二行');
});

test('ten megabytes pasted into a note are cut with a word, into a proof refused with one', async ({
  page,
}) => {
  // Chromium itself takes its time for such a paste, the more so beside another browser.
  test.slow();
  await signIn(page, 'officer');
  await openWorkbench(page, 'PACS');
  await page.getByRole('button', { name: /^未评/ }).click();
  const note = page.getByRole('article', { name: '要求与结论' }).getByRole('textbox', { name: '现状' });
  await note.click();
  await paste(page, '长'.repeat(10_000_000 / 3));
  await expect(page.getByText('最多 10,000 个字符，超出的部分没有录入')).toBeVisible({ timeout: 45_000 });
  await note.blur();
  await expect(page.getByText(/正在保存|未保存/)).toHaveCount(0);
  await page.reload();
  await expect(note).toHaveValue('长'.repeat(10_000));
  await note.fill('');
  await note.blur();
  await expect(page.getByText(/正在保存|未保存/)).toHaveCount(0);

  const dialog = await openTextDialog(page);
  await dialog.getByRole('textbox', { name: '标题' }).fill('十兆文字');
  await dialog.getByRole('textbox', { name: '内容' }).click();
  await paste(page, '长'.repeat(10_000_000 / 3));
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('内容太长');
  // Nothing is lost: what was pasted still stands there.
  await expect(dialog.getByRole('textbox', { name: '标题' })).toHaveValue('十兆文字');
});

test('two people change one proof: the second sees both and loses nothing', async ({ page, browser }) => {
  const mark = randomUUID().slice(0, 8);
  await signIn(page, 'officer');
  const made = await openTextDialog(page);
  await made.getByRole('textbox', { name: '标题' }).fill(`两人改 ${mark}`);
  await made.getByRole('textbox', { name: '内容' }).fill('内容');
  await made.getByRole('button', { name: '添加', exact: true }).click();
  await expect(made).toBeHidden();
  const first = await otherBrowser(browser, 'officer');
  const edit = async (at: Page) => {
    await at.goto(`/evidence?q=${mark}`);
    await at.getByRole('row').filter({ hasText: mark }).click();
    await at.keyboard.press('e');
    return at.getByRole('dialog', { name: '修改证据信息' });
  };
  const mine = await edit(page);
  const theirs = await edit(first);
  await mine.getByRole('textbox', { name: '标题' }).fill(`我的标题 ${mark}`);
  await theirs.getByRole('textbox', { name: '标题' }).fill(`他的标题 ${mark}`);
  await theirs.getByRole('textbox', { name: '说明' }).fill('他的说明');
  await theirs.getByRole('button', { name: '保存' }).click();
  await expect(theirs).toBeHidden();

  await mine.getByRole('button', { name: '保存' }).click();
  const conflict = mine.getByRole('alert').filter({ hasText: '别人刚刚改过这份证据' });
  await expect(conflict).toContainText(`标题：他的标题 ${mark}（您也改了这一项）`);
  await expect(conflict).toContainText('说明：他的说明');
  await expect(mine.getByRole('textbox', { name: '标题' })).toHaveValue(`我的标题 ${mark}`);
  await expectAccessible(page);
  await conflict.getByRole('button', { name: '保留我改的，其余用对方的' }).click();
  await expect(mine.getByRole('textbox', { name: '说明' })).toHaveValue('他的说明');
  await mine.getByRole('button', { name: '保存' }).click();
  await expect(mine).toBeHidden();
  await first.reload();
  await expect(first.getByRole('heading', { level: 2, name: `我的标题 ${mark}` })).toBeVisible();
  await first.context().close();
});

test('two people write into one note: both texts stand side by side', async ({ page, browser }) => {
  await signIn(page, 'officer');
  await openWorkbench(page, 'PACS');
  await page.getByRole('button', { name: /^未评/ }).click();
  const lines = page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 });
  await lines.nth(3).click();
  await expect(page).toHaveURL(/control=/);
  const other = await otherBrowser(browser, 'officer');
  await other.goto(page.url());
  const noteOf = (at: Page) =>
    at.getByRole('article', { name: '要求与结论' }).getByRole('textbox', { name: '现状' });
  const [mine, theirs] = [`我的 𠮷 ${randomUUID()}`, `对方的 ${randomUUID()}`];
  await expect(noteOf(other)).toBeVisible();
  // The first letters stand in the field before the other text arrives; the save comes after it.
  await page.route('**/graphql', async (route) => {
    if (route.request().postDataJSON()?.operationName === 'RateResults') await saved;
    await route.continue();
  });
  const saved = (async () => {
    await noteOf(page).fill(mine);
    await noteOf(other).fill(theirs);
    await noteOf(other).blur();
    await expect(other.getByText(/正在保存|未保存/)).toHaveCount(0);
  })();
  await saved;
  const panel = page.getByRole('status').filter({ hasText: '同时改了“现状”' });
  await expect(panel).toContainText(theirs);
  await expect(panel).toContainText(mine);
  await panel.getByRole('button', { name: '用我的' }).click();
  await expect(panel).toBeHidden();
  await expect(noteOf(other)).toHaveValue(mine);
  await other.context().close();
});
