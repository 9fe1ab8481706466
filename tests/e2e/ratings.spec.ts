import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ask, expect, expectAccessible, otherBrowser, signIn, test } from './journey.js';
import { deepPaths } from './screens.js';
import { isSampled } from '../support/thoroughness.js';

/** A new assessment of the whole hospital, so that nobody else's work is moved. */
async function start(frameworkCode: string, targetLevel: string): Promise<string> {
  const { createAssessment } = await ask<{ createAssessment: { assessment: { id: string } } }>(
    'officer',
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
    {
      input: {
        frameworkCode,
        targetLevel,
        name: `自评 ${randomUUID().slice(0, 8)}`,
        period: '2027',
        periodStart: '2027-01-01',
        periodEnd: '2027-12-31',
      },
    },
  );
  return createAssessment.assessment.id;
}

/** A score as the head of every screen of the assessment shows it. */
async function score(page: Page, basis: '自报' | '实证'): Promise<number> {
  const text = await page
    .getByRole('button', { name: new RegExp(`^${basis}`) })
    .first()
    .innerText();
  return Number(/\d+(\.\d+)?/.exec(text)?.[0]);
}

const item = (page: Page, name: string) =>
  page.getByRole('tree', { name: '项目' }).getByRole('treeitem', { name });
const pane = (page: Page) => page.getByRole('article', { name: '项目与条款' });
const ladder = (page: Page) => pane(page).getByRole('img', { name: /^自报/ });

/** What a spreadsheet puts on the clipboard, arriving in a field. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).evaluate((field, copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** For each item of the book, in its order, whether its category at a level is unknown. */
async function unknownAt(level: number): Promise<boolean[]> {
  const { framework } = await ask<{
    framework: {
      controls: { gradedItem: { categories: { level: number; category: string }[] } | null }[];
    };
  }>(
    'officer',
    `{ framework(code: "emr-2018") { controls(filter: { assessable: false }) { gradedItem { categories { level category } } } } }`,
  );
  return framework.controls.flatMap(({ gradedItem }) =>
    gradedItem
      ? [gradedItem.categories.some((one) => one.level === level && one.category === 'UNKNOWN')]
      : [],
  );
}

test('an item reaches its next level by keys and figures, and everything follows from it', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'officer');
  const id = await start('emr-2018', '1');
  const manager = await otherBrowser(browser, 'manager');
  await Promise.all([page.goto(`/assessments/${id}`), manager.goto(`/assessments/${id}`)]);
  await expect(item(manager, '病房医嘱处理')).toBeVisible();
  let loads = 0;
  manager.on('load', () => (loads += 1));

  await test.step('all clauses up to a level with one key', async () => {
    await item(page, '病房医嘱处理').click();
    await expect(ladder(page)).toHaveAccessibleName('自报 0 级，实证 0 级，目标 1 级');
    await expectAccessible(page);
    await page.keyboard.press('m');
    // The proofs of the hospital hold for every assessment of it.
    await expect(ladder(page)).toHaveAccessibleName('自报 1 级，实证 1 级，目标 1 级');
    await expect(page.getByText('已把 2 条评为“符合”').first()).toBeVisible();
    // Without a figure of use the level brings no points.
    expect(await score(page, '自报')).toBe(0);
  });

  await test.step('a figure is typed where it stands, and the score moves on the other screen', async () => {
    await page.keyboard.press('f');
    await page.keyboard.type('190');
    await page.keyboard.press('Tab');
    await page.keyboard.type('100');
    await page.keyboard.press('Enter');
    await expect(pane(page).getByText('不能大于分母')).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    await expect.poll(() => score(page, '自报')).toBe(0.9);
    await expect.poll(() => score(manager, '自报')).toBe(0.9);
    await item(manager, '病房医嘱处理').click();
    await expect(ladder(manager)).toHaveAccessibleName('自报 1 级，实证 1 级，目标 1 级');
    expect(loads).toBe(0);
  });

  await test.step('the score opens its explanation, and a line of it opens the item', async () => {
    await page.getByRole('button', { name: /^自报/ }).first().click();
    const tree = page.getByRole('tree', { name: '得分说明' });
    const line = tree.getByRole('treeitem', { name: /01\.01 病房医嘱处理/ });
    await expect(line).toContainText('1 × 0.9 = 0.9');
    await expectAccessible(page);
    await line.click();
    await page.keyboard.press('ArrowRight');
    await expect(tree.getByRole('treeitem', { name: /有效应用/ })).toContainText('0.90');
    await page.keyboard.press('Enter');
    await expect(pane(page).getByRole('heading', { name: '病房医嘱处理' })).toBeVisible();
  });

  await test.step('the missing table is pasted from a spreadsheet, and what waits for it is scored anew', async () => {
    const rows = await unknownAt(1);
    await page.goto('/frameworks/emr-2018/tables');
    await expect(page.getByText('系统不猜测')).toBeVisible();
    await expectAccessible(page);
    // The first four of the unknown ones are basic: with the one that the book gives there are as many as it asks for.
    let basic = 0;
    const column = rows.map((unknown) => (unknown ? ((basic += 1) <= 4 ? '基本' : 'E') : ''));
    const first = rows.indexOf(true);
    const labels = await page.getByRole('rowheader').allInnerTexts();
    await paste(page, `${labels[first] ?? ''} 1 级`, column.slice(first).join('\n'));
    await expect(page.getByRole('columnheader', { name: /^1 级/ })).toContainText('基本 5 / 5');
    await page.getByRole('textbox', { name: '出处' }).fill('附件 2，第 12 页');
    await page.getByRole('button', { name: '保存并重算测评' }).click();
    await expect(page.getByText(/已保存，\d+ 次进行中的测评已重新计算/).first()).toBeVisible();
    await expect(page.getByText(/录入于 .*出处：附件 2，第 12 页/)).toBeVisible();
  });

  await test.step('the path to the target becomes a plan with one click', async () => {
    await page.goto(`/assessments/${id}/path?basis=DECLARED`);
    const steps = page.getByRole('grid', { name: '达标步骤' });
    await expect(steps.getByRole('row').nth(1)).toContainText('必须');
    await expectAccessible(page);
    await steps.getByRole('row').nth(1).getByRole('checkbox').click();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: '工作量和费用' });
    await dialog.getByRole('textbox', { name: /^工作量/ }).fill('1.5');
    await dialog.getByRole('textbox', { name: /^费用/ }).fill('800');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(steps.getByText('已填写').first()).toBeVisible();
    await page.getByRole('button', { name: '一键生成整改计划' }).dblclick();
    await expect(page.getByText(/已生成计划，\d+ 个任务/).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('差距与整改');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
  });

  await test.step('the table is taken back', async () => {
    await page.goto('/frameworks/emr-2018/tables');
    await page.getByRole('button', { name: '撤回这张表' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('只是试一试');
    await page.keyboard.press('Enter');
    await expect(page.getByText('还没有录入')).toBeVisible();
    await page.getByRole('button', { name: /录入历史/ }).click();
    await expect(page.getByText('已撤回')).toBeVisible();
  });
  await manager.context().close();
});

