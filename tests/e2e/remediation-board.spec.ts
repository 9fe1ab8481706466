import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ask, expect, expectAccessible, signIn, test } from './journey.js';

interface Gaps {
  assessments: { nodes: { name: string; results: { id: string; verdict: string }[] }[] };
  members: { nodes: { id: string; username: string }[] };
}

/** A task of the officer for a gap of the EMR system; days from today may be negative. */
async function makeTask(title: string, dueInDays = 20): Promise<void> {
  const { assessments, members } = await ask<Gaps>(
    'officer',
    `{ assessments(first: 10) { nodes { name results { id verdict } } }
       members(first: 20) { nodes { id username } } }`,
  );
  const results = assessments.nodes.find(({ name }) => name.startsWith('电子病历'))?.results ?? [];
  const gaps = results.filter(({ verdict }) => verdict === 'UNMET');
  const dueOn = new Date(Date.now() + dueInDays * 86_400_000).toISOString().slice(0, 10);
  await ask(
    'officer',
    'mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { id } } }',
    {
      input: {
        tasks: [
          {
            title,
            resultIds: [gaps[Math.floor(Math.random() * gaps.length)]?.id],
            ownerId: members.nodes.find(({ username }) => username === 'officer')?.id,
            dueOn,
            priority: 'HIGH',
            clientKey: randomUUID(),
          },
        ],
      },
    },
  );
}

const board = (page: Page) => page.getByRole('group', { name: '整改看板' });
const column = (page: Page, name: string) =>
  board(page).getByRole('region', { name: new RegExp(`^${name}`) });

test('a card goes its way by mouse and by keyboard, and an illegal move says why', async ({ page }) => {
  const title = `看板整改 ${randomUUID().slice(0, 8)}`;
  await signIn(page, 'officer');
  await makeTask(title);
  await page.goto(`/remediation?q=${encodeURIComponent(title)}`);
  const card = board(page).getByRole('article', { name: title });
  await expect(column(page, '待开始').getByRole('article')).toHaveCount(1);

  // Not before it has begun.
  await card.dragTo(column(page, '待验证'));
  const messages = page.getByRole('region', { name: '消息' });
  await expect(messages).toContainText('先开始整改，再提交。');
  await expect(column(page, '待开始').getByRole('article')).toHaveCount(1);

  await card.dragTo(column(page, '进行中'));
  await expect(column(page, '进行中').getByRole('article')).toHaveCount(1);
  await expectAccessible(page);

  // The same by keyboard: m, the column, Enter.
  await card.focus();
  await page.keyboard.press('m');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: /移到 已验证/ })).toContainText('提交之后，由他人验证。');
  await expectAccessible(page);
  await menu.getByRole('menuitem', { name: '移到 待验证' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^提交 / });
  await dialog.getByRole('textbox', { name: '做了什么' }).fill('已按要求整改');
  await dialog.getByRole('button', { name: '从证据库选' }).click();
  const picker = page.getByRole('dialog', { name: '选择整改证据' });
  await picker.getByRole('option').first().click();
  await picker.getByRole('button', { name: /附上/ }).click();
  await dialog.getByRole('button', { name: '提交验证' }).click();
  await expect(column(page, '待验证').getByRole('article')).toHaveCount(1);

  // Who handed it in may not verify it, and is told so.
  await card.dragTo(column(page, '已验证'));
  await expect(messages).toContainText('该任务由您提交，须由他人验证。');
  await card.press('Enter');
  await expect(page.getByRole('dialog', { name: title })).toContainText('该任务由您提交，须由他人验证。');
});

test('what is overdue carries a mark in words, and the filter finds it', async ({ page }) => {
  const title = `逾期整改 ${randomUUID().slice(0, 8)}`;
  await signIn(page, 'officer');
  await makeTask(title, -3);
  await page.goto(`/remediation?q=${encodeURIComponent(title)}`);
  await expect(board(page).getByRole('article', { name: title })).toContainText(/逾期 [34] 天/);
  await page.getByRole('button', { name: '逾期未完成' }).click();
  await expect(board(page).getByRole('article')).toHaveCount(1);
  await page.goto('/remediation?overdue=1&view=table');
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText(/逾期 [34] 天/);
});

test('the filter lives in the address: reload, a drawer and Back keep it', async ({ page }) => {
  const title = `筛选整改 ${randomUUID().slice(0, 8)}`;
  await signIn(page, 'officer');
  await makeTask(title);
  await page.goto('/remediation');
  await page.getByRole('searchbox', { name: '搜索任务' }).fill(title);
  await page.getByRole('button', { name: '只看我的' }).click();
  const card = board(page).getByRole('article');
  const kept = async () => {
    await expect(page.getByRole('searchbox', { name: '搜索任务' })).toHaveValue(title);
    await expect(page.getByRole('button', { name: '只看我的' })).toHaveAttribute('aria-pressed', 'true');
    await expect(card).toHaveCount(1);
  };
  await kept();
  await page.reload();
  await kept();
  await card.click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog', { name: title })).toBeHidden();
  await kept();
  await page.getByRole('link', { name: '报告', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('报告');
  await page.goBack();
  await kept();
});
