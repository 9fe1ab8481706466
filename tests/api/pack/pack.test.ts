import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { interpretMutation, itemsOf, newInspection } from '../inspection/scene.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate, resultsOf } from '../assessment/scene.js';
import { get, remove } from '../evidence/evidence.requests.js';
import {
  cancelMutation,
  createMutation,
  createPack,
  deleteMutation,
  ended,
  freeze,
  freezeMutation,
  outlookOf,
  packQuery,
  picture,
  proven,
  updateMutation,
  withdrawMutation,
} from './scene.js';

let app: TestApp;
let scene: Awaited<ReturnType<typeof proven>>;
let folder: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  scene = await proven(app);
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const officer = () => app.as('COMPLIANCE_OFFICER');
const textOf = (docx: Buffer): string =>
  readZip(docx)
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<[^>]+>/g, '');

describe('a frozen pack', () => {
  let zips: Buffer[];
  let pack: Awaited<ReturnType<typeof freeze>>;
  let entries: Map<string, Buffer>;
  beforeAll(async () => {
    const draft = await createPack(app, scene.assessmentId, { letter: '现将材料报上。' });
    // What would be frozen is told beforehand by the same numbers.
    expect(draft.chapters.length).toBeGreaterThan(5);
    expect(await outlookOf(app, draft.id)).toMatchObject({
      notArranged: 0,
      proofs: 2,
      holdsSensitive: false,
      leftOut: [
        { reason: 'NOT_ACCEPTED', count: 1 },
        { reason: 'ABOVE_LABEL', count: 1 },
      ],
    });
    // A class of the standard is enough for the rest.
    const [first] = draft.chapters;
    const { updatePack } = await officer().query(updateMutation, {
      input: { id: draft.id, version: draft.version, chapters: [first], volumeMegabytes: 1 },
    });
    pack = await freeze(app, updatePack.pack);
    zips = [];
    entries = new Map();
    for (const { downloadUrl } of pack.volumes) {
      const zip = (await get(app, officer(), downloadUrl)).rawPayload;
      zips.push(zip);
      for (const [name, bytes] of readZip(zip)) entries.set(name.slice(name.indexOf('/') + 1), bytes);
    }
  });

  it('holds a sheet for each item, each proof once, and says what is missing', () => {
    expect(pack).toMatchObject({
      state: 'FROZEN',
      failure: null,
      itemCount: 22,
      proofCount: 2,
      leftOutCount: 2,
      frozenBy: { displayName: 'north COMPLIANCE_OFFICER' },
      viewerCanUpdate: false,
      viewerCanWithdraw: true,
      viewerCanShare: true,
    });
    expect(pack.number).toMatch(/^NORTH-IN-\d{8}-01-V1\.0$/);
    const names = [...entries.keys()];
    expect(names).toHaveLength(pack.fileCount);
    expect(names.filter((name) => name.endsWith('_条款说明.docx'))).toHaveLength(22);
    const [code] = scene.codes;
    const image = names.filter((name) => name.endsWith('.png'));
    expect(image).toEqual([
      expect.stringMatching(new RegExp(`/${code}_[^/]+/${code}-\\d\\d_门禁_截图_1_\\(终版\\)\\.png$`)),
    ]);
    expect(entries.get(image[0]!)!.equals(picture)).toBe(true);
    expect(names.every((name) => !/[\s#%\\:*?"<>|]/.test(name))).toBe(true);
    const list = textOf(entries.get('00_目录与说明/00-01_材料目录.docx')!);
    for (const said of ['现将材料报上', '尚未通过审核', '密级高于材料包', '防火墙口令策略', pack.number])
      expect(list).toContain(said);
    expect(list).toContain(`../${image[0]}`);
    const sheet = names.find((name) => name.includes(`00_${code}_`))!;
    expect(textOf(entries.get(sheet)!)).toContain('门禁刷卡进出');
    expect([...readZip(entries.get(sheet)!).keys()].some((part) => part.startsWith('word/media/'))).toBe(
      true,
    );
    expect(entries.get('index.html')!.toString()).toContain('机房巡检记录');
    const held = textOf(entries.get('00_目录与说明/00-03_材料汇编.docx')!);
    for (const said of ['机房在二层', '没有防水措施', '加装防水']) expect(held).toContain(said);
  });

  it('comes in volumes that no file is cut by, the same bytes whenever it is taken away', async () => {
    expect(pack.volumes.length).toBeGreaterThan(1);
    expect([...readZip(zips[0]!).keys()][0]).toMatch(/\/manifest\.sig$/);
    for (const [at, { downloadUrl }] of pack.volumes.entries()) {
      const again = await get(app, officer(), downloadUrl);
      expect(again.headers['content-length']).toBe(String(zips[at]!.length));
      expect(again.rawPayload.equals(zips[at]!)).toBe(true);
    }
    expect((await get(app, officer(), `/files/packs/${pack.id}?volume=99`)).statusCode).toBe(404);
  });

  it('is verified offline by itself, and finds what was changed, lost or added', () => {
    for (const [name, bytes] of entries) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const verify = (...more: string[]) =>
      spawnSync(process.execPath, ['verify.mjs', '.', ...more], { cwd: folder, encoding: 'utf8' });
    expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining(`${pack.fileCount - 2} `) });
    expect(verify('ab'.repeat(32))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('another key'),
    });
    const index = join(folder, 'index.html');
    writeFileSync(index, entries.get('index.html')!.subarray(1));
    writeFileSync(join(folder, 'extra.txt'), 'x');
    const image = [...entries.keys()].find((name) => name.endsWith('.png'))!;
    rmSync(join(folder, image));
    const found = verify();
    expect(found.status).toBe(1);
    for (const said of ['changed: index.html', 'not in the manifest: extra.txt', `missing: ${image}`])
      expect(found.stdout).toContain(said);
    // A manifest that somebody made to fit does not bear the signature.
    writeFileSync(
      join(folder, 'manifest.json'),
      entries.get('manifest.json')!.toString().replace('联合', '假'),
    );
    expect(verify().stdout).toContain('wrong signature');
    expect(execFileSync(process.execPath, ['--check', 'verify.mjs'], { cwd: folder, encoding: 'utf8' })).toBe(
      '',
    );
  });

  it('never changes, holds its evidence, and lets go of it when it is withdrawn', async () => {
    const { id, version } = pack;
    for (const [mutation, variables] of [
      [updateMutation, { input: { id, version, name: '别的' } }],
      [freezeMutation, { input: { id, version, patientDataMasked: true } }],
      [cancelMutation, { id }],
      [deleteMutation, { id }],
    ] as const)
      expect(await officer().fails(mutation, variables)).toMatchObject({ code: 'INVALID_STATE' });
    const [, text] = scene.evidenceIds;
    const held = await officer().fails(remove, { id: text });
    expect(held).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining('联合检查材料') });
    const { evidence } = await officer().query(
      `query ($id: ID!) { evidence(id: $id) { holds { kind objectId name } } }`,
      {
        id: text,
      },
    );
    expect(evidence.holds).toEqual([{ kind: 'PACK', objectId: id, name: '联合检查材料' }]);
    const { withdrawPack } = await officer().query(withdrawMutation, { id, reason: '检查取消' });
    expect(withdrawPack.pack).toMatchObject({ state: 'WITHDRAWN', withdrawnReason: '检查取消' });
    expect(withdrawPack.pack.volumes[0].downloadUrl).toBeNull();
    expect((await get(app, officer(), `/files/packs/${id}`)).statusCode).toBe(409);
    await officer().query(remove, { id: text });
  });
});

