import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, otherBrowser, signIn, test } from './journey.js';
import { makePlan } from './plans.js';

test('a plan is approved by a second person, worked on in steps, and seen over time', async ({
  page,
  browser,
}) => {
  await signIn(page, 'officer');
  const name = `检查整改 ${randomUUID().slice(0, 8)}`;
  const { plan, second } = await makePlan(name);
  await page.goto(`/remediation?view=plans&show=${plan}`);
  const drawer = page.getByRole('dialog', { name, exact: true });
  await drawer.getByRole('button', { name: '提请批准' }).click();
  await page
    .getByRole('dialog', { name: `提请批准 ${name}` })
    .getByRole('button', { name: '提请批准' })
    .click();
  await expect(drawer).toContainText('待批准');

  const manager = await otherBrowser(browser, 'manager');
  await manager.goto(`/remediation?view=plans&show=${plan}`);
  await manager.getByRole('button', { name: '批准计划' }).click();
  await manager
    .getByRole('dialog', { name: `批准计划 ${name}` })
    .getByRole('button', { name: '批准计划' })
    .click();
  await expect(manager.getByRole('dialog', { name, exact: true })).toContainText('基线 1');
  await expectAccessible(manager);
  await manager.context().close();

  await page.goto(`/remediation?view=timeline&plan=${plan}`);
  const chart = page.getByRole('grid', { name: '整改时间轴' });
  await expect(chart.getByRole('row')).toHaveCount(3);
  await expect(chart.getByRole('gridcell').last()).toHaveAccessibleName(/基线期限 .*按基线.*在 ZG-\d+ 之后/);
  await expectAccessible(page);
  await chart.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const task = page.getByRole('dialog', { name: second.title });
  await expect(task).toContainText('有 1 个前置任务尚未验证');
  await task.getByRole('button', { name: '分解步骤' }).click();
  const steps = page.getByRole('dialog', { name: /^步骤 ZG-/ });
  await steps.getByRole('textbox').fill('采购\n上架');
  await steps.getByRole('button', { name: '保存' }).click();
  await task.getByRole('checkbox', { name: '采购' }).click();
  await expect(task).toContainText('步骤 1/2');

  await page.goto(`/remediation?view=calendar&plan=${plan}`);
  const month = page.getByRole('grid', { name: '整改日历' });
  await month.focus();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /到期的任务$/ })).toBeVisible();
});

test('the end of a bar is dragged and moved by keys, and comes back by undo', async ({ page }) => {
  const name = `拖动 ${randomUUID().slice(0, 8)}`;
  const { plan, first, second } = await makePlan(name);
  await signIn(page, 'officer');
  await page.goto(`/remediation?view=timeline&plan=${plan}`);
  const row = page.getByRole('row').filter({ hasText: first.title });
  const bar = row.getByRole('gridcell');
  const due = async () => /期限 (\d{4}-\d\d-\d\d)/.exec((await bar.getAttribute('aria-label')) ?? '')?.[1];
  const before = (await due())!;
  const later = (days: number) => new Date(Date.parse(before) + days * 86_400_000).toISOString().slice(0, 10);
  const handle = row.locator('[data-gantt-end]');
  // Where it is once nothing above it grows any more.
  await handle.hover();
  const box = (await handle.boundingBox())!;
  // Nine pixels are a day.
  await page.mouse.move(box.x + 5, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 5 + 45, box.y + 10, { steps: 4 });
  await expect(row.getByText(later(5))).toBeVisible();
  await page.mouse.up();
  await expect.poll(due).toBe(later(5));
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(due).toBe(before);

  await row.click();
  await page.getByRole('grid', { name: '整改时间轴' }).focus();
  for (const key of ['Alt+Shift+ArrowRight', 'Alt+ArrowLeft', 'Enter']) await page.keyboard.press(key);
  await expect.poll(due).toBe(later(6));
  // Who walks on has let go: Enter opens the other task and moves nothing.
  await page.keyboard.press('Alt+ArrowRight');
  // It is due last now, so the other one stands above it, as soon as the chart is ordered anew.
  await expect(page.getByRole('grid', { name: '整改时间轴' }).getByRole('row').last()).toContainText(
    first.title,
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: second.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(due).toBe(later(6));
  await page.getByRole('grid', { name: '整改时间轴' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Escape');
  await expect(row.getByText(later(7))).toHaveCount(0);
  await expect.poll(due).toBe(later(6));
  await expectAccessible(page);
});
