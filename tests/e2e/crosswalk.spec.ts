import type { Page } from '@playwright/test';
import { ask, expect, otherBrowser, signIn, test } from './journey.js';

/** What a message on the screen says; it is also read out elsewhere. */
const message = (page: Page, text: string) => page.getByRole('region', { name: '消息' }).getByText(text);

interface Controls {
  searchControls: { nodes: { id: string; code: string; assessable: boolean; framework: { code: string } }[] };
}

test('accepting a proof offers it to other rule books at once, one key accepts all, a person confirms', async ({
  page,
  browser,
}) => {
  await signIn(page, 'officer');
  const { searchControls } = await ask<Controls>(
    'officer',
    '{ searchControls(search: "8.1.1.2", first: 20) { nodes { id code assessable framework { code } } } }',
  );
  const door = searchControls.nodes.find(
    ({ code, assessable, framework }) => code === '8.1.1.2' && assessable && framework.code === 'mlps-2.0',
  )!;
  const { createEvidences } = await ask<{ createEvidences: { items: { evidence: { id: string } }[] } }>(
    'officer',
    'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }',
    {
      input: {
        evidences: [
          {
            title: '门禁系统升级记录',
            kind: 'TEXT',
            text: '机房门禁升级为刷卡加人脸。',
            collectedOn: '2026-01-05',
            controlIds: [door.id],
            submit: true,
          },
        ],
      },
    },
  );
  const address = `/evidence/${createEvidences.items[0]!.evidence.id}?tab=offers`;

  // The officer waits; the manager accepts in another browser.
  await page.goto(address);
  await expect(page.getByText('没有可推荐的条款')).toBeVisible();
  const manager = await otherBrowser(browser, 'manager');
  await manager.goto(address);
  await expect(manager.getByRole('button', { name: '通过' })).toBeVisible();
  await manager.keyboard.press('a');
  await expect(manager.getByRole('heading', { name: '确定相关 10' })).toBeVisible();
  await manager.context().close();

  // Nobody has reloaded anything here.
  const certain = page.getByRole('region', { name: '确定相关' });
  await expect(certain.getByRole('listitem').filter({ hasText: 'A.7.2' }).first()).toContainText('包含于');
  await page.getByRole('checkbox', { name: /16\.2\(2\)/ }).uncheck();
  await expect(page.getByRole('button', { name: /接受所选 9 项/ })).toBeVisible();
  await page.keyboard.press('o');
  await expect(message(page, '已建立 9 个推导关联，待人确认后计入')).toBeVisible();
  await expect(certain.getByRole('checkbox')).toHaveCount(1);

  await page.getByRole('tab', { name: /用在哪里/ }).click();
  await expect(page.getByText('推导，待确认')).toHaveCount(9);
  await page.getByRole('button', { name: '全部确认 9' }).click();
  await expect(message(page, '已确认 9 个关联，从现在起计入实证')).toBeVisible();
  await expect(page.getByText('推导，待确认')).toHaveCount(0);
});

test('the matrix is walked and judged by keys, and every number of the coverage opens', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/crosswalks?a=mlps-2.0&b=csf-2.0');
  const grid = page.getByRole('grid', { name: '等保 2.0 与 NIST CSF 2.0 的对标矩阵' });
  await expect(grid.getByRole('rowheader').first()).toHaveText('8.1.1.1 物理位置选择');
  const foot = page.getByText('8.1.1.2', { exact: true });
  await page.keyboard.press('n');
  await expect(foot).toBeVisible();
  await page.keyboard.press('r');
  await expect(message(page, '1 条映射：已复核')).toBeVisible();
  await expect(page.getByRole('button', { name: /^复核/ })).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(message(page, '1 条映射：不采用')).toBeVisible();
  await expect(grid.locator('[aria-selected=true]')).toHaveText('×');
  await page.keyboard.press('z');
  await expect(grid.locator('[aria-selected=true]')).toHaveText('∩');

  await page
    .getByRole('region', { name: 'NIST CSF 2.0 被 等保 2.0 覆盖' })
    .getByRole('button', { name: /未对标/ })
    .click();
  const drawer = page.getByRole('dialog', { name: 'NIST CSF 2.0 被 等保 2.0 覆盖' });
  await expect(drawer.getByText('共 35 条，按标准顺序')).toBeVisible();
  await drawer.getByRole('button', { name: '部分覆盖 71' }).click();
  await expect(drawer.getByText('共 71 条，按标准顺序')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '流向' }).click();
  await expect(page.getByRole('row', { name: /安全物理环境/ }).first()).toContainText('基础设施');
});

test('a clause shows what is mapped to it, and takes a mapping of the hospital', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/iso27001-2022?q=A.5.32');
  await page.getByRole('treeitem', { name: /A\.5\.32/ }).click();
  const section = page.getByRole('region', { name: '对标' });
  await expect(section.getByText('没有映射通向其他标准')).toBeVisible();
  await section.getByRole('button', { name: '添加本院映射' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '对方条款' }).fill('8.1.9.4');
  await page
    .getByRole('option', { name: /自行软件开发/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(section.getByRole('listitem').filter({ hasText: '8.1.9.4' }).first()).toContainText('相交');
});
