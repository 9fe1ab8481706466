import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { confirmUpload, dropFiles, expect, expectAccessible, signIn, test } from './journey.js';

/** Opens one proof beside the list, found by its title. */
async function show(page: Page, title: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: '搜索证据' }).fill(title);
  await page.getByRole('row').filter({ hasText: title }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  return page.getByRole('region', { name: '证据内容' });
}

/** How much of what is really painted there differs from its most frequent colour, in percent. */
async function inked(page: Page, what: Locator): Promise<number> {
  const picture = (await what.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const counts = new Map<number, number>();
    const { data: bytes } = pen.getImageData(0, 0, image.width, image.height);
    for (const colour of new Uint32Array(bytes.buffer)) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    return 100 - (100 * Math.max(...counts.values())) / (image.width * image.height);
  }, picture);
}

test.beforeEach(async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/evidence');
  await expect(page.getByRole('row').nth(2)).toBeVisible();
});

test('a picture and a PDF are painted beside the list', async ({ page }) => {
  const panel = await show(page, '等级测评备案证明');
  const image = panel.getByRole('region', { name: '图片' }).getByRole('img');
  await expect(image).toBeVisible();
  await expect.poll(() => inked(page, image)).toBeGreaterThan(5);
  await expect(panel).toContainText(/\d+ × \d+ 像素/);

  await show(page, '网络安全领导小组成立文件');
  const paper = panel.getByRole('group', { name: '第 1 页' });
  await expect(panel).toContainText(/第 1 \/ \d+ 页/);
  await expect.poll(() => inked(page, paper)).toBeGreaterThan(2);
  await panel.getByRole('button', { name: '放大' }).click();
  await expect.poll(() => inked(page, paper)).toBeGreaterThan(2);
  await expectAccessible(page);
  await expect(page).toHaveURL(/\/evidence\?/);
});

test('Word, Excel and text are read beside the list', async ({ page }, info) => {
  const panel = await show(page, '应急预案与桌面推演总结');
  const document = panel.locator('iframe');
  await expect(document.contentFrame().getByText('应急预案与桌面推演总结').first()).toBeVisible();
  // A frame that may run nothing.
  await expect(document).toHaveAttribute('sandbox', '');

  await show(page, '机房环境巡检记录');
  await expect(panel.getByRole('cell', { name: '22.4 ℃' })).toBeVisible();
  await expectAccessible(page);

  const mark = randomUUID().slice(0, 8);
  const path = join(info.outputPath(), `审计${mark}.log`);
  const lines = `admin 登录 ${mark} <script>alert(1)</script>\n𠮷田 登出 🙂\n`;
  writeFileSync(path, lines);
  await dropFiles(page, page.getByRole('grid'), [path]);
  await confirmUpload(page);
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('1 个文件已入库');
  await show(page, `审计${mark}`);
  await expect(panel.locator('pre')).toHaveText(lines);
});

test('the words of a PDF can be read out', async ({ page }, info) => {
  const words = `Patrol record ${randomUUID()}`;
  const path = join(info.outputPath(), `${words}.pdf`);
  writeFileSync(path, pdfOf(words));
  await dropFiles(page, page.getByRole('grid'), [path]);
  await confirmUpload(page);
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('1 个文件已入库');
  const panel = await show(page, words);
  const paper = panel.getByRole('group', { name: '第 1 页' });
  await expect(paper).toContainText(words);
  await expect.poll(() => inked(page, paper)).toBeGreaterThan(0.1);
});

test('a broken PDF says so and offers the file itself', async ({ page }, info) => {
  const mark = randomUUID().slice(0, 8);
  const path = join(info.outputPath(), `损坏${mark}.pdf`);
  writeFileSync(path, `%PDF-1.7\n${mark} 1 0 obj << /Type /Catalog >> broken`);
  await dropFiles(page, page.getByRole('grid'), [path]);
  await confirmUpload(page);
  await expect(page.getByRole('region', { name: '上传队列' })).toContainText('1 个文件已入库');
  const panel = await show(page, `损坏${mark}`);
  await expect(panel.getByRole('alert')).toContainText('文件可能损坏');
  await expect(panel.getByRole('link', { name: /下载/ }).first()).toBeVisible();
  await expectAccessible(page);
});

/** The smallest PDF with one line of text. */
function pdfOf(words: string): string {
  const content = `BT /F1 24 Tf 40 100 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

test('a sensitive proof names who looks at it, in the file or over it', async ({ page }) => {
  const panel = await show(page, '网络拓扑与区域划分图');
  await expect(panel.getByRole('region', { name: '图片' }).getByRole('img')).toBeVisible();
  await expect(panel.getByRole('link', { name: '下载带水印的副本' })).toBeVisible();
  await expect(panel.getByRole('link', { name: /^下载原件（记入审计日志）/ })).toHaveAttribute(
    'href',
    /original=1$/,
  );
  await expect(panel.locator('[data-watermark]')).toHaveCount(0);
  await show(page, '防火墙访问控制策略清单');
  await expect(panel.locator('[data-watermark]')).toContainText('林知衡');
  await expect(panel.getByRole('link', { name: '下载原件' })).toHaveCount(1);
  await expectAccessible(page);
});
