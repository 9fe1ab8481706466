import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { everybody } from '../assessment/scene.js';
import { accept, create, get, newFile, upload } from '../evidence/evidence.requests.js';
import { inspectorOf, itemQuery, itemsQuery, readsQuery } from './inspector.scene.js';
import { createPack, freeze, picture, proven } from './scene.js';

let app: TestApp;
let codes: string[];
let open: { id: string; version: number };
let sensitive: { id: string; version: number };
let inspector: Caller;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
  const scene = await proven(app);
  codes = scene.codes;
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results { control { id code } } } }`,
    { id: scene.assessmentId },
  );
  const second = assessment.results.find(
    (result: { control: { code: string } }) => result.control.code === codes[1],
  );
  const document = await PDFDocument.create();
  document.addPage([400, 300]);
  const dated = {
    collectedOn: '2026-01-15',
    validFrom: '2026-01-15',
    submit: true,
    controlIds: [second.control.id],
  };
  const { createEvidences } = await officer.query(create, {
    input: {
      evidences: [
        newFile(
          '电力验收',
          await upload(app, officer, '验收.pdf', Buffer.from(await document.save())),
          dated,
        ),
        newFile('电力日志', await upload(app, officer, '日志.log', Buffer.from('02:00 切换正常\n')), dated),
      ],
    },
  });
  await app.as('MANAGER').query(accept, {
    ids: createEvidences.items.map((item: { evidence: { id: string } }) => item.evidence.id),
  });
  const chapters = [
    { title: '一章', codes: codes.slice(0, 1) },
    { title: '二章', codes: codes.slice(1) },
  ];
  open = await freeze(app, await createPack(app, scene.assessmentId, { chapters }));
  sensitive = await freeze(app, await createPack(app, scene.assessmentId, { chapters, label: 'SENSITIVE' }));
  ({ caller: inspector } = await inspectorOf(app, sensitive.id));
});
afterAll(() => app.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const sheet = async (caller: Caller, id: string, code: string) =>
  (await caller.query(itemQuery, { id, code })).packItem;

describe('the items of a frozen pack', () => {
  it('come in their order by chapter, verdict, search and page', async () => {
    const { packItems } = await inspector.query(itemsQuery, { id: sensitive.id });
    expect(packItems.nodes.map((item: { code: string }) => item.code)).toEqual(codes);
    expect(packItems.nodes[0]).toMatchObject({ number: 1, chapter: 1, verdict: 'MET', proofCount: 3 });
    const found = async (more: object) =>
      (await inspector.query(itemsQuery, { id: sensitive.id, ...more })).packItems.nodes.map(
        (item: { code: string }) => item.code,
      );
    expect(await found({ chapter: 2 })).toEqual(codes.slice(1));
    expect(await found({ verdicts: ['UNMET'] })).toEqual([codes[2]]);
    expect(await found({ search: codes[1]!.toUpperCase() })).toEqual([codes[1]]);
    expect(await found({ search: '%' })).toEqual([]);
    const first = (await inspector.query(itemsQuery, { id: sensitive.id, first: 2 })).packItems;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await found({ first: 2, after: first.pageInfo.endCursor })).toEqual([codes[2]]);
  });

  it('say what was frozen, with proofs and with what stayed out', async () => {
    const first = await sheet(inspector, sensitive.id, codes[0]!);
    expect(first).toMatchObject({
      item: { code: codes[0], verdict: 'MET' },
      previousCode: null,
      nextCode: codes[1],
      provenVerdict: 'MET',
      currentState: '机房在二层，门禁刷卡进出',
    });
    expect(first.text.length).toBeGreaterThan(5);
    expect(first.proofs.map((proof: { title: string; kind: string }) => [proof.title, proof.kind])).toEqual(
      expect.arrayContaining([
        ['门禁 截图#1', 'FILE'],
        ['机房巡检记录', 'TEXT'],
        ['防火墙口令策略', 'TEXT'],
      ]),
    );
    const second = await sheet(inspector, sensitive.id, codes[1]!);
    expect(second.leftOut).toEqual([{ title: '还没审的记录', reason: 'NOT_ACCEPTED' }]);
    expect(second.proofs.map((proof: { path: string }) => proof.path).every(Boolean)).toBe(true);
    expect(await sheet(inspector, sensitive.id, '没有')).toBeNull();
    expect((await sheet(officer, open.id, codes[0]!)).leftOut).toEqual([
      { title: '防火墙口令策略', reason: 'ABOVE_LABEL' },
    ]);
  });

  it('are read by whoever sees the pack with all that it holds', async () => {
    const seen: string[] = [];
    for (const [role, hospital] of everybody) {
      const caller = app.as(role, hospital);
      for (const [name, id] of Object.entries({ open: open.id, sensitive: sensitive.id }))
        if ((await caller.run(itemsQuery, { id })).data?.packItems) seen.push(`${hospital} ${role} ${name}`);
    }
    expect(seen.toSorted()).toEqual([
      'north COMPLIANCE_OFFICER open',
      'north COMPLIANCE_OFFICER sensitive',
      'north INSPECTOR open',
      'north MANAGER open',
      'north MANAGER sensitive',
    ]);
  });
});

describe('a file of a frozen pack', () => {
  const proofs = async (caller: Caller, id: string) =>
    (await sheet(caller, id, codes[1]!)).proofs as {
      title: string;
      sha256: string;
      downloadUrl: string;
      previewUrl: string | null;
    }[];

  it('is given to a limited account with its name in it, or in a ZIP with a note', async () => {
    const all = await proofs(inspector, sensitive.id);
    const named = (title: string) => all.find((proof) => proof.title === title)!;
    const image = await get(app, inspector, named('门禁 截图#1').previewUrl!);
    expect([image.statusCode, image.headers['content-type']]).toEqual([200, 'image/png']);
    expect(sha256(image.rawPayload)).not.toBe(sha256(picture));
    const pdf = await get(app, inspector, named('电力验收').downloadUrl);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(sha256(pdf.rawPayload)).not.toBe(named('电力验收').sha256);
    const log = named('电力日志');
    expect(log.previewUrl).toBeNull();
    expect((await get(app, inspector, `${log.downloadUrl}/preview`)).statusCode).toBe(409);
    const zip = await get(app, inspector, log.downloadUrl);
    expect(zip.headers['content-type']).toBe('application/zip');
    expect(zip.rawPayload.includes(Buffer.from('检查组 王工'))).toBe(true);
    // A range would be a piece without any mark.
    const piece = await get(app, inspector, named('门禁 截图#1').downloadUrl, { range: 'bytes=0-99' });
    expect(piece.statusCode).toBe(200);
  });

  it('is given to others as it is', async () => {
    const [image] = (await proofs(officer, open.id)).filter((proof) => proof.title === '门禁 截图#1');
    const answer = await get(app, officer, image!.downloadUrl);
    expect(sha256(answer.rawPayload)).toBe(sha256(picture));
    expect((await get(app, app.as('COMPLIANCE_OFFICER', 'south'), image!.downloadUrl)).statusCode).toBe(404);
    expect((await get(app, app.as('CONTRIBUTOR'), image!.downloadUrl)).statusCode).toBe(404);
    expect((await get(app, app.as('SYSTEM_ADMINISTRATOR'), image!.downloadUrl)).statusCode).toBe(403);
    const secret = (await proofs(officer, sensitive.id))[0]!.downloadUrl;
    expect((await get(app, app.as('INSPECTOR'), secret)).statusCode).toBe(403);
  });
});

describe('who read what', () => {
  it('is noted with every answer and told to whoever gives packs away', async () => {
    const count = async () => (await officer.query(readsQuery, { id: sensitive.id })).packReads.totalCount;
    const before = await count();
    await inspector.query(itemsQuery, { id: sensitive.id, search: '机房' });
    const { proofs: own } = await sheet(inspector, sensitive.id, codes[0]!);
    const file = own.find((proof: { downloadUrl: string | null }) => proof.downloadUrl);
    await get(app, inspector, file.downloadUrl);
    expect(await count()).toBe(before + 3);
    const { packReads } = await officer.query(readsQuery, { id: sensitive.id });
    expect(packReads.nodes.slice(0, 3)).toMatchObject([
      { reader: '检查组 王工', kind: 'FILE', what: file.path },
      { reader: '检查组 王工', kind: 'ITEM', what: codes[0] },
      { reader: '检查组 王工', kind: 'LIST', what: '机房' },
    ]);
    expect(await app.as('INSPECTOR').fails(readsQuery, { id: open.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(readsQuery, { id: open.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
