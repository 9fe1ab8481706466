import { ask, expect, expectAccessible, signIn, test } from './journey.js';

const title = `机房巡检表 ${Date.now()}`;

test('proof that is returned is told at once to who handed it in, and is read', async ({ page }) => {
  const { createEvidences } = await ask<{ createEvidences: { items: { evidence: { id: string } }[] } }>(
    'contributor',
    'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { message } } } }',
    {
      input: {
        evidences: [{ title, kind: 'TEXT', text: '巡检正常', collectedOn: '2026-11-01', submit: true }],
      },
    },
  );
  const { id } = createEvidences.items[0]!.evidence;
  await ask('contributor', 'mutation ($upTo: DateTime) { markNoticesRead(upTo: $upTo) { unread } }', {
    upTo: new Date().toISOString(),
  });
  await signIn(page, 'contributor');
  await page.goto('/systems');
  const bell = page.getByRole('banner').getByRole('button', { name: /^消息/ });
  await expect(bell).toBeVisible();

  await ask(
    'officer',
    'mutation ($ids: [ID!]!) { returnEvidences(ids: $ids, reason: "缺少签字") { items { id } } }',
    { ids: [id] },
  );
  // Other journeys of the shared hospital may tell the same person something meanwhile.
  await expect(bell).toHaveAccessibleName(/^消息，\d+ 条未读$/);
  await bell.click();
  const panel = page.getByRole('dialog', { name: '未读消息' });
  const notice = panel.getByRole('link', { name: title });
  await expect(notice).toContainText('证据被退回');
  await expect(notice).toContainText('缺少签字');
  await expectAccessible(page);
  await notice.click();
  await expect(page).toHaveURL(new RegExp(`/evidence/${id}`));
  await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();

  await bell.click();
  await expect(notice).toBeHidden();
  await panel.getByRole('button', { name: '查看全部消息' }).click();
  await expect(page.getByRole('heading', { name: '消息', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('button', { name: '只看未读' }).click();
  await expect(page.getByRole('link', { name: title })).toBeHidden();
  await expectAccessible(page);
});
