import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { demoPassword } from './serve.js';

export { expect };

/** Every journey fails on a page error, a failed request of ours, or a console error. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(`page error: ${error.error().message}`));
      context.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export type DemoRole =
  | 'officer'
  | 'manager'
  | 'contributor'
  | 'engineer'
  | 'inspector'
  | 'sysadmin'
  | 'secadmin'
  | 'auditor'
  | 'visitor';

/** Signs in through the page, as a person would. */
export async function signInByHand(page: Page, username: DemoRole): Promise<void> {
  await page.goto('/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** Goes on with the session that was opened for this person at the start of the run. */
export async function signIn(page: Page, username: DemoRole, url = process.env.HENGJIAN_E2E_URL ?? '') {
  const cookies = JSON.parse(process.env.HENGJIAN_E2E_COOKIES ?? '{}') as Record<string, string>;
  await page
    .context()
    .addCookies([
      { name: 'hengjian_session', value: cookies[username] ?? '', url, httpOnly: true, sameSite: 'Lax' },
    ]);
}

/** Asks the running server with the session of a demo person, to prepare what a journey starts from. */
export async function ask<Data>(role: DemoRole, query: string, variables: object = {}): Promise<Data> {
  const cookies = JSON.parse(process.env.HENGJIAN_E2E_COOKIES ?? '{}') as Record<string, string>;
  const response = await fetch(`${process.env.HENGJIAN_E2E_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `hengjian_session=${cookies[role]}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (!data || errors)
    throw new Error(errors?.map((one) => one.message).join() ?? `status ${response.status}`);
  return data;
}

/** Another person at another machine. */
export async function otherBrowser(browser: Browser, username: DemoRole): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
  });
  const page = await context.newPage();
  await signIn(page, username);
  return page;
}

/** Opens the workbench of one system's assessment by its name. */
export async function openWorkbench(page: Page, system = 'HIS'): Promise<void> {
  await page.goto('/assessments');
  await page
    .getByText(new RegExp(`^${system} \\d{4} 年度等保三级自评$`))
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(system);
}

/** Drags files and folders of this machine onto something, as from the desktop. */
export async function dropFiles(page: Page, onto: Locator, files: readonly string[]): Promise<void> {
  const box = await onto.boundingBox();
  if (!box) throw new Error('nothing to drop files onto');
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)];
  const session = await page.context().newCDPSession(page);
  // A drop counts only once the page has answered that it takes what hangs over it, and a busy page answers late.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    await session.send('Input.dispatchDragEvent', {
      type,
      x,
      y,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

/** Enter in the dialog that dropped files open: before the dialog has the focus, the key would go to the screen below it. */
export async function confirmUpload(page: Page): Promise<void> {
  await expect(page.getByRole('dialog', { name: '上传证据' }).locator(':focus')).toBeVisible();
  await page.keyboard.press('Enter');
}

/** What axe finds against WCAG 2 A and AA. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // What is still fading in has the contrast of neither state.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page })
    // The frame of a DOCX preview runs no script, axe's neither, and holds somebody else's document.
    .exclude('iframe[sandbox]')
    // Only faults are read: what passes, with the markup of every node, took up to ten times as long as the check itself. The
    // older mode opens no page of its own for the summary; frames of another origin, which it leaves out, we have none.
    .options({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    .setLegacyMode()
    .analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** WCAG 2 A and AA: no violation at all. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}
