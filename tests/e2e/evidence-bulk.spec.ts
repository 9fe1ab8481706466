import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleZip } from '../unit/evidence/sample-zip.js';
import { ask, dropFiles, expect, expectAccessible, signIn, test } from './journey.js';

const decoder = new TextDecoder('gb18030');
const codes = new Map<string, Buffer>();
for (let first = 0x81; first < 0xff; first += 1)
  for (let second = 0x40; second < 0xff; second += 1) {
    const bytes = Buffer.from([first, second]);
    codes.set(decoder.decode(bytes), bytes);
  }

/** As Windows in Chinese writes it. */
const gbk = (text: string): Buffer =>
  Buffer.concat([...text].map((sign) => codes.get(sign) ?? Buffer.from(sign)));

interface Found {
  title: string;
  label: string;
  collectedOn: string;
  validUntil: string | null;
  tags: string[];
  state: string;
  unit: { name: string };
  links: { control: { code: string } }[];
  versions: { number: number; fileName: string }[];
}

const find = async (search: string): Promise<Found[]> =>
  (
    await ask<{ evidences: { nodes: Found[] } }>(
      'officer',
      `query ($search: String!) { evidences(filter: { search: $search }, first: 10, orderBy: TITLE_ASC) { nodes { title label collectedOn
        validUntil tags state unit { name } links { control { code } } versions { number fileName } } } }`,
      { search },
    )
  ).evidences.nodes;

test('an archive with its mapping sheet, and a newer version beside it, in one go', async ({
  page,
}, info) => {
  const mark = randomUUID().slice(0, 8);
  const folder = info.outputPath();
  mkdirSync(folder, { recursive: true });
  const file = (name: string, bytes: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  await signIn(page, 'officer');
  await page.goto('/evidence');
  const dialog = page.getByRole('dialog', { name: '上传证据' });
  const queue = page.getByRole('region', { name: '上传队列' });
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await dropFiles(page, page.getByRole('grid'), [file(`${mark}演练方案 v1.txt`, `第一版 ${mark}`)]);
  await dialog.getByLabel('上传后直接提交审核').uncheck();
  await dialog.getByRole('button', { name: /^上传 1 个文件/ }).click();
  await expect(queue).toContainText('1 个文件已入库');
  await queue.getByRole('button', { name: '清空已完成的上传' }).click();

  const sheet = [
    '文件,标题,条款,科室,密级,形成日期,有效期至,标签,说明',
    `机房/巡检.txt,机房巡检${mark},等保 2.0 8.1.4.1-b；9.9.9-x,信息科,敏感,2026/3/15,2027-03-14,夜间,第一季度`,
    `没有这个.txt,,,,,,,,`,
  ].join('\r\n');
  const archive = sampleZip([
    { name: gbk('机房/巡检.txt'), data: `巡检 ${mark}` },
    { name: gbk(`机房/值班${mark}.txt`), data: `值班 ${mark}` },
    { name: gbk('对照表.csv'), data: gbk(sheet) },
    { name: '../outside.txt', data: 'x' },
  ]);
  await dropFiles(page, page.getByRole('grid'), [
    file(`资料${mark}.zip`, archive),
    file(`${mark}演练方案（终稿）v2.txt`, `第二版 ${mark}`),
  ]);
  await dialog.getByLabel(`解开压缩包 资料${mark}.zip，逐个登记 3 个文件`).check();
  await expect(dialog).toContainText('对照表 对照表.csv：填写了 1 个文件');
  await expect(dialog).toContainText('../outside.txt（路径指向压缩包之外）');
  const problems = dialog.getByRole('list', { name: '没有对上的内容' });
  await expect(problems).toContainText('第 3 行：没有文件“没有这个.txt”');
  await expect(problems).toContainText('“9.9.9-x”不是已发布标准中的条款编号');
  await expect(problems).toContainText(`机房/值班${mark}.txt`);
  await expect(dialog.getByRole('textbox', { name: '标题 2' })).toHaveValue(`机房巡检${mark}`);
  await dialog.getByLabel(`${mark}演练方案（终稿）v2 登记为`).selectOption(`“${mark}演练方案 v1”的新版本`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^上传 3 个文件/ }).click();
  await expect(queue).toContainText('3 个文件已入库');
  await expect(queue).toContainText('已成为新版本');

  expect(await find(mark)).toMatchObject([
    { title: `${mark}演练方案 v1`, state: 'SUBMITTED', versions: [{ number: 2 }, { number: 1 }] },
    { title: `值班${mark}`, label: 'INTERNAL', tags: ['机房'], links: [] },
    {
      title: `机房巡检${mark}`,
      label: 'SENSITIVE',
      collectedOn: '2026-03-15',
      validUntil: '2027-03-14',
      tags: ['夜间'],
      unit: { name: '信息科' },
      links: [{ control: { code: '8.1.4.1-b' } }],
    },
  ]);
});
