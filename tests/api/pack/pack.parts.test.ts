import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackData } from '../../../server/features/pack/pack.data.js';
import { makeFiles } from '../../../server/features/pack/pack.files.js';
import { signingKey } from '../../../server/features/pack/pack.signer.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { wordsOf } from '../../support/docx-part.js';
import { startRating } from '../assessment/ratings.scene.js';
import { freshAssessment, resultsOf } from '../assessment/scene.js';
import { get, link } from '../evidence/evidence.requests.js';
import { inspectorOf, itemQuery, itemsQuery, readsQuery } from './inspector.scene.js';
import {
  createMutation,
  createPack,
  deleteMutation,
  freeze,
  outlookOf,
  packQuery,
  proven,
  updateMutation,
} from './scene.js';

let app: TestApp;
let scene: Awaited<ReturnType<typeof proven>>;
/** By another rule book, about the hospital; its first item has the picture of the scene for a proof, too. */
let rating: string;
let ratingCodes: string[];
/** By the rule book of the scene, about another system: every code stands in both. */
let twin: string;
let folder: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  scene = await proven(app);
  rating = await startRating(officer(), 'smart-service-2019', { targetLevel: '3', name: '智慧服务自评' });
  twin = (await freshAssessment(app)).id;
  const [result, other] = await resultsOf(officer(), rating);
  ratingCodes = [result!, other!].map(({ control }) => control.code);
  await officer().query(link, {
    input: { evidenceIds: [scene.evidenceIds[0]], controlIds: [result!.control.id] },
  });
  folder = mkdtempSync(join(tmpdir(), 'pack-parts-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const officer = () => app.as('COMPLIANCE_OFFICER');
const draft = async (assessmentIds: string[], more: Record<string, unknown> = {}) =>
  (await officer().query(createMutation, { input: { name: '三编材料', assessmentIds, ...more } })).createPack
    .pack;
const change = async (pack: { id: string; version: number }, more: Record<string, unknown>) =>
  (await officer().query(updateMutation, { input: { id: pack.id, version: pack.version, ...more } }))
    .updatePack.pack;
const refusal = (input: Record<string, unknown>, mutation = createMutation, caller = officer()) =>
  caller.fails(mutation, { input });
const partsOf = ({ chapters }: { chapters: { part: number }[] }) => [
  ...new Set(chapters.map(({ part }) => part)),
];
const waive = `mutation ($input: WaivePackItemInput!) { waivePackItem(input: $input) { pack { id version } } }`;
const gaps = `query ($id: ID!) { packGaps(packId: $id, first: 100) { totalCount nodes { part code waiver } }
  packOutlook(packId: $id) { items incomplete waived } }`;

describe('a pack of several assessments', () => {
  it('takes only those in sight, from one to twenty', async () => {
    const foreign = await startRating(app.as('COMPLIANCE_OFFICER', 'south'), 'smart-service-2019', {
      targetLevel: '3',
    });
    const none = '01900000-0000-7000-8000-000000000000';
    for (const id of [foreign, none, 'x'])
      expect(await refusal({ name: 'x', assessmentIds: [rating, id] })).toMatchObject({ code: 'NOT_FOUND' });
    for (const assessmentIds of [[], Array.from({ length: 21 }, () => rating)])
      expect(await refusal({ name: 'x', assessmentIds })).toMatchObject({ code: 'BAD_USER_INPUT' });
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect(
      await refusal({ name: 'x', assessmentIds: [foreign, rating] }, createMutation, south),
    ).toMatchObject({ code: 'NOT_FOUND' });
    for (const role of ['CONTRIBUTOR', 'MANAGER', 'INSPECTOR'] as const)
      expect(
        await refusal({ name: 'x', assessmentIds: [rating] }, createMutation, app.as(role)),
      ).toMatchObject({ code: 'FORBIDDEN' });
    const pack = await draft([rating]);
    const { id, version } = pack;
    for (const more of [{ assessmentIds: [rating, foreign] }, { assessmentIds: [none] }])
      expect(await refusal({ id, version, ...more }, updateMutation)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await officer().query(packQuery, { id })).pack).toMatchObject({
      version,
      parts: [{ number: 1 }],
    });
  });

  it('has proposed chapters of each, by its own rule book, and the period of all', async () => {
    const pack = await draft([rating, scene.assessmentId], { arrangement: 'CATEGORY' });
    expect(pack.parts).toMatchObject([
      { number: 1, assessment: { id: rating } },
      { number: 2, assessment: { id: scene.assessmentId } },
    ]);
    expect(partsOf(pack)).toEqual([1, 2]);
    // What tells basic from elective items is arranged so, the other as its rule book has it.
    expect(pack.chapters.slice(0, 2)).toMatchObject([{ title: '基本项' }, { title: '选择项' }]);
    const outlook = await outlookOf(app, pack.id);
    expect(outlook.notArranged).toBe(0);
    const listed = await officer().query(
      'query ($filter: PackFilter) { packs(filter: $filter, first: 100) { nodes { id } } }',
      { filter: { assessmentId: scene.assessmentId } },
    );
    expect(listed.packs.nodes.map((one: { id: string }) => one.id)).toContain(pack.id);
    // Neither of them is deleted with it, and both can be arranged anew.
    const { updatePack } = await officer().query(updateMutation, {
      input: { id: pack.id, version: pack.version, arrangement: 'RULE_BOOK' },
    });
    expect(updatePack.pack.chapters[0].title).not.toBe('基本项');
    await officer().query(deleteMutation, { id: pack.id });
  });

  it('tells items of one code apart: a chapter and a waiver belong to one part', async () => {
    const [first, second] = scene.codes as [string, string];
    const chapters = [
      { part: 2, title: '乙', codes: [first, second] },
      { part: 1, title: '甲', codes: [first, second] },
    ];
    const pack = await draft([scene.assessmentId, twin], { chapters });
    // By part, whatever the order in which they came.
    expect(pack.chapters.map(({ title }: { title: string }) => title)).toEqual(['甲', '乙']);
    const { id, version } = pack;
    for (const [chapter, code] of [
      [{ title: '不知道哪一编', codes: [first] }, 'BAD_USER_INPUT'],
      [{ part: 3, title: '没有这一编', codes: [first] }, 'NOT_FOUND'],
      // A part without a chapter.
      [{ part: 1, title: '甲', codes: [first] }, 'BAD_USER_INPUT'],
      // A code of the other rule book.
      [{ part: 1, title: '甲', codes: [ratingCodes[0]] }, 'BAD_USER_INPUT'],
    ] as const)
      expect(
        await refusal({ id, version, chapters: [chapter] }, updateMutation),
        chapter.title,
      ).toMatchObject({ code });
    const input = { id, version, code: second, reason: '由云平台负责' };
    expect(await refusal(input, waive)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal({ ...input, part: 3 }, waive)).toMatchObject({ code: 'NOT_FOUND' });
    const { waivePackItem } = await officer().query(waive, { input: { ...input, part: 2 } });
    const { packGaps, packOutlook } = await officer().query(gaps, { id });
    expect(packOutlook).toMatchObject({ items: 4, waived: 1 });
    expect(packGaps.nodes.filter(({ code }: { code: string }) => code === second)).toEqual([
      { part: 1, code: second, waiver: null },
      { part: 2, code: second, waiver: '由云平台负责' },
    ]);
    // The other way round: what was decided stays with its assessment; what goes takes it along.
    const turned = await change(waivePackItem.pack, { assessmentIds: [twin, scene.assessmentId] });
    expect(turned.chapters.map(({ title }: { title: string }) => title)).toEqual(['乙', '甲']);
    expect((await officer().query(gaps, { id })).packGaps.nodes).toContainEqual({
      part: 1,
      code: second,
      waiver: '由云平台负责',
    });
    const less = await change(turned, { assessmentIds: [scene.assessmentId, rating] });
    expect(less.chapters[0]).toEqual({ part: 1, title: '甲', codes: [first, second] });
    expect(less.chapters.length).toBeGreaterThan(2);
    expect(partsOf(less)).toEqual([1, 2]);
    expect((await officer().query(gaps, { id })).packOutlook.waived).toBe(0);
    const back = await change(less, { assessmentIds: [scene.assessmentId, twin] });
    expect((await officer().query(gaps, { id })).packOutlook.waived).toBe(0);
    const [told] = await app.sql<{ before: object; after: object }>(
      `select before, after from event where object_id = $1 and action = 'pack.changed' order by seq desc limit 1`,
      [id],
    );
    expect(told).toMatchObject({
      before: { assessmentIds: [scene.assessmentId, rating] },
      after: { assessmentIds: [scene.assessmentId, twin] },
    });
    await officer().query(deleteMutation, { id: back.id });
  });
});

describe('a frozen pack of several assessments', () => {
  let pack: Awaited<ReturnType<typeof freeze>>;
  let entries: Map<string, Buffer>;
  const names = () => [...entries.keys()];
  beforeAll(async () => {
    const [first, second] = scene.codes as [string, string];
    const made = await draft([scene.assessmentId, rating, twin], {
      chapters: [
        { part: 1, title: '甲', codes: [first, second] },
        { part: 2, title: '乙', codes: [ratingCodes[0]] },
        { part: 3, title: '丙', codes: [first] },
      ],
    });
    pack = await freeze(app, made);
    expect(pack).toMatchObject({ state: 'FROZEN', failure: null, itemCount: 4, proofCount: 2 });
    const zip = (await get(app, officer(), pack.volumes[0].downloadUrl)).rawPayload;
    entries = new Map([...readZip(zip)].map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), bytes]));
  });

  it('has a folder for each part, a proof once, and links that lead to it from each', () => {
    const sheets = names().filter((name) => name.endsWith('_条款说明.docx'));
    expect(sheets.map((name) => name.split('/').length)).toEqual([4, 4, 4, 4]);
    expect(new Set(sheets.map((name) => name.split('/').slice(0, 2).join('/')))).toEqual(
      new Set([
        expect.stringMatching(/^01_[^/]+\/01_甲$/),
        expect.stringMatching(/^02_智慧服务自评\/01_乙$/),
        expect.stringMatching(/^03_[^/]+\/01_丙$/),
      ]),
    );
    const image = names().filter((name) => name.endsWith('.png'));
    expect(image).toHaveLength(1);
    expect(image[0]).toMatch(/^01_/);
    // Every link of the documents leads to a file of the pack, from wherever the document lies.
    for (const name of names().filter((one) => one.endsWith('.docx'))) {
      const links = [...readZip(entries.get(name)!)]
        .filter(([part]) => part.endsWith('document.xml') || part.endsWith('document.xml.rels'))
        .flatMap(([, bytes]) => [...bytes.toString('utf8').matchAll(/"((?:\.\.\/)+[^"]+)"/g)]);
      expect(links.length, name).toBeGreaterThan(name.includes('/00_') && !name.startsWith('00_') ? -1 : 0);
      for (const [, to] of links)
        expect(names(), `${name} → ${to}`).toContain(
          posix.join(posix.dirname(name), decodeURIComponent(to!.replaceAll('&amp;', '&'))),
        );
    }
    const sheet = sheets.find((name) => name.startsWith('02_'))!;
    expect(readZip(entries.get(sheet)!).get('word/document.xml')!.toString('utf8')).toContain(
      `../../../${image[0]}`,
    );
    const page = entries.get('index.html')!.toString('utf8');
    for (const [, to] of page.matchAll(/href="([^"#]+)"/g))
      expect(names()).toContain(decodeURIComponent(to!).replaceAll('&amp;', '&'));
    expect(page.match(/<section id="part-\d">/g)).toHaveLength(3);
  });

  it('says in every document which parts it has, and verifies offline', async () => {
    for (const document of ['00-01_材料目录.docx', '00-03_材料汇编.docx'])
      expect(wordsOf(entries.get(`00_目录与说明/${document}`)!)).toContain('第二编 智慧服务自评');
    const { sheets } = await readXlsx(entries.get('00_目录与说明/00-02_材料索引.xlsx')!);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['各编', 4],
      ['检查项对照', 5],
      ['材料清单', 5],
      ['未收入', expect.any(Number)],
      ['问题整改台账', expect.any(Number)],
    ]);
    expect(sheets[1]!.rows.slice(1).map(([part]) => part)).toEqual([1, 1, 2, 3]);
    for (const [name, bytes] of entries) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const run = spawnSync(process.execPath, ['verify.mjs', '.'], { cwd: folder, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('2. 智慧服务自评') });
  });

  it('is made to the same bytes from what it was frozen with', async () => {
    const data = JSON.parse(entries.get('00_目录与说明/00-04_数据.json')!.toString('utf8')) as PackData;
    expect(data.parts).toHaveLength(3);
    const { database, storage, blobs, secrets } = app.house.deps;
    const actor = systemActor(app.fixture.north.organizationId);
    const key = await database.write(actor, (tx) => signingKey(tx, secrets));
    const again = await makeFiles(data, key, {
      storage,
      blobs,
      office: undefined,
      signal: new AbortController().signal,
      onProgress: async () => {},
    });
    const manifest = JSON.parse(entries.get('manifest.json')!.toString('utf8')) as {
      files: { path: string; sha256: string }[];
    };
    const before = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
    // The two that list the rest cannot list themselves.
    for (const { path, sha256 } of again.files.filter(({ path }) => !path.startsWith('manifest')))
      expect([path, sha256]).toEqual([path, before.get(path)]);
    expect(again.manifestSha256).toBe(pack.manifestSha256);
  });

  it('is read in place by part and number, also by an inspector who sees nothing else', async () => {
    const [first] = scene.codes as [string];
    const { caller } = await inspectorOf(app, pack.id);
    const read = await caller.query(itemsQuery, { id: pack.id });
    expect(
      read.packItems.nodes.map((item: Record<string, unknown>) => [item.number, item.part, item.chapter]),
    ).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [3, 2, 2],
      [4, 3, 3],
    ]);
    expect((await caller.query(itemsQuery, { id: pack.id, part: 3 })).packItems.nodes).toMatchObject([
      { number: 4, code: first },
    ]);
    const told = await caller.query(itemQuery, { id: pack.id, number: 4 });
    expect(told.packItem).toMatchObject({
      item: { number: 4, part: 3, code: first, verdict: 'OPEN' },
      previousCode: ratingCodes[0],
      nextCode: null,
    });
    expect((await caller.query(itemQuery, { id: pack.id, code: first })).packItem.item).toMatchObject({
      number: 1,
      verdict: 'MET',
    });
    expect(await caller.fails(itemQuery, { id: pack.id })).toMatchObject({ code: 'BAD_USER_INPUT' });
    // Names of parts are those of the moment, and lead nowhere for an account on loan.
    await app.sql(`update assessment set name = '改过的名字' where id = $1`, [rating]);
    const { pack: seen } = await caller.query(packQuery, { id: pack.id });
    expect(seen.parts[1]).toEqual({ number: 2, name: '智慧服务自评', assessment: null });
    const { packReads } = await officer().query(readsQuery, { id: pack.id });
    expect(packReads.nodes.map(({ what }: { what: string }) => what)).toContain(
      `${pack.parts[2].name} ${first}`,
    );
  });

  it('is compared with another part by part, whatever the assessment', async () => {
    const [first, second] = scene.codes as [string, string];
    const single = await freeze(
      app,
      await createPack(app, scene.assessmentId, { chapters: [{ title: '甲', codes: [first, second] }] }),
    );
    const { packComparison } = await officer().query(
      `query ($from: ID!, $to: ID!) { packComparison(from: $from, to: $to) { nodes { part code kind } } }`,
      { from: single.id, to: pack.id },
    );
    // The part of the first system is the same in both.
    expect(packComparison.nodes).toEqual([
      { part: '智慧服务自评', code: ratingCodes[0], kind: 'ADDED' },
      { part: pack.parts[2].name, code: first, kind: 'ADDED' },
    ]);
  });
});