it('is arranged by chapters of its own; what stands in none is told and left out', async () => {
  const [first] = scene.codes;
  const chapters = [{ title: '只要这一条', codes: [first] }];
  const draft = await createPack(app, scene.assessmentId, { chapters });
  expect(await outlookOf(app, draft.id)).toMatchObject({
    notArranged: 210,
    chapters: [{ items: 1, rated: 1, explained: 1, proven: 1 }],
  });
  // The highest nodes without the one item, together all that is missing; as chapters they take in the rest.
  const { outside } = await outlookOf(app, draft.id);
  expect(outside.reduce((sum: number, { items }: { items: number }) => sum + items, 0)).toBe(210);
  expect(outside.map(({ code }: { code: string }) => code)).not.toContain(first);
  expect(outside.length).toBeLessThan(30);
  const rest = outside.map(({ name, code }: { name: string; code: string }) => ({
    title: name,
    codes: [code],
  }));
  const whole = await createPack(app, scene.assessmentId, { chapters: [...chapters, ...rest] });
  expect(await outlookOf(app, whole.id)).toMatchObject({ notArranged: 0, outside: [] });
  expect(
    await officer().fails(updateMutation, {
      input: { id: draft.id, version: draft.version, chapters: [{ title: '错', codes: ['没有这个'] }] },
    }),
  ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { chapters: expect.stringContaining('没有这个') } });
  const pack = await freeze(app, draft);
  expect(pack).toMatchObject({ itemCount: 1, state: 'FROZEN' });
});

it('needs the look at data of patients, can be stopped, and takes a known key once', async () => {
  const draft = await createPack(app, scene.assessmentId, { clientKey: 'twice' });
  expect((await createPack(app, scene.assessmentId, { clientKey: 'twice' })).id).toBe(draft.id);
  const { id, version } = draft;
  expect(
    await officer().fails(freezeMutation, { input: { id, version, patientDataMasked: false } }),
  ).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { patientDataMasked: expect.any(String) },
  });
  expect(
    await officer().fails(freezeMutation, { input: { id, version: 99, patientDataMasked: true } }),
  ).toMatchObject({
    code: 'CONFLICT',
  });
  // What the job reads is locked meanwhile, so that it is stopped in the middle.
  const lock = await app.hold('lock table task_result in access exclusive mode');
  await officer().query(freezeMutation, { input: { id, version, patientDataMasked: true } });
  await lock.waiting(1);
  const { cancelPack } = await officer().query(
    'mutation ($id: ID!) { cancelPack(id: $id) { pack { state progress } } }',
    { id },
  );
  expect(cancelPack.pack).toMatchObject({ state: 'DRAFT', progress: 0 });
  await lock.release();
  expect(await ended(app, id)).toMatchObject({ state: 'DRAFT' });
  await officer().query(deleteMutation, { id });
  expect((await officer().query(packQuery, { id })).pack).toBeNull();
  expect(
    await officer().fails(createMutation, {
      input: {
        name: 'x',
        assessmentId: scene.assessmentId,
        periodFrom: '2026-02-01',
        periodTo: '2026-01-01',
      },
    }),
  ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { periodTo: expect.any(String) } });
});

