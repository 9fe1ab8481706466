import type { Page } from '@playwright/test';
import { expect, expectAccessible, openWorkbench, signIn, test } from './journey.js';

const lines = (page: Page) => page.getByRole('tree', { name: '条款' }).getByRole('treeitem', { level: 3 });

/** Types like a person and counts: every key that goes down is one. */
function keyboardOf(page: Page) {
  let count = 0;
  return {
    count: () => count,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
  };
}

async function open(page: Page, query: string): Promise<void> {
  await signIn(page, 'officer');
  await openWorkbench(page, '电子病历');
  await page.goto(`${page.url().split('?')[0]}?${query}`);
  await expect(lines(page).nth(4)).toBeVisible();
}

test('one proof reaches five controls in at most 16 keys, and the toast takes it back', async ({ page }) => {
  await open(page, 'chip=unproven');
  const unproven = page.getByRole('button', { name: /自报符合但未实证/ });
  const before = (await unproven.textContent()) ?? '';
  const { press, count } = keyboardOf(page);
  await press('x', 'j', 'x', 'j', 'x', 'j', 'x', 'j', 'x');
  await expect(page.getByRole('toolbar', { name: '对所选的操作' }).getByText('已选 5 项')).toBeVisible();
  await press('e');
  const dialog = page.getByRole('dialog', { name: '关联证据' });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  // The older list is empty, and Enter is faster than the answer to the last letters: it waits for that.
  await press('v', 'p', 'x');
  await expect(dialog.getByText('没有找到')).toBeVisible();
  await page.keyboard.press('Backspace');
  await press('n', 'Enter');
  await expect(page.getByText(/已把 .*VPN 加密传输配置截图.* 关联到 5 个条款/).first()).toBeVisible();
  expect(count()).toBeLessThanOrEqual(16);
  const undo = page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' });
  await undo.focus();
  await expect(unproven).not.toHaveText(before);
  await page.keyboard.press('Enter');
  await expect(unproven).toHaveText(before);
});

test('rating goes by j, k and 1 to 4 without a mouse', async ({ page }) => {
  await open(page, 'chip=open');
  const pane = page.getByRole('article', { name: '要求与结论' });
  const verdict = (name: string) => pane.getByRole('group', { name: '结论' }).getByRole('button', { name });
  const requirement = pane.locator('p').first();
  const [first = '', second = ''] = await lines(page).allInnerTexts();
  expect(first).toContain(await requirement.innerText());
  await page.keyboard.press('1');
  await expect(verdict('符合 1').first()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('j');
  await expect.poll(async () => second.includes(await requirement.innerText())).toBe(true);
  await page.keyboard.press('2');
  await expect(verdict('部分符合')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('3');
  await expect(verdict('不符合')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('4');
  const dialog = page.getByRole('dialog', { name: '评为不适用' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await expectAccessible(page);
  // Letters and digits are text here, not commands.
  await page.keyboard.type('1 jk 本系统没有这种设备');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(verdict('不适用')).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.getByRole('textbox', { name: '不适用的理由' })).toHaveValue('1 jk 本系统没有这种设备');
  // The focus is back on the page: the next key is a command again.
  await page.keyboard.press('j');
  await expect.poll(async () => second.includes(await requirement.innerText())).toBe(false);
  await page.keyboard.press('k');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: '关联证据' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
