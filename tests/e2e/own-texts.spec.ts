import { ask, expect, expectAccessible, signIn, test } from './journey.js';

const words = '本院持有许可的原文';

/** Without a text what is there goes. */
const record = (code: string, text: string | null = null) =>
  ask(
    'officer',
    'mutation ($input: RecordControlTextsInput!) { recordControlTexts(input: $input) { items { outcome } } }',
    { input: { frameworkCode: 'mlps-2.0', source: '2019 年单行本', texts: [{ code, text }] } },
  );

test.afterAll(() => Promise.all(['8.1.10.12-a', '8.1.10.12-b', '8.1.10.12-c'].map((code) => record(code))));

test('the officer finds a clause by its initials, records the wording, and everybody finds and reads it', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks');
  await page.getByLabel('搜索全部标准').fill('bfyhfgl');
  await page.getByRole('link', { name: /^8\.1\.10\.11 a\)/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('备份与恢复管理');

  await test.step('the item page shows results, proofs and tasks of the clause', async () => {
    await page.goto('/frameworks/mlps-2.0/controls/8.1.4.1-a');
    await expect(page.getByRole('heading', { name: /^测评结果 [1-9]/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^关联的证据/ })).toBeVisible();
    await expect(page.getByRole('region', { name: '对标' })).toContainText(/^对标 [1-9]/);
    await page.getByRole('button', { name: /^HIS \d{4} 年度等保三级自评的评定历史/ }).click();
    await expect(page.getByText('缺少最近一次检查的签字记录。')).toBeVisible();
    await page.getByRole('link', { name: /^HIS \d{4} 年度等保三级自评$/ }).click();
    await expect(page.getByRole('article', { name: '要求与结论' })).toContainText('8.1.4.1 a)');
  });

  await test.step('a table is imported: checked first, problems told by row, the rest recorded', async () => {
    await page.goto('/frameworks/mlps-2.0?level=L3');
    await page.getByRole('button', { name: '导入原文' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('或把表格粘贴到这里')
      .fill(
        `条款编号\t标准原文\n8.1.10.12 a）\t"${words}\n第二行"\n8.1.10.12 b)\t乙\n9.9.9\t丙\n8.1.10.13 a)\t\n`,
      );
    await dialog.getByLabel('出处').fill('2019 年单行本');
    await expect(dialog).toContainText('3 行可以核对，1 行没有原文，跳过');
    await dialog.getByRole('button', { name: '核对' }).click();
    await expect(dialog.getByRole('row', { name: /9\.9\.9/ })).toContainText('没有编号为“9.9.9”的条款');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '录入 2 条' }).click();
    await expect(dialog.getByText('已新增 2')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the wording is found in the tree, changed on the item page, and the change taken back', async () => {
    await page.getByLabel('搜索条款').fill(`${words} 8.1.10.12-a`);
    await expect(page.getByRole('treeitem')).toHaveCount(5);
    await page.getByRole('treeitem').last().click();
    await page.getByRole('link', { name: '结果、证据与任务' }).click();
    const own = page.getByRole('region', { name: '本机构录入的原文' });
    await expect(own).toContainText('第二行');
    await own.getByRole('button', { name: '修改原文' }).click();
    await page.getByLabel('原文', { exact: true }).fill('改过的');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(own).toContainText('改过的');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(own).toContainText(words);
    await expectAccessible(page);
  });
});

test('others read the wording beside the requirement and cannot change it', async ({ page }) => {
  await record('8.1.10.12-c', words);
  await signIn(page, 'contributor');
  await page.goto('/frameworks/mlps-2.0/controls/8.1.10.12-c');
  const own = page.getByRole('region', { name: '本机构录入的原文' });
  await expect(own).toContainText(words);
  await expect(own).toContainText('来源：2019 年单行本');
  await expect(page.getByRole('button', { name: /原文$/ })).toHaveCount(0);
  await page.goto('/frameworks/mlps-2.0');
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '导入原文' })).toHaveCount(0);
});

test('what somebody else recorded meanwhile is shown before it is replaced; old CSV files are read', async ({
  page,
}) => {
  await record('8.1.10.12-c', words);
  await signIn(page, 'officer');
  await page.goto('/frameworks/mlps-2.0/controls/8.1.10.12-c');
  await page.getByRole('button', { name: '修改原文' }).click();
  await page.getByLabel('原文', { exact: true }).fill('我的');
  await record('8.1.10.12-c', '别人的');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('现在是：别人的');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('region', { name: '本机构录入的原文' })).toContainText('我的');

  await page.goto('/frameworks/mlps-2.0');
  await page.getByRole('button', { name: '导入原文' }).click();
  const dialog = page.getByRole('dialog');
  // 条款,原文 / 8.1.10.12 c),甲 in GBK, as older spreadsheets write it.
  const gbk = Buffer.from('ccf5bfee2cd4adcec40a382e312e31302e31322063292cbcd70a', 'hex');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '原文.csv', mimeType: 'text/csv', buffer: gbk });
  await expect(dialog).toContainText('1 行可以核对');
  await dialog.getByRole('button', { name: '核对' }).click();
  await expect(dialog.getByRole('row', { name: /8\.1\.10\.12 c\)/ })).toContainText('将替换');
  await expect(dialog.getByRole('row', { name: /8\.1\.10\.12 c\)/ })).toContainText('甲');
});

test('the palette goes to a clause by code and by initials', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('8.1.4.1-a');
  await page.getByRole('option', { name: /等保 2\.0 8\.1\.4\.1 a\)/ }).click();
  await expect(page).toHaveURL(/\/frameworks\/mlps-2\.0\/controls\/8\.1\.4\.1-a$/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('bfhf');
  await expect(page.getByRole('option', { name: /备份/ }).first()).toBeVisible();
});

test('a clause that is not there, and one whose code needs to be escaped', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/mlps-2.0/controls/9.9.9');
  await expect(page.getByText('等保 2.0里没有 9.9.9')).toBeVisible();
  await page.goto('/frameworks/mlps-2.0/controls/L3%2Fgeneral%2FCES%2F8.1.4.1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8.1.4.1 身份鉴别');
  await page.getByRole('link', { name: /^8\.1\.4\.1 b\)/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8.1.4.1 b)');
});