it('is made for an inspection: its assessment, period and interpretations go in', async () => {
  const inspection = await newInspection(officer(), {
    assessmentId: scene.assessmentId,
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
  });
  const [item] = await itemsOf(officer(), inspection.id);
  await officer().query(interpretMutation, {
    input: {
      id: item.id,
      version: item.version,
      interpretation: '看门禁记录',
      interviewee: '机房值班员',
      place: '中心机房',
    },
  });
  const { createPack: made } = await officer().query(createMutation, {
    input: {
      name: '迎检材料',
      inspectionId: inspection.id,
      chapters: [{ title: '一条', codes: [item.control.code] }],
    },
  });
  expect(made.pack).toMatchObject({ inspection: { id: inspection.id } });
  const pack = await freeze(app, made.pack);
  const files = readZip((await get(app, officer(), pack.volumes[0].downloadUrl)).rawPayload);
  const [, sheet] = [...files].find(([name]) => name.endsWith('_条款说明.docx'))!;
  for (const said of ['看门禁记录', '机房值班员，中心机房']) expect(textOf(sheet)).toContain(said);
  const { inspection: told } = await officer().query(
    'query ($id: ID!) { inspection(id: $id) { packs { id } } }',
    {
      id: inspection.id,
    },
  );
  expect(told.packs).toEqual([{ id: pack.id }]);
  expect(await officer().fails(createMutation, { input: { name: 'x' } })).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { assessmentId: expect.any(String) },
  });
  const foreign = { input: { name: 'x', inspectionId: inspection.id } };
  expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(createMutation, foreign)).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('is compared with another by what they say and prove, not by file names', async () => {
  const { assessmentId, codes } = scene;
  const [first, second, third] = codes;
  const own = await proven(app, Buffer.concat([picture, Buffer.alloc(4)]));
  expect(own.assessmentId).not.toBe(assessmentId);
  const earlier = await freeze(
    app,
    await createPack(app, own.assessmentId, { chapters: [{ title: '甲', codes: own.codes.slice(0, 2) }] }),
  );
  const results = await resultsOf(officer(), own.assessmentId);
  await rate(officer(), [{ resultId: results[1]!.id, verdict: 'MET', currentState: '现在有了' }]);
  await officer().query(unlinkAll, { linkIds: await linksOf(own.evidenceIds[1]!) });
  const later = await freeze(
    app,
    await createPack(app, own.assessmentId, {
      chapters: [
        { title: '乙', codes: [own.codes[2]] },
        { title: '甲', codes: own.codes.slice(0, 2) },
      ],
    }),
  );
  const { packComparison } = await officer().query(comparison, { from: earlier.id, to: later.id });
  expect(packComparison).toEqual({
    totalCount: 3,
    nodes: [
      {
        code: third,
        kind: 'ADDED',
        before: null,
        after: 'UNMET',
        added: [],
        removed: [],
        renewed: [],
        reworded: false,
      },
      {
        code: first,
        kind: 'CHANGED',
        before: 'MET',
        after: 'MET',
        added: [],
        removed: ['机房巡检记录'],
        renewed: [],
        reworded: false,
      },
      {
        code: second,
        kind: 'CHANGED',
        before: 'OPEN',
        after: 'MET',
        added: [],
        removed: [],
        renewed: [],
        reworded: true,
      },
    ],
  });
  const same = await officer().query(comparison, { from: later.id, to: later.id });
  expect(same.packComparison.totalCount).toBe(0);
  const draft = await createPack(app, own.assessmentId);
  expect(await officer().fails(comparison, { from: draft.id, to: later.id })).toMatchObject({
    code: 'INVALID_STATE',
  });
  expect(
    await app.as('COMPLIANCE_OFFICER', 'south').fails(comparison, { from: earlier.id, to: later.id }),
  ).toMatchObject({
    code: 'NOT_FOUND',
  });
});

const comparison = `query ($from: ID!, $to: ID!) { packComparison(from: $from, to: $to) { totalCount nodes { code kind before after added removed renewed reworded } } }`;
const unlinkAll = 'mutation ($linkIds: [ID!]!) { unlinkEvidence(linkIds: $linkIds) { removedLinkIds } }';

async function linksOf(id: string): Promise<string[]> {
  const { evidence } = await officer().query('query ($id: ID!) { evidence(id: $id) { links { id } } }', {
    id,
  });
  return evidence.links.map((link: { id: string }) => link.id);
}
