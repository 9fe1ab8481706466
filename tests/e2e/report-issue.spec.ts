import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { wordsOf } from '../support/docx-part.js';
import { ask, expect, expectAccessible, otherBrowser, signIn, test } from './journey.js';

test('a document is submitted, issued by another person, and made anew', async ({ page, browser }) => {
  const { createReport } = await ask<{ createReport: { report: { id: string } } }>(
    'officer',
    'mutation ($input: CreateReportInput!) { createReport(input: $input) { report { id } } }',
    { input: { kind: 'POLICY_LIST', clientKey: randomUUID() } },
  );
  const address = `/reports?report=${createReport.report.id}`;
  await signIn(page, 'officer');
  await page.goto(address);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '送审' }).click({ timeout: 30_000 });
  await expect(drawer).toContainText('待签发');
  await expect(drawer.getByRole('button', { name: '删除' })).toHaveCount(0);

  const manager = await otherBrowser(browser, 'manager');
  await manager.goto('/');
  await manager
    .getByRole('link', { name: /网络安全制度清单/ })
    .first()
    .click();
  await manager.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
  const decision = manager.getByRole('dialog', { name: /^签发 / });
  await expectAccessible(manager);
  await decision.getByRole('button', { name: '签发', exact: true }).click();
  await expect(decision).toHaveCount(0);
  await manager.context().close();

  await page.goto(address);
  await expect(drawer).toContainText('已签发', { timeout: 30_000 });
  const link = drawer.getByRole('link', { name: '下载 DOCX' });
  await link.waitFor({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const words = wordsOf(readFileSync(await download.path()));
  expect(words).toContain('周明远');
  expect(words).toContain('签发日期');

  await drawer.getByRole('button', { name: '用现在的数据生成新版本' }).click();
  await expect(page.getByRole('row', { name: /V1\.1/ }).first()).toBeVisible();
  const { report } = await ask<{ report: { versions: { id: string }[] } }>(
    'officer',
    'query ($id: ID!) { report(id: $id) { versions { id } } }',
    { id: createReport.report.id },
  );
  await page.goto(`/reports?report=${report.versions[0]!.id}`);
  await drawer.getByRole('tab', { name: '与另一份对比' }).click({ timeout: 30_000 });
  await expect(drawer).toContainText(/处不同|完全相同/);
  await expectAccessible(page);
});
