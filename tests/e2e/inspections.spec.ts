import { ask, expect, expectAccessible, signIn, test } from './journey.js';

test('an inspection is prepared, held on a tablet and a phone, and its findings become tasks', async ({
  page,
}) => {
  await signIn(page, 'officer');
  const { inspections } = await ask<{ inspections: { nodes: { id: string; name: string }[] } }>(
    'officer',
    '{ inspections(filter: { states: [PREPARING, ON_SITE] }) { nodes { id name } } }',
  );
  const { id, name } = inspections.nodes[0]!;

  // What is missing leads to where it is put right.
  await page.goto('/inspections');
  await page.getByRole('grid', { name: '检查' }).getByText(name).dblclick();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: /^证据早于检查期/ }).click();
  const items = page.getByRole('grid', { name: '检查项' });
  await expect(items.getByRole('link', { name: '证据早于检查期' }).first()).toHaveAttribute(
    'href',
    /^\/evidence\//,
  );
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('searchbox', { name: '搜索检查项' }).fill('日志');
  await items.getByText('JI-C2.3').first().dblclick();
  const drawer = page.getByRole('dialog', { name: /^JI-C2\.3/ });
  await expect(drawer.getByRole('textbox', { name: '指标解读' })).toHaveValue(/日志审计平台/);
  await drawer.getByRole('textbox', { name: '演示地点' }).fill('中心机房二层');
  await expectAccessible(page);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();

  // The day itself, on a tablet: clause and proof by typing, a note by two taps.
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole('tab', { name: '现场' }).click();
  const search = page.getByRole('searchbox', { name: '找条款或证据' });
  await search.fill('日志审计平台留存');
  await expect(page.getByRole('button', { name: /JI-C2\.3.*日志审计平台留存配置/ })).toBeVisible();
  await search.press('Enter');
  await expect(page.getByRole('heading', { name: /^JI-C2\.3/ })).toBeVisible();
  await expect(page.getByText('中心机房二层')).toBeVisible();
  const words = `备份日志缺一周 ${Date.now()}`;
  await page.getByRole('textbox', { name: '记一笔' }).fill(words);
  await page.getByRole('button', { name: '记下', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(search).toBeHidden();
  await expect(page.getByText('中心机房二层')).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);

  // What was found becomes a task.
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('tab', { name: /^整改/ }).click();
  await page.getByRole('button', { name: '转为整改任务' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '建立任务' }).click();
  const finding = page.getByRole('listitem').filter({ hasText: words });
  await expect(finding.getByRole('link', { name: /^ZG-\d+ 待开始/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '与上次对比' }).click();
  await page.getByRole('button', { name: /^比上次好/ }).click();
  await expect(page.getByRole('grid', { name: '与上次对比' }).getByText('比上次好').first()).toBeVisible();
  await expectAccessible(page);
  expect(page.url()).toContain(`/inspections/${id}`);
});
