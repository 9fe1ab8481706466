import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { layCable } from './cable.js';
import { confirmUpload, dropFiles, expect, expectAccessible, signIn, test } from './journey.js';

/** A text file that no other test has uploaded. */
function textFile(folder: string, name: string, bytes = 0): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `巡检记录 ${name} ${randomUUID()}\n${randomBytes(bytes / 2).toString('hex')}`);
  return path;
}

async function openLibrary(page: Page, base = ''): Promise<Locator> {
  await page.goto(`${base}/evidence`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('证据库');
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  return page.getByRole('region', { name: '上传队列' });
}

const uploadDialog = (page: Page) => page.getByRole('dialog', { name: '上传证据' });

/** Rows of the list whose title contains the words, as somebody would look for them. */
async function found(page: Page, words: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: '搜索证据' }).fill(words);
  return page.getByRole('row').filter({ hasText: words });
}

test('several files are dropped, shown on their way and found in the list', async ({ page }, info) => {
  const mark = randomUUID().slice(0, 8);
  const files = [1, 2, 3].map((at) => textFile(info.outputPath(), `20260315 巡检${mark}-${at}.txt`, 2_000));
  await signIn(page, 'officer');
  const queue = await openLibrary(page);
  let open = () => undefined as void;
  const gate = new Promise<void>((done) => {
    open = done;
  });
  await page.route('**/uploads/**', async (route) => {
    await gate;
    await route.continue();
  });
  await dropFiles(page, page.getByRole('grid'), files);
  await expect(uploadDialog(page).getByRole('textbox', { name: '标题 2' })).toHaveValue(
    `20260315 巡检${mark}-2`,
  );
  await expect(uploadDialog(page).getByLabel('形成日期 2')).toHaveValue('2026-03-15');
  await expectAccessible(page);
  await confirmUpload(page);
  await expect(queue.getByRole('progressbar')).toHaveCount(4);
  await expect(queue).toContainText('正在上传，已完成 0 / 3');
  await expectAccessible(page);
  open();
  await expect(queue).toContainText('3 个文件已入库');
  await expect(await found(page, mark)).toHaveCount(3);
});

test('files come by the file dialog and as a pasted picture', async ({ page, context, baseURL }, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  const mark = randomUUID().slice(0, 8);
  await signIn(page, 'officer');
  const queue = await openLibrary(page);
  await page.getByRole('button', { name: '上传证据' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    uploadDialog(page).getByRole('button', { name: '选择文件', exact: true }).click(),
  ]);
  await chooser.setFiles([textFile(info.outputPath(), `对话框${mark}.txt`)]);
  await uploadDialog(page)
    .getByRole('button', { name: /^上传 1 个文件/ })
    .click();
  await expect(queue).toContainText('1 个文件已入库');
  await queue.getByRole('button', { name: '清空已完成的上传' }).click();
  await expect(queue).toBeHidden();

  // A picture of its own each time: the same bytes would be the same evidence.
  await page.evaluate(async (text) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 90;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.font = '20px sans-serif';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 320, 90);
    pen.fillStyle = '#036';
    pen.fillText(text, 10, 50);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  }, `截图 ${mark}`);
  await page.keyboard.press('Control+V');
  const title = uploadDialog(page).getByRole('textbox', { name: '标题 1' });
  await expect(title).toHaveValue(/^截图 \d{4}-\d{2}-\d{2} /);
  await title.fill(`粘贴${mark}`);
  await page.keyboard.press('Enter');
  await expect(queue).toContainText('1 个文件已入库');
  await queue.getByRole('button', { name: `粘贴${mark}` }).click();
  await expect(page.getByRole('region', { name: '图片' }).getByRole('img')).toBeVisible();
});

test('a folder of 64 files: three at a time, a liar stops nobody, the screen stays usable', async ({
  page,
}, info) => {
  const mark = randomUUID().slice(0, 8);
  const folder = join(info.outputPath(), `巡检资料${mark}`);
  for (let at = 0; at < 61; at += 1) textFile(join(folder, '机房'), `${mark}-${at}.txt`);
  textFile(folder, '.DS_Store');
  const [program, picture] = [join(folder, '不是文档.pdf'), join(folder, '不是表格.xlsx')];
  writeFileSync(program, Buffer.concat([Buffer.from('7f454c46020101', 'hex'), randomBytes(600)]));
  writeFileSync(
    picture,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  writeFileSync(join(folder, '空.txt'), '');
  await signIn(page, 'officer');
  const queue = await openLibrary(page);
  let [now, most] = [0, 0];
  await page.route('**/uploads/**', async (route) => {
    now += 1;
    most = Math.max(most, now);
    const answer = await route.fetch();
    now -= 1;
    await route.fulfill({ response: answer });
  });
  await dropFiles(page, page.getByRole('grid'), [folder]);
  await expect(uploadDialog(page)).toContainText('空文件，不上传');
  await uploadDialog(page)
    .getByRole('button', { name: /^上传 63 个文件/ })
    .click();
  // While they travel one goes on working: find a proof and look at it.
  await expect(await found(page, '领导小组成立')).toHaveCount(1);
  await page.getByRole('row').filter({ hasText: '网络安全领导小组成立文件' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '网络安全领导小组成立文件' })).toBeVisible();
  await expect(queue).toContainText('2 个文件需要处理', { timeout: 30_000 });
  await expect(queue.getByRole('listitem').filter({ hasText: '不是文档.pdf' })).toContainText(/程序|可执行/);
  await expect(queue.getByRole('listitem').filter({ hasText: '不是表格.xlsx' })).toContainText('PNG');
  // Only the lines in sight exist; the list below says how many there are.
  await expect(queue.getByText('已入库', { exact: true }).first()).toBeVisible();
  expect(most).toBe(3);
  await page.getByRole('searchbox', { name: '搜索证据' }).fill(mark);
  await expect(page.getByText('共 61 份')).toBeVisible();
  // The folder a proof came in is kept as a tag.
  await (await found(page, `${mark}-60`)).click();
  await page.getByRole('tab', { name: '详情与记录' }).click();
  await expect(
    page
      .getByRole('tabpanel')
      .or(page.getByRole('region', { name: '证据内容' }))
      .first(),
  ).toContainText('机房');
});

