import { expect, signIn, test } from './journey.js';

test('a search over all rule books leads to the clause, and from there to the missing table', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks');
  await expect(page.getByRole('link', { name: '电子病历评级', exact: true })).toBeVisible();

  await page.getByLabel('搜索全部标准').fill('01.01.6(4)');
  await page.getByRole('link', { name: /01\.01\.6\(4\)/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('01.01.6(4)');
  await page.getByRole('link', { name: '在标准目录中查看' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('电子病历评级');
  const detail = page.getByRole('article', { name: '条款详情' });
  await expect(detail).toContainText('01.01.6(4)');
  await expect(page.getByRole('button', { name: '6', exact: true })).toHaveAttribute('aria-pressed', 'true');

  // The item above tells what it is at each level, unknown ones included.
  await page
    .getByRole('treeitem', { name: /病房医嘱处理/ })
    .first()
    .click();
  await expect(detail.getByRole('list', { name: '各级类别' })).toContainText('1 级 基本项');
  await expect(detail.getByRole('list', { name: '各级类别' })).toContainText('2 级 未知');

  await page.getByRole('button', { name: '级别与核对' }).click();
  await expect(page.getByText('缺：附件 2 各项目各级别的“基本项”标注')).toBeVisible();
  await expect(page.getByRole('row', { name: /^4 级/ })).toContainText('110');
});

test('a level of a graded book can be narrowed to what the security officer answers for', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/emr-2018?level=5');
  await expect(page.getByRole('treeitem', { name: /病房医嘱处理/ }).first()).toBeVisible();
  await page.getByRole('button', { name: '安全相关' }).click();
  await expect(page.getByRole('treeitem', { name: /病房医嘱处理/ })).toHaveCount(0);
  await expect(page.getByRole('treeitem', { name: /灾难恢复/ }).first()).toBeVisible();
});

test('a check of the joint inspection leads to the law that it draws on', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/joint-inspection-2026');
  await page.getByRole('link', { name: '网络安全法 CSL-3' }).click();
  await expect(page.getByRole('navigation', { name: '所在位置' })).toContainText('网络安全法');
  await expect(page.getByRole('main')).toContainText('谁来做');
});
