import { accessibilityFaults, ask, expect, signIn, signInByHand, test } from './journey.js';

/** A small frozen pack of the demo: a chapter of an assessment with files among its proofs, and one of another by the same codes. */
async function frozenPack(): Promise<string> {
  const { assessments } = await ask<{ assessments: { nodes: { id: string; name: string }[] } }>(
    'officer',
    '{ assessments(filter: { states: [OPEN] }, first: 100) { nodes { id name } } }',
  );
  const assessmentIds = ['HIS', '电子病历'].map(
    (system) => assessments.nodes.find(({ name }) => name.includes(system) && name.includes('等保'))!.id,
  );
  const { createPack } = await ask<{ createPack: { pack: { id: string; version: number } } }>(
    'officer',
    'mutation ($input: CreatePackInput!) { createPack(input: $input) { pack { id version } } }',
    {
      input: {
        name: '借阅材料',
        assessmentIds,
        chapters: [
          { part: 1, title: '位置', codes: ['8.1.1.1-a', '8.1.1.1-b'] },
          { part: 2, title: '位置', codes: ['8.1.1.1-a'] },
        ],
      },
    },
  );
  const { id, version } = createPack.pack;
  await ask('officer', 'mutation ($input: FreezePackInput!) { freezePack(input: $input) { pack { id } } }', {
    input: { id, version, patientDataMasked: true },
  });
  await expect
    .poll(
      async () =>
        (
          await ask<{ pack: { state: string } }>('officer', 'query ($id: ID!) { pack(id: $id) { state } }', {
            id,
          })
        ).pack.state,
      { timeout: 30_000 },
    )
    .toBe('FROZEN');
  return id;
}

test('an inspector gets an account for one pack, reads it with his name on it, and gets nowhere else', async ({
  page,
  browser,
}) => {
  const id = await frozenPack();
  await signIn(page, 'officer');
  await page.goto(`/packs/${id}?tab=inspectors`);
  await page.getByRole('button', { name: '新建检查账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('市网信办 王工');
  await dialog.getByLabel('登录名').fill('lent.wang');
  await dialog.getByRole('button', { name: '建立账号' }).click();
  const first = (await dialog.locator('code').textContent())!;
  await dialog.getByRole('button', { name: '我已记下' }).click();
  await expect(page.getByText('lent.wang')).toBeVisible();

  const tablet = await browser.newContext({ locale: 'zh-CN', viewport: { width: 768, height: 1024 } });
  const inspector = await tablet.newPage();
  const refused: string[] = [];
  inspector.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return;
    const body = await response.text().catch(() => '');
    if (body.includes('"FORBIDDEN"')) refused.push(body);
  });
  await inspector.goto('/evidence');
  await inspector.getByLabel('用户名').fill('lent.wang');
  await inspector.getByLabel('密码', { exact: true }).fill(first);
  await inspector.getByRole('button', { name: '登录', exact: true }).click();
  await inspector.getByLabel('当前密码').fill(first);
  await inspector.getByLabel('新密码', { exact: true }).fill('Look-only-2026');
  await inspector.getByLabel('再输一次新密码').fill('Look-only-2026');
  await inspector.getByRole('button', { name: '修改密码' }).click();

  await expect(inspector.getByRole('heading', { level: 1 })).toHaveText('借阅材料');
  expect(new URL(inspector.url()).pathname).toBe(`/packs/${id}`);
  const items = inspector.getByRole('navigation', { name: '材料包条款' });
  await expect(items.getByRole('heading', { level: 2 })).toHaveText([/^第 1 编 HIS/, /^第 2 编 电子病历/]);
  await items.getByRole('button', { name: '8.1.1.1-a' }).first().click();
  const proof = inspector.getByRole('button', { name: '机房门禁出入登记' });
  const shown = inspector.waitForResponse((response) => /entries\/\d+\/preview$/.test(response.url()));
  await proof.click();
  expect((await shown).status()).toBe(200);
  await expect(inspector.locator('canvas').first()).toBeVisible();
  await expect(inspector.locator('[data-watermark]')).toContainText('市网信办 王工');
  expect(await accessibilityFaults(inspector)).toEqual([]);

  // The same clause of the other system is another item.
  await items.getByRole('button', { name: '8.1.1.1-a' }).last().click();
  await expect(inspector.getByRole('region', { name: '条款内容' })).toContainText('第 2 编 电子病历');
  await expect(inspector.getByRole('button', { name: '下一条' })).toBeDisabled();

  for (const path of ['/', '/account']) {
    await inspector.goto(path);
    await expect(inspector).toHaveURL(new RegExp(`/packs/${id}$`));
  }
  expect((await tablet.request.get(`/files/packs/${id}`)).status()).toBe(403);
  expect(refused).toEqual([]);

  await page.reload();
  await expect(page.getByText('打开文件').first()).toBeVisible();
  await page.getByRole('button', { name: '停用市网信办 王工的检查账号' }).click();
  await dialog.getByLabel('原因').fill('检查结束');
  await dialog.getByRole('button', { name: '停用', exact: true }).click();
  await expect(page.getByText('已停用', { exact: true })).toBeVisible();
  await items.getByRole('button', { name: '8.1.1.1-b' }).click();
  await expect(inspector.getByText('登录已结束')).toBeVisible();
  await tablet.close();
});

test('the visitor of the demo reads the pack that was frozen for him, and nothing else', async ({ page }) => {
  await signInByHand(page, 'visitor');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('市网信办预审材料');
  const items = page.getByRole('navigation', { name: '材料包条款' });
  await expect(items.getByRole('button', { name: '8.1.1.1-a' })).toBeVisible();
  await page.goto('/reports');
  await expect(page).toHaveURL(/\/packs\/[0-9a-f-]+$/);

  // What went out to last year's inspecting body: the first version withdrawn, the second issued.
  const { reports } = await ask<{ reports: { nodes: { standing: string; number: string }[] } }>(
    'officer',
    '{ reports(filter: { kind: INSPECTION_REPLY }, first: 10) { nodes { standing number } } }',
  );
  expect(reports.nodes.map(({ standing }) => standing)).toEqual(['ISSUED', 'WITHDRAWN']);
});
