import { ask, expect, expectAccessible, signIn, test } from './journey.js';

test('the calendar shows what is proven when, narrows, and opens the proofs of a month by keys', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/assessments');
  await page.getByRole('link', { name: /^HIS/ }).first().click();
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '证明日历' }).click();
  const grid = page.getByRole('grid', { name: '等保 2.0 的证明日历' });
  await expect(grid).toHaveAttribute('aria-colcount', '13');
  await expect(page.getByText(/条全月有证明，.*共 211 条/)).toBeVisible();

  await page.getByRole('button', { name: '期内到期' }).click();
  await expect(page).toHaveURL(/ending=1/);
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  const cell = grid.locator('[role=gridcell][aria-selected=true]');
  await expect(cell).toHaveAttribute('aria-label', /全月有证明|部分日期有证明/);
  await page.keyboard.press('End');
  await expect(cell).toHaveAttribute('aria-label', /将失去证明|部分日期有证明/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: /本月的证明/ })).toBeVisible();
  await expectAccessible(page);
  // Somebody else hands something in meanwhile: the calendar is asked anew and stays where it is.
  const skeletons = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => {
      const shown = document.querySelector('main [role=grid]');
      if (!shown || shown.getClientRects().length === 0) seen.push('the calendar was gone');
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  const again = page.waitForResponse(
    (response) =>
      response.url().endsWith('/graphql') &&
      response.request().postData()?.includes('ProofCalendar') === true,
  );
  await ask(
    'officer',
    'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { error { message } } } }',
    {
      input: {
        evidences: [
          {
            title: '日历旁的一份',
            kind: 'TEXT',
            text: '正文',
            collectedOn: '2026-01-05',
          },
        ],
      },
    },
  );
  await again;
  expect(await skeletons.jsonValue()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
});

test('the reach of proofs opens the evidence with what would be lost without it', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/evidence');
  await page.getByRole('button', { name: '证据全景' }).click();
  await page.getByRole('menuitem', { name: '证据复用' }).click();
  await page.getByRole('button', { name: '失效影响最大的在前' }).click();
  const grid = page.getByRole('grid', { name: '证据复用' });
  await expect(grid.getByRole('row').nth(1)).toContainText(/\d+ 条/);
  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/个条款将没有证据：只靠这一份/)).toBeVisible();
});

test('a name with a code and a text are suggested to controls, and linked by keys', async ({ page }) => {
  const { createEvidences } = await ask<{ createEvidences: { items: { evidence: { id: string } }[] } }>(
    'officer',
    'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }',
    {
      input: {
        evidences: [
          {
            title: '8.1.4.9-a 备份记录',
            kind: 'TEXT',
            text: '关键数据每日全量备份到本地，重要数据异地实时备份，并做了一次数据恢复测试。',
            collectedOn: '2026-01-05',
          },
        ],
      },
    },
  );
  await signIn(page, 'officer');
  await page.goto(`/evidence/${createEvidences.items[0]!.evidence.id}?tab=offers`);
  const list = page.getByRole('listbox', { name: '推荐条款' });
  const named = list.getByRole('option').filter({ hasText: '名称里有 8.1.4.9-a' });
  await expect(named).toHaveCount(1);
  await expect(list.getByRole('option').filter({ hasText: '同用词：' }).first()).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('s');
  await expect(list).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: '关联所选 2 条' })).toBeEnabled();
  await page.keyboard.press('y');
  await expect(page.getByRole('tab', { name: '用在哪里 2' })).toBeVisible();
  await expect(named).toHaveCount(0);

  await page.goto('/evidence?q=8.1.4.9-a');
  await page.getByRole('row').filter({ hasText: '8.1.4.9-a 备份记录' }).click();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('checkbox', { name: /选择推荐/ })
    .first()
    .check();
  await expect(dialog.getByText('已选 1 个条款')).toBeVisible();
});
