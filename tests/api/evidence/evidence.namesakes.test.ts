import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { addVersion, create, items, newFile, newText, read, remove, upload } from './evidence.requests.js';

const namesakes = `query ($names: [String!]!) { namesakes(input: { names: $names }) {
  name evidences { id title version viewerCanAddVersion currentVersion { fileName } } } }`;

let app: TestApp;
let officer: Caller;
let made = 0;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

async function file(
  caller: Caller,
  fileName: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const uploadId = await upload(app, caller, fileName, Buffer.from(`记录 ${(made += 1)} ${fileName}`));
  const [item] = await items(caller, create, {
    input: { evidences: [newFile(fileName, uploadId, changes)] },
  });
  if (!item?.evidence) throw new Error(JSON.stringify(item));
  return item.evidence.id;
}

const found = async (caller: Caller, ...names: string[]): Promise<string[][]> =>
  (await caller.query(namesakes, { names })).namesakes.map((one: { evidences: { id: string }[] }) =>
    one.evidences.map(({ id }) => id),
  );

describe('the same but for what tells copies apart', () => {
  it.each([
    [
      '等级保护测评报告.txt',
      ['等级保护测评报告.pdf', '等级保护测评报告 (1).txt', '等级保护测评报告（2）.TXT'],
    ],
    [
      '网络拓扑图 v2.txt',
      ['网络拓扑图V1.3.vsdx', '网络拓扑图_v10.png', '网络拓扑图-第3版.txt', '网络拓扑图 第三版.txt'],
    ],
    [
      '应急预案（修订版）.txt',
      ['应急预案终稿.docx', '应急预案-final.docx', '应急预案 FINAL v3.docx', '应急预案_最终版(2).docx'],
    ],
    [
      '20260315 备份日志.txt',
      ['备份日志2026-03-22.txt', '备份日志_2026年4月.log', '2026.5.1备份日志.txt', '备份日志 2025年度.txt'],
    ],
    [
      'Patch List.txt',
      [
        'patch-list.xlsx',
        'ＰＡＴＣＨ＿ＬＩＳＴ.txt',
        'Copy of Patch List.txt',
        'patch list - 副本.txt',
        'Patch List copy.txt',
      ],
    ],
    [
      '密码管理制度3.0版.txt',
      ['密码管理制度.docx', '密码 管理 制度 - 副本 (3).docx', '资料/密码管理制度 送审稿.docx'],
    ],
  ])('%s', async (kept, names) => {
    const id = await file(officer, kept);
    expect(await found(officer, kept, ...names)).toEqual([kept, ...names].map(() => [id]));
  });

  it.each([
    ['第三方测评报告.txt', '第四方测评报告.txt'],
    ['机房巡检8.1.txt', '机房巡检8.2.txt'],
    ['finally.txt', 'ly.txt'],
    ['微信图片_20260315101010.txt', '微信图片_20260315101011.txt'],
    ['日志A.txt', '日志B.txt'],
    ['2026-03-16.txt', '2026-03-17.txt'],
    ['image.txt', 'image (1).txt'],
  ])('%s is another than %s', async (kept, name) => {
    await file(officer, kept);
    expect(await found(officer, name)).toEqual([[]]);
  });
});

it('looks at the current file of what is there, newest first, five of them', async () => {
  const renamed = await file(officer, '值班表.txt');
  const uploadId = await upload(app, officer, '排班表.txt', Buffer.from('排班'));
  await officer.query(addVersion, { input: { evidenceId: renamed, version: 1, uploadId } });
  expect(await found(officer, '值班表.txt', '排班表（1）.txt')).toEqual([[], [renamed]]);
  const {
    namesakes: [told],
  } = await officer.query(namesakes, { names: ['排班表.txt'] });
  expect(told.evidences).toMatchObject([
    {
      title: '值班表.txt',
      version: 2,
      viewerCanAddVersion: true,
      currentVersion: { fileName: '排班表.txt' },
    },
  ]);
  await officer.query(remove, { id: renamed });
  expect(await found(officer, '排班表.txt')).toEqual([[]]);
  await items(officer, create, { input: { evidences: [newText('巡检周报.txt')] } });
  const weekly: string[] = [];
  for (let week = 1; week <= 6; week += 1) weekly.unshift(await file(officer, `巡检周报 v${week}.txt`));
  expect(await found(officer, '巡检周报.txt')).toEqual([weekly.slice(0, 5)]);
});

it('shows each what he sees, and only what is open to him as open', async () => {
  const { units } = app.fixture.north;
  const own = await file(app.as('CONTRIBUTOR'), '科室台账.txt');
  const other = await file(officer, '科室台账 v2.txt', { unitId: units.radiology });
  const secret = await file(officer, '科室台账 v3.txt', { label: 'SENSITIVE' });
  expect(await found(officer, '科室台账.txt')).toEqual([[secret, other, own]]);
  const [seen] = await found(app.as('CONTRIBUTOR'), '科室台账.txt');
  expect(seen).toContain(own);
  expect(seen).not.toContain(secret);
  expect(await found(app.as('COMPLIANCE_OFFICER', 'south'), '科室台账.txt')).toEqual([[]]);
  const waiting = await file(officer, '待审台账.txt', { submit: true });
  expect((await stateOf(waiting)).state).toBe('SUBMITTED');
  const {
    namesakes: [told],
  } = await officer.query(namesakes, { names: ['待审台账.txt'] });
  expect(told.evidences[0].viewerCanAddVersion).toBe(false);
});

const stateOf = async (id: string) => (await officer.query(read, { id })).evidence;

it('refuses nobody, too many and endless names', async () => {
  const fails = (names: string[]) => officer.fails(namesakes, { names });
  expect((await fails([])).code).toBe('BAD_USER_INPUT');
  expect((await fails(Array.from({ length: 251 }, () => 'a'))).code).toBe('LIMIT_EXCEEDED');
  expect((await fails(['a'.repeat(401)])).code).toBe('BAD_USER_INPUT');
  expect((await app.anonymous.fails(namesakes, { names: ['a'] })).code).toBe('UNAUTHENTICATED');
});
