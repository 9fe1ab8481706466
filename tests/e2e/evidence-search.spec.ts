import { ask, expect, expectAccessible, signIn, test } from './journey.js';

interface Answer {
  readonly evidences: { readonly nodes: { currentVersion: { textState: string } }[] };
}

/** Demo files are read in the background after the start. */
const waiting = async (): Promise<number> => {
  const { evidences } = await ask<Answer>(
    'officer',
    '{ evidences(first: 100) { nodes { currentVersion { textState } } } }',
  );
  return evidences.nodes.filter((node) => node.currentVersion.textState === 'PENDING').length;
};

test('a word inside a file is found, shown where it stands, and a scan says that it has none', async ({
  page,
}) => {
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  await signIn(page, 'officer');
  await page.goto('/evidence');
  const search = page.getByRole('searchbox', { name: '搜索证据' });
  await search.fill('每日全量');
  const found = page.getByRole('row').filter({ hasText: '数据备份与恢复演练记录' });
  await expect(found.locator('mark')).toHaveText('每日全量');
  await expect(found).toContainText('正文');
  await expect(page.getByRole('combobox', { name: '排序' })).toHaveValue('RELEVANCE');
  await expectAccessible(page);

  await found.click();
  const panel = page.getByRole('region', { name: '证据内容' });
  await panel.getByRole('tab', { name: '详情与记录' }).click();
  await expect(panel).toContainText('正文可检索');

  await search.fill('网络安全领导小组成立文件');
  const title = page.getByRole('row').filter({ hasText: '网络安全领导小组成立文件' });
  await expect(title.locator('mark')).toHaveText('网络安全领导小组成立文件');
  await title.click();
  await expect(panel).toContainText('扫描件，没有可检索的文字');
});
