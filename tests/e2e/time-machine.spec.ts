import { ask, expect, expectAccessible, signIn, test } from './journey.js';
import { daysAgo, deepPaths } from './screens.js';

const reason = '本院没有这类设备，由集团统一管理';

/** The last requirement of the HIS that is met: nobody else's journey goes there. */
async function lastMet(address: string): Promise<{ id: string; code: string }> {
  const { assessment } = await ask<{
    assessment: { results: { verdict: string; control: { id: string; code: string } }[] };
  }>('officer', `query ($id: ID!) { assessment(id: $id) { results { verdict control { id code } } } }`, {
    id: address.split('/').at(-1),
  });
  const met = assessment.results.filter(({ verdict }) => verdict === 'MET').at(-1);
  if (!met) throw new Error('nothing is met');
  return met.control;
}

test('the officer changes a verdict, looks at the day before, and sees who changed what and why', async ({
  page,
}) => {
  await signIn(page, 'officer');
  const { workbench } = await deepPaths();
  const control = await lastMet(workbench);
  const verdict = (name: string) =>
    page.getByRole('group', { name: '结论' }).getByRole('button', { name: new RegExp(`^${name}`) });

  await test.step('today', async () => {
    await page.goto(`${workbench}?control=${control.id}`);
    await expect(verdict('符合')).toHaveAttribute('aria-pressed', 'true');
    await verdict('不适用').click();
    await page.getByLabel('不适用的理由').fill(reason);
    await page.getByRole('button', { name: '评为不适用' }).click();
    await expect(verdict('不适用')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the day before, which nobody can change', async () => {
    await page.getByRole('button', { name: '回看', exact: true }).click();
    await page.getByRole('button', { name: '昨天' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '回看', exact: true }).click();
    await expect(page.getByText(`回看 ${daysAgo(1)}`)).toBeVisible();
    await expect(verdict('符合')).toHaveAttribute('aria-pressed', 'true');
    await expect(verdict('不符合')).toBeDisabled();
    await expect(page.getByRole('button', { name: /^关联证据|^关闭测评/ })).toHaveCount(0);
    await page.getByRole('tree', { name: '条款' }).focus();
    await page.keyboard.press('3');
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(verdict('符合')).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible(page);
  });

  await test.step('both days side by side', async () => {
    await page.getByRole('link', { name: '与今天对比' }).click();
    await page.getByRole('tab', { name: /^条款/ }).click();
    const change = page.getByRole('listitem').filter({ hasText: control.code }).first();
    await expect(change).toContainText('符合变为不适用');
    await expect(change).toContainText('林知衡');
    await expect(change).toContainText('评定');
    await expect(change).toContainText(reason);
    await expectAccessible(page);
  });

  await test.step('a screen without a past says so, and the day stays', async () => {
    await page.goto(`${workbench}?asOf=${daysAgo(1)}`);
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '证据库' }).click();
    await expect(page.getByText('这个页面不能回看')).toBeVisible();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '测评' }).click();
    await expect(page.getByText(`回看 ${daysAgo(1)}`)).toBeVisible();
    await page.getByRole('link', { name: /^HIS/ }).click();
    await expect(page).toHaveURL(new RegExp(`asOf=${daysAgo(1)}`));
  });
});

test('dates that nobody can look at are told in words, inside the frame', async ({ page }) => {
  await signIn(page, 'officer');
  for (const [asOf, words] of [
    ['2019-01-01', '更早的情况无法还原'],
    ['2999-01-01', '这一天还没有到'],
    ['2026-02-31', '日期写错了'],
    ['x', '日期写错了'],
  ] as const) {
    await page.goto(`/assessments?asOf=${asOf}`);
    await expect(page.getByText(words)).toBeVisible();
  }
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('测评');
  const { noComparison } = await deepPaths();
  await page.goto(noComparison);
  await expect(page.getByText('这两天不能对比')).toBeVisible();
  await page.getByRole('button', { name: '近 30 天' }).click();
  await expect(page.getByRole('tab', { name: /^得分变动/ })).toBeVisible();
});
