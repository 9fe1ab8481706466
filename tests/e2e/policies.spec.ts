import { ask, expect, expectAccessible, otherBrowser, signIn, test } from './journey.js';

const code = '衡信〔2026〕99号';

test('a missing policy is written, approved, published and read', async ({ page, browser }) => {
  await signIn(page, 'officer');
  await page.goto('/policies/catalogue?state=MISSING');
  await page.getByRole('link', { name: '起草 网络安全教育与培训制度' }).click();

  await test.step('the draft is saved while it is written, and is there after a reload', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('文号').fill(code);
    await expect(dialog.getByLabel('名称')).toHaveValue('网络安全教育与培训制度');
    await dialog.getByRole('button', { name: '新建并编写' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('编写：');
    await page.getByLabel('正文', { exact: true }).fill('# 培训\n- 每年两次\n- <b>考核</b>合格上岗');
    await expect(page.getByRole('region', { name: '正文预览' })).toContainText('<b>考核</b>合格上岗');
    await page.getByLabel('施行日期').fill('2026-01-01');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('已保存');
    await page.reload();
    await expect(page.getByLabel('正文', { exact: true })).toHaveValue(/每年两次/);
    await expectAccessible(page);
    await page.getByRole('button', { name: '完成' }).click();
  });

  await test.step('it is handed in to somebody else', async () => {
    await page.getByRole('button', { name: '提交审批' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('添加审批人').fill('周明远');
    await page.getByRole('option', { name: /周明远/ }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '提交审批' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('审批中');
  });

  const { policies } = await ask<{ policies: { nodes: { id: string }[] } }>(
    'officer',
    'query ($search: String) { policies(filter: { search: $search }, first: 5) { nodes { id } } }',
    { search: '网络安全教育与培训制度' },
  );
  const path = `/policies/${policies.nodes[0]!.id}`;

  await test.step('the manager agrees', async () => {
    const manager = await otherBrowser(browser, 'manager');
    await manager.goto(path);
    await manager.getByRole('button', { name: '同意', exact: true }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    await expect(manager.getByRole('heading', { level: 1 })).toContainText('已批准');
    await manager.context().close();
  });

  await test.step('the officer publishes it to one unit', async () => {
    await page.reload();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('指定院区或科室（含下级）').check();
    await dialog.getByLabel('添加院区或科室').fill('信息科');
    await page
      .getByRole('option', { name: /信息科/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('已发布');
    await expect(page.getByRole('link', { name: /有效期至/ })).toBeVisible();
  });

  await test.step('somebody of the unit finds it in his list and confirms', async () => {
    const reader = await otherBrowser(browser, 'contributor');
    await reader.goto('/policies?toRead=1');
    await reader.getByRole('link', { name: '网络安全教育与培训制度' }).click();
    await reader.getByRole('button', { name: '我已阅读' }).click();
    await expect(reader.getByRole('button', { name: '我已阅读' })).toBeHidden();
    await reader.context().close();
    await page.goto(`${path}?tab=readers`);
    await expect(page.getByText(/已签阅 1 人/)).toBeVisible();
  });

  await test.step('two versions of another policy stand side by side', async () => {
    await page.goto('/policies?q=机房安全管理制度');
    await page.getByRole('link', { name: '机房安全管理制度' }).click();
    await page.getByRole('tab', { name: '版本对照' }).click();
    await expect(page.locator('ins').first()).toContainText('提前一个工作日申请');
    await expectAccessible(page);
  });
});