test('a cut connection in the middle of a file: it goes on where it stopped', async ({
  page,
  baseURL,
}, info) => {
  const cable = await layCable(baseURL ?? '');
  try {
    const mark = randomUUID().slice(0, 8);
    const path = textFile(info.outputPath(), `大日志${mark}.txt`, 9_000_000);
    await signIn(page, 'officer', cable.url);
    const queue = await openLibrary(page, cable.url);
    await dropFiles(page, page.getByRole('grid'), [path]);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent.push(request.url());
    });
    cable.cutAfter(6_000_000);
    await confirmUpload(page);
    await expect(queue).toContainText('等待网络');
    expect(
      Number(
        /(\d+)/.exec((await queue.getByRole('progressbar').first().getAttribute('aria-valuenow')) ?? '')?.[1],
      ),
    ).toBeGreaterThan(0);
    cable.plugIn();
    await expect(queue).toContainText('1 个文件已入库', { timeout: 20_000 });
    // Never again from the beginning, and the bytes are the same.
    expect(sent.filter((url) => url.endsWith('offset=0'))).toHaveLength(1);
    await expect(await found(page, mark)).toHaveCount(1);
    await queue.getByRole('button', { name: `大日志${mark}` }).click();
    const link = page.getByRole('link', { name: /下载/ }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await download.path()).equals(readFileSync(path))).toBe(true);
  } finally {
    await cable.close();
  }
});

test('without a connection an upload fails in words, and the retry leaves one piece', async ({
  page,
  baseURL,
}, info) => {
  const cable = await layCable(baseURL ?? '');
  try {
    const mark = randomUUID().slice(0, 8);
    await signIn(page, 'officer', cable.url);
    const queue = await openLibrary(page, cable.url);
    await dropFiles(page, page.getByRole('grid'), [textFile(info.outputPath(), `断网${mark}.txt`)]);
    // The code of the dialog comes over the cable, too.
    await expect(uploadDialog(page)).toBeVisible();
    cable.cut();
    await confirmUpload(page);
    // Not even begun: it waits for the network by itself.
    await expect(queue).toContainText('等待网络');
    // The answer to the registration is lost on its way back; the server has done it.
    let lost = false;
    await page.route('**/graphql', async (route) => {
      if (lost || route.request().postDataJSON()?.operationName !== 'CreateEvidences')
        return route.fallback();
      lost = true;
      await route.fetch();
      return route.abort('connectionreset');
    });
    cable.plugIn();
    await expect(queue).toContainText('文件已传完，还没有登记');
    expect(lost).toBe(true);
    await queue.getByRole('button', { name: /^重新登记/ }).click();
    await expect(queue).toContainText('1 个文件已入库');
    await expect(await found(page, mark)).toHaveCount(1);
  } finally {
    await cable.close();
  }
});

test('the same file twice offers the one that is there; nothing and too much stay outside', async ({
  page,
}, info) => {
  const mark = randomUUID().slice(0, 8);
  const path = textFile(info.outputPath(), `制度${mark}.txt`);
  const huge = join(info.outputPath(), '录像.zip');
  writeFileSync(huge, '');
  truncateSync(huge, 200 * 1024 * 1024 + 1);
  await signIn(page, 'officer');
  const queue = await openLibrary(page);
  await dropFiles(page, page.getByRole('grid'), [path]);
  await confirmUpload(page);
  await expect(queue).toContainText('1 个文件已入库');
  const copy = join(info.outputPath(), `另一个名字${mark}.txt`);
  writeFileSync(copy, readFileSync(path));
  await dropFiles(page, page.getByRole('grid'), [copy, huge]);
  await expect(uploadDialog(page)).toContainText('超过 200 MB，不上传');
  await uploadDialog(page)
    .getByRole('button', { name: /^上传 1 个文件/ })
    .click();
  await expect(queue).toContainText('1 个文件需要处理');
  await expect(queue.getByRole('listitem').first()).toContainText('已存在');
  await expect(queue.getByRole('listitem').first()).toContainText(`制度${mark}`);
  await queue.getByRole('button', { name: '沿用已有的' }).click();
  await expect(queue).toContainText('沿用已有证据');
  await expect(await found(page, mark)).toHaveCount(1);
});
