import { settled } from './explore.js';
import { expect, expectAccessible, signIn, test } from './journey.js';

test('filters get a name, come back with one click, and are shared', async ({ page, browser }) => {
  const rest = settled(page);
  await signIn(page, 'officer');
  await page.goto('/evidence');
  const first = (facet: string) =>
    page.getByRole('group', { name: facet, exact: true }).getByRole('button').first();
  const owner = first('责任人');
  const name = (await owner.innerText()).split('\n')[0]!;
  await owner.click();
  await expect(page).toHaveURL(/owner=/);
  // The counts of the others follow the choice: what was most frequent before may not occur with it.
  await rest();
  await first('标签').click();
  await expect(page).toHaveURL(/tag=/);

  await page.getByRole('button', { name: '视图' }).click();
  await page.getByRole('menuitem', { name: '保存当前视图…' }).click();
  const dialog = page.getByRole('dialog', { name: '保存当前视图' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('给视图起个名称')).toBeVisible();
  await dialog.getByLabel('名称').fill(`${name}的材料`);
  await dialog.getByLabel('共享给本院所有人').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(page).not.toHaveURL(/owner=/);
  await page.getByRole('button', { name: '视图' }).click();
  await page.getByRole('menuitemradio', { name: `${name}的材料` }).click();
  await expect(page).toHaveURL(/owner=.*tag=|tag=.*owner=/);
  await expect(page.getByRole('button', { name: '视图' })).toHaveText(`${name}的材料`);

  const other = await browser.newPage({ locale: 'zh-CN' });
  await signIn(other, 'manager');
  await other.goto('/evidence');
  await other.getByRole('button', { name: '视图' }).click();
  await expect(other.getByRole('menuitemradio', { name: /的材料 .* 共享/ })).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: '视图' }).click();
  await page.getByRole('menuitem', { name: '管理视图…' }).click();
  const manage = page.getByRole('dialog', { name: '管理视图' });
  await expectAccessible(page);
  await manage.getByRole('button', { name: /^删除视图/ }).click();
  await expect(manage.getByText('没有您保存的视图。')).toBeVisible();
});
