import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './journey.js';

const csv = (rows: readonly string[]) => ({
  name: '2027 市级检查.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['编号,上级编号,名称,要求,权重', ...rows].join('\n')),
});

const choose = (page: Page, file: ReturnType<typeof csv>) =>
  page.locator('input[type=file]').first().setInputFiles(file);
const node = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });

test('a table with errors names them by row; the mended one becomes a draft, is edited by keys and published', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks');
  await page.getByRole('button', { name: '导入标准' }).click();
  await expect(page.getByRole('link', { name: '下载 Excel 模板' })).toBeVisible();
  await expectAccessible(page);

  await choose(page, csv(['A,,组织,,', 'A.1,A,会议,每年一次,很重', 'A.1,A,预算,,']));
  await expect(page.getByText('有 2 处错误，没有写入任何内容')).toBeVisible();
  await expect(page.getByRole('row', { name: /错误 3 权重/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /错误 4 编号 编号 A\.1 重复：第 3 行/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '重新选择文件' }).click();
  await choose(page, csv(['A,,组织,,', 'A.1,A,会议,每年一次,2', 'A.2,A,预算,不低于 5%,']));
  await expect(page.getByText('检查通过：3 个节点，其中 2 条可作答')).toBeVisible();
  await expect(page.getByRole('list', { name: '条款预览' })).toContainText('A.2 预算');
  await expectAccessible(page);
  // A preview has an address of its own.
  await page.reload();
  const code = `city-${Date.now().toString(36)}`;
  await page.getByLabel('编号').fill(code);
  await page.getByLabel('发布机构').fill('市卫健委');
  await page.getByRole('button', { name: '导入为草稿' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('草稿');
  await node(page, /A 组织/).click();
  await page.keyboard.press('ArrowRight');
  await node(page, /A\.1 会议/).click();
  await page.getByLabel('权重').fill('3');
  // Choosing another clause saves this one.
  await node(page, /A\.2 预算/).click();
  await expect(node(page, /A\.1 会议/)).toContainText('权重 3');
  await expect(page.getByRole('form', { name: '条款内容' }).getByLabel('要求')).toHaveValue('不低于 5%');
  await expectAccessible(page);

  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: '新增条款' });
  await expect(dialog.getByLabel('编号')).toHaveValue('A.3');
  await dialog.getByLabel('名称').fill('演练');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(node(page, /A\.3 演练/)).toHaveAttribute('aria-selected', 'true');
  await node(page, /A\.3 演练/).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('treeitem').nth(2)).toContainText('A.3演练');

  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已发布');
  await expect(page.getByRole('treeitem', { name: /演练/ })).toBeVisible();
  await page.getByRole('link', { name: '标准', exact: true }).first().click();
  const shelf = page.locator('section', { has: page.getByRole('heading', { name: '本机构的标准' }) });
  await expect(shelf).toContainText('2027 市级检查');
});

test('the joint inspection is copied for a year and an inspecting body, and cut down', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/joint-inspection-2026');
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: /复制为本机构的标准/ }).click();
  const dialog = page.getByRole('dialog', { name: '复制为本机构的标准' });
  await dialog.getByLabel('编号').fill(`joint-${Date.now().toString(36)}`);
  await dialog.getByLabel('发布机构').fill('市委网信办');
  await dialog.getByRole('button', { name: '复制并编辑' }).click();
  await expect(page.getByText('54 条可作答 · 复制自 联合检查指标')).toBeVisible();
  await node(page, /JI-B 绩效考核/).click();
  await page.keyboard.press('Delete');
  const sure = page.getByRole('dialog', { name: /删除 JI-B/ });
  await expect(sure).toContainText('它下面的全部条款也会一起删除');
  await sure.getByRole('button', { name: '删除', exact: true }).click();
  await expect(page.getByText('44 条可作答')).toBeVisible();
  await expect(node(page, /JI-B 绩效考核/)).toHaveCount(0);

  await node(page, /JI-A 党组责任制/).click();
  await page.keyboard.press('ArrowRight');
  await node(page, /JI-A\.1 /).click();
  const form = page.getByRole('form', { name: '条款内容' });
  await form.getByRole('button', { name: '去掉引用 csl-2025:CSL-3' }).click();
  await form.getByLabel('引用其他标准的条款').fill('CSL-23');
  await page
    .getByRole('option', { name: /CSL-23/ })
    .first()
    .click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存 JI-A.1').last()).toBeVisible();
  await page.reload();
  await expect(form).toContainText('csl-2025:CSL-23');
});
