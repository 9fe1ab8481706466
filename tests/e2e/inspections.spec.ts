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
  const noted = page.getByRole('listitem').filter({ hasText: words });
  await expect(noted).toBeVisible();
  // What was typed in a hurry is put right, by keys alone; somebody else was faster, and the dialog says so.
  await noted.getByRole('button', { name: '修改' }).press('Enter');
  const changing = page.getByRole('dialog', { name: '修改记录' });
  const text = changing.getByRole('textbox', { name: '内容' });
  await expect(text).toBeFocused();
  await changing.getByRole('button', { name: '索要' }).press('Space');
  await expectAccessible(page);
  await changeMeanwhile(words);
  await text.press('Control+Enter');
  await expect(changing.getByText('内容已被他人修改，请刷新后重试')).toBeVisible();
  await text.press('Escape');
  await noted.getByRole('button', { name: '修改' }).press('Enter');
  await text.fill(`${words} 改`);
  await text.press('Control+Enter');
  await expect(changing).toBeHidden();
  await expect(noted).toContainText(`${words} 改`);
  await page.getByRole('textbox', { name: '记一笔' }).fill('按错了');
  await page.getByRole('button', { name: '记下', exact: true }).click();
  const wrong = page.getByRole('listitem').filter({ hasText: '按错了' });
  await wrong.getByRole('button', { name: '删除' }).press('Enter');
  const removing = page.getByRole('dialog', { name: '删除记录' });
  await removing.getByRole('textbox', { name: '原因' }).fill('记错了');
  await expectAccessible(page);
  await removing.getByRole('button', { name: '删除', exact: true }).press('Enter');
  await expect(wrong).toBeHidden();
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

/** The same note on another tablet. */
async function changeMeanwhile(words: string): Promise<void> {
  const { inspections } = await ask<{
    inspections: { nodes: { notes: { nodes: { id: string; version: number; text: string }[] } }[] };
  }>(
    'officer',
    '{ inspections(filter: { states: [PREPARING, ON_SITE] }) { nodes { notes { nodes { id version text } } } } }',
  );
  const { id, version } = inspections.nodes
    .flatMap(({ notes }) => notes.nodes)
    .find((note) => note.text === words)!;
  await ask(
    'officer',
    'mutation ($input: UpdateInspectionNoteInput!) { updateInspectionNote(input: $input) { note { id } } }',
    { input: { id, version, severity: 'HIGH' } },
  );
}