test('a figure that somebody else recorded meanwhile is not overwritten unasked', async ({ page }) => {
  await signIn(page, 'officer');
  const id = await start('smart-service-2019', '1');
  await page.goto(`/assessments/${id}`);
  const share = pane(page).getByRole('textbox', { name: '有效应用 比例' });
  await share.fill('80%');
  const { assessment } = await ask<{ assessment: { measures: { control: { id: string } }[] } }>(
    'officer',
    `query ($id: ID!) { assessment(id: $id) { measures { control { id } } } }`,
    { id },
  );
  await ask(
    'officer',
    `mutation ($input: RecordMeasuresInput!) { recordMeasures(input: $input) { assessment { id } } }`,
    {
      input: {
        assessmentId: id,
        measures: [{ controlId: assessment.measures[0]?.control.id, kind: 'USE', ratio: 0.5 }],
      },
    },
  );
  await share.press('Enter');
  await expect(pane(page).getByText(/同时改了“有效应用”/)).toBeVisible();
  await expectAccessible(page);
  await pane(page).getByRole('button', { name: '用我的' }).click();
  await expect(share).toHaveValue('0.8');
});

test('an indicator with grades, a duty and a new assessment of any book', async ({ page }) => {
  await signIn(page, 'officer');
  const { points, checklist } = await deepPaths();
  await page.goto(`${points}?q=信息整合方式`);
  const requirement = page.getByRole('article', { name: '要求与结论' });
  await page.getByRole('treeitem', { name: /信息整合方式/ }).click();
  await expect(requirement.getByRole('combobox', { name: /达到的等级/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto(checklist);
  await expect(requirement).toContainText('谁来做');
  await expectAccessible(page);

  await page.goto('/assessments?new=1');
  const dialog = page.getByRole('dialog', { name: '新建测评' });
  await dialog.getByRole('combobox', { name: '标准' }).selectOption({ label: '智慧管理评级' });
  // The target of the last time, and its answers.
  await expect(dialog.getByRole('combobox', { name: '目标级别' })).toHaveValue('2');
  await dialog.getByRole('button', { name: '建立' }).click();
  await expect(page).not.toHaveURL(/new=1/);
  await expect(page.getByRole('tree', { name: '项目' })).toBeVisible();
  await expect(page.getByText('目标 2 级').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /沿用待确认/ })).toBeVisible();
});

// Browser bars of a small notebook leave 600 px; zoom 200 % of 1366 × 768 leaves half of each side.
for (const [name, viewport] of [
  ['1280 × 600', { width: 1280, height: 600 }],
  ['zoom 200 %', { width: 683, height: 384 }],
] as const) {
  test(`the screens of one assessment are usable at ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page, 'officer');
    const { workbench, items, points, checklist, scorecard, path } = await deepPaths();
    const addresses = [workbench, items, points, checklist, scorecard, path, '/frameworks/emr-2018/tables'];
    for (const address of addresses.filter((_address, place) => isSampled(place))) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
      await page.waitForLoadState('networkidle');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, address).toBe(0);
      const buttons = page.locator('main header button:visible');
      for (let at = 0; at < (await buttons.count()); at += 1)
        expect(
          await buttons.nth(at).evaluate((node) => node.getBoundingClientRect().right),
          address,
        ).toBeLessThanOrEqual(viewport.width);
    }
  });
}
