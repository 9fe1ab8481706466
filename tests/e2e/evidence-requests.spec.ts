import { ask, expect, expectAccessible, signIn, test } from './journey.js';

interface Requests {
  readonly evidenceRequests: { readonly nodes: { id: string; title: string; state: string }[] };
}

const stateOf = async (title: string): Promise<string | undefined> => {
  const { evidenceRequests } = await ask<Requests>(
    'officer',
    '{ evidenceRequests(filter: { search: "出口防火墙" }) { nodes { id title state } } }',
  );
  return evidenceRequests.nodes.find((request) => request.title === title)?.state;
};

test('a unit is asked, answers by phone, and the acceptance closes the request', async ({
  page,
  browser,
}) => {
  await signIn(page, 'officer');
  await page.goto('/requests');
  await page.getByRole('button', { name: '发起征集' }).click();
  const dialog = page.getByRole('dialog', { name: '发起证据征集' });
  await dialog.getByLabel('要交哪些证据').fill('出口防火墙策略截图');
  await dialog.getByRole('combobox', { name: '向哪些科室征集' }).fill('信息科');
  await page
    .getByRole('option', { name: /信息科/ })
    .first()
    .click();
  await dialog.getByLabel('搜索条款').fill('8.1.3.2-a');
  await dialog
    .getByRole('treeitem', { name: /8\.1\.3\.2 a/ })
    .first()
    .dblclick();
  await expect(dialog).toContainText('1 份证据 × 1 个科室，用于 1 个条款');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '发起征集' }).click();
  await expect(page.getByRole('row').filter({ hasText: '出口防火墙策略截图' })).toContainText('待提交');

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const hand = await phone.newPage();
  await signIn(hand, 'contributor');
  await hand.goto('/requests');
  await hand.getByRole('link', { name: /出口防火墙策略截图/ }).click();
  await hand.getByLabel('选择文件').setInputFiles({
    name: '策略.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`出口防火墙策略 ${Date.now()}`),
  });
  await expect(hand.getByText('已传完')).toBeVisible();
  // Nothing lies outside of the phone.
  expect(await hand.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await expectAccessible(hand);
  await hand.getByRole('button', { name: '提交', exact: true }).click();
  await expect(hand.getByRole('heading', { level: 1 })).toContainText('待审核');
  await phone.close();

  await page.goto('/evidence/review');
  const line = page.getByRole('row').filter({ hasText: '出口防火墙策略截图' });
  await line.click();
  await expect(page.getByText('征集：出口防火墙策略截图')).toBeVisible();
  await page.keyboard.press('KeyA');
  await expect(line).toHaveCount(0);
  await expect.poll(() => stateOf('出口防火墙策略截图')).toBe('DONE');
});

test('a comment names somebody who sees the proof, and leads him there', async ({ page, browser }) => {
  await signIn(page, 'officer');
  await page.goto('/evidence/review');
  const words = page.getByLabel('新评论');
  await words.fill('请看一下 @周');
  await page.getByRole('option', { name: /周明远/ }).click();
  await words.press('Control+Enter');
  await expect(page.getByRole('list', { name: '评论' })).toContainText('@周明远');
  await expectAccessible(page);

  const other = await browser.newContext({ locale: 'zh-CN' });
  const manager = await other.newPage();
  await signIn(manager, 'manager');
  await manager.goto('/mentions');
  await manager
    .getByRole('link', { name: /请看一下 @周明远/ })
    .first()
    .click();
  await expect(manager.getByRole('list', { name: '评论' })).toContainText('请看一下');
  await other.close();
});
