import { randomUUID } from 'node:crypto';
import { ask, expect, expectAccessible, otherBrowser, signIn, test } from './journey.js';

interface Gaps {
  gaps: { nodes: { id: string; assessment: { id: string; framework: { code: string } } }[] };
}

/** A roadmap of its own over one gap that nobody works on, so that nothing else on the screens moves much. */
async function smallRoadmap(name: string): Promise<string> {
  const { gaps } = await ask<Gaps>(
    'officer',
    '{ gaps(filter: { withoutTask: true }, first: 100) { nodes { id assessment { id framework { code } } } } }',
  );
  // Whatever other journeys have left: of a book that says how many points its next level takes.
  const gap = gaps.nodes.find(({ assessment }) => assessment.framework.code === 'mlps-2.0');
  const { createRoadmap } = await ask<{ createRoadmap: { roadmap: { id: string } } }>(
    'officer',
    'mutation ($input: CreateRoadmapInput!) { createRoadmap(input: $input) { roadmap { id } } }',
    {
      input: {
        name,
        startsOn: '2027-01-01',
        years: 1,
        assessmentIds: [gap!.assessment.id],
        clientKey: randomUUID(),
      },
    },
  );
  const { id } = createRoadmap.roadmap;
  await ask(
    'officer',
    'mutation ($input: CreateRoadmapPackagesInput!) { createRoadmapPackages(input: $input) { packages { id } } }',
    { input: { roadmapId: id, packages: [{ name: '加固', costLikely: 50_000, resultIds: [gap!.id] }] } },
  );
  return id;
}

test('a roadmap is proposed, approved by another person, and becomes work', async ({ page, browser }) => {
  const name = `规划 ${randomUUID().slice(0, 8)}`;
  const id = await smallRoadmap(name);
  await signIn(page, 'officer');
  await page.goto(`/roadmaps/${id}?tab=benchmark`);
  await expect(page.getByRole('table')).toContainText('至少');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提请批准' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提请批准' }).click();
  await expect(page.getByRole('status').filter({ hasText: '提请批准：全部工作包' })).toBeVisible();

  const manager = await otherBrowser(browser, 'manager');
  await manager.goto('/');
  await manager.getByRole('link', { name }).click();
  await manager.getByRole('button', { name: '批准规划' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: '批准规划' }).click();
  await expect(manager.getByText('重新打开前内容不再变动')).toBeVisible();
  await expect(manager.getByRole('button', { name: '新建工作包' })).toHaveCount(0);
  await expectAccessible(manager);
  await manager.context().close();

  await page.goto(`/roadmaps/${id}`);
  await page.getByRole('button', { name: '生成整改计划' }).click();
  await page.getByRole('button', { name: '生成计划' }).click();
  const made = page.getByRole('dialog');
  await expect(made).toContainText('新建 1 项任务');
  await expectAccessible(page);
  await made.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('grid', { name: '工作包' })).toContainText('已验证 0/1');
});
