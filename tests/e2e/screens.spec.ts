import { expect, expectAccessible, signIn, signInByHand, test } from './journey.js';
import type { DemoRole } from './journey.js';

/** Every screen that stands, by somebody who may see it: it opens under its heading, and axe finds nothing. */
const screens: [DemoRole, string, string][] = [
  ['officer', '/', '工作台'],
  ['officer', '/frameworks', '标准'],
  ['officer', '/frameworks/mlps-2.0', '等保 2.0'],
  ['officer', '/frameworks/mlps-2.0?tab=about', '等保 2.0'],
  ['officer', '/frameworks?q=备份', '标准'],
  ['officer', '/frameworks/emr-2018', '电子病历评级'],
  ['officer', '/frameworks/smart-management-2021?tab=about', '智慧管理评级'],
  ['officer', '/frameworks/interoperability-2020', '互联互通测评'],
  ['officer', '/frameworks/joint-inspection-2026', '联合检查指标'],
  ['officer', '/systems', '信息系统'],
  ['officer', '/assessments', '测评'],
  ['officer', '/evidence', '证据库'],
  ['officer', '/remediation', '差距与整改'],
  ['officer', '/reports', '报告'],
  ['officer', '/account', '我的账号'],
  ['sysadmin', '/members', '成员'],
  ['sysadmin', '/roles', '角色与权限'],
  ['sysadmin', '/units', '院区与科室'],
  ['secadmin', '/tokens', '接口令牌'],
  ['auditor', '/events', '审计日志'],
];

for (const [role, path, heading] of screens) {
  test(`${path} opens for ${role} and is accessible`, async ({ page }) => {
    await signIn(page, role);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  });
}

test('a wrong password is told in words, and the page stays accessible', async ({ page }) => {
  await page.goto('/');
  await expectAccessible(page);
  await page.getByLabel('用户名').fill('officer');
  await page.getByLabel('密码', { exact: true }).fill('wrong-password-1');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('登录名或密码不正确')).toBeVisible();
});

test('a person signs in by hand and lands on the home screen', async ({ page }) => {
  await signInByHand(page, 'contributor');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('工作台');
});

test('the language is switched and kept', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/assessments');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Assessments');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Assessments');
});

test('controls are found by two Chinese characters', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/frameworks/mlps-2.0');
  await page.getByRole('searchbox').or(page.getByPlaceholder('搜索条款')).first().fill('备份');
  await expect(page.getByText('数据备份恢复').first()).toBeVisible();
});
