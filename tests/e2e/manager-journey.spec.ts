import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settled } from './explore.js';
import { accessibilityFaults, ask, expect, signIn, test } from './journey.js';
import { makePlan } from './plans.js';
import { watchTexts } from './texts.js';

const pictures = fileURLToPath(new URL('../../dist/test-results/manager-journey/', import.meta.url));

const words = {
  zh: {
    toApprove: '待我批准的计划',
    approve: '批准计划',
    baseline: '基线 1',
    overdue: /^逾期/,
    tasks: '整改任务',
    compare: /^方案与效果/,
  },
  en: {
    toApprove: 'Plans for me to approve',
    approve: 'Approve plan',
    baseline: 'Baseline 1',
    overdue: /^Overdue/,
    tasks: 'Remediation tasks',
    compare: /^Alternatives and effect/,
  },
} as const;

for (const language of ['zh', 'en'] as const) {
  test(`the Monday of a manager: what to decide, how far, what is late, what next year brings (${language})`, async ({
    page,
  }) => {
    test.slow();
    const say = words[language];
    const name = `${language === 'zh' ? '迎检整改' : 'Inspection'} ${randomUUID().slice(0, 8)}`;
    const { plan } = await makePlan(name);
    await ask(
      'officer',
      'mutation ($input: RequestPlanApprovalInput!) { requestPlanApproval(input: $input) { plan { id } } }',
      { input: { planId: plan, version: 1 } },
    );
    await page.addInitScript(
      (chosen) => localStorage.setItem('hengjian.language', JSON.stringify(chosen)),
      language,
    );
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const rest = settled(page);
    const foreign = watchTexts(page);
    mkdirSync(pictures, { recursive: true });
    let step = 0;
    /** A picture, and nothing that a reader of screens stumbles over or that is left in the other language. */
    const look = async (what: string) => {
      await rest();
      step += 1;
      await page.screenshot({ path: `${pictures}${language}-${step}-${what}.png` });
      expect(await accessibilityFaults(page), what).toEqual([]);
      if (language === 'en') expect(await foreign(), what).toEqual([]);
    };

    await signIn(page, 'manager');
    await page.goto('/');
    await expect(page.getByRole('link', { name: new RegExp(`^${say.toApprove}`) }).first()).toBeVisible();
    await look('home');
    await page.getByRole('link', { name }).click();
    const drawer = page.getByRole('dialog', { name, exact: true });
    await drawer.getByRole('button', { name: say.approve }).click();
    await page
      .getByRole('dialog', { name: `${say.approve} ${name}` })
      .getByRole('button', { name: say.approve })
      .click();
    await expect(drawer).toContainText(say.baseline);
    await look('approved');

    await page.goto('/progress');
    const overdue = page.getByRole('main').getByRole('link', { name: say.overdue }).first();
    const count = Number(/\d+/.exec(await overdue.innerText())![0]);
    expect(count).toBeGreaterThan(0);
    await look('progress');
    await overdue.click();
    const rows = page.getByRole('grid', { name: say.tasks });
    // A number opens down to its rows: as many as it says, and the heading.
    await expect(rows).toHaveAttribute('aria-rowcount', String(count + 1));
    await look('overdue');

    await page.goto('/progress/scores');
    await look('scores');
    await page.goto('/roadmaps');
    await page.getByRole('grid').getByRole('row').nth(1).dblclick();
    await page.getByRole('tab', { name: say.compare }).click();
    await expect(page.getByRole('table').first()).toContainText('500,000');
    await look('alternatives');

    await page.goto('/wall');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('衡鉴示范医院');
    await look('wall');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/wall/);
  });
}
