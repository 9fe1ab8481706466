import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { startRating } from '../assessment/ratings.scene.js';
import { get } from '../evidence/evidence.requests.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { createMutation, createPack, freeze, packQuery, proven, updateMutation } from './scene.js';

const gapsQuery = `query ($id: ID!, $kinds: [PackProblemKind!], $first: Int = 100, $after: String) {
  packGaps(packId: $id, kinds: $kinds, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    nodes { code name chapter controlId waiver problems { kind evidences { id title } } } }
  packOutlook(packId: $id) { items incomplete waived } }`;
const waive = `mutation ($input: WaivePackItemInput!) { waivePackItem(input: $input) { pack { id version } } }`;

let app: TestApp;
let scene: Awaited<ReturnType<typeof proven>>;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  scene = await proven(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const code = async (caller: Caller, text: string, variables: Record<string, unknown>) =>
  (await caller.fails(text, variables)).code;
const kindsOf = ({ problems }: { problems: { kind: string }[] }) => problems.map(({ kind }) => kind);

describe('what is missing of a draft', () => {
  it('names each item with what it lacks, as many as the outlook counts', async () => {
    const { id } = await createPack(app, scene.assessmentId);
    const { packGaps, packOutlook } = await officer().query(gapsQuery, { id });
    expect(packOutlook.items).toBe(211);
    expect(packOutlook.incomplete).toBe(packGaps.totalCount);
    const found = (at: number) =>
      packGaps.nodes.find((gap: { code: string }) => gap.code === scene.codes[at]);
    // Rated, explained and proven: only the sensitive proof stays out.
    expect(kindsOf(found(0))).toEqual(['ABOVE_LABEL']);
    expect(found(0).problems[0].evidences).toEqual([{ id: scene.evidenceIds[2], title: '防火墙口令策略' }]);
    expect(kindsOf(found(1))).toEqual(['UNRATED', 'NOT_ACCEPTED']);
    expect(kindsOf(found(2))).toEqual(['UNEXPLAINED', 'NO_PROOF']);
    const only = await officer().query(gapsQuery, { id, kinds: ['NOT_ACCEPTED'] });
    expect(only.packGaps.nodes.map((gap: { code: string }) => gap.code)).toEqual([scene.codes[1]]);
    const page = await officer().query(gapsQuery, { id, first: 2 });
    const next = await officer().query(gapsQuery, { id, first: 2, after: page.packGaps.pageInfo.endCursor });
    expect(next.packGaps.nodes[0].code).toBe(packGaps.nodes[2].code);
  });

  it('an item goes without proof for a reason that the documents print', async () => {
    const chapters = (await createPack(app, scene.assessmentId)).chapters.slice(0, 1);
    const { id, version } = await createPack(app, scene.assessmentId, { chapters });
    const reason = '租用机房，由运营商负责';
    const { waivePackItem } = await officer().query(waive, {
      input: { id, version, code: scene.codes[2], reason },
    });
    const { packGaps, packOutlook } = await officer().query(gapsQuery, { id });
    const gap = packGaps.nodes.find((one: { code: string }) => one.code === scene.codes[2]);
    expect(gap).toMatchObject({ waiver: reason });
    expect(kindsOf(gap)).toEqual(['UNEXPLAINED']);
    expect(packOutlook.waived).toBe(1);
    const frozen = await freeze(app, { id, version: waivePackItem.pack.version });
    const zip = (await get(app, officer(), frozen.volumes[0].downloadUrl)).rawPayload;
    const said = [...readZip(zip)].filter(([name, bytes]) =>
      (name.endsWith('.docx') ? readZip(bytes).get('word/document.xml')! : bytes)
        .toString('utf8')
        .includes(reason),
    );
    const names = said.map(([name]) => name.slice(name.indexOf('/') + 1));
    for (const part of ['index.html', '00-01_材料目录.docx', '00-03_材料汇编.docx', '00-04_数据.json'])
      expect(
        names.some((name) => name.endsWith(part)),
        part,
      ).toBe(true);
    expect(names.some((name) => name.endsWith('_条款说明.docx'))).toBe(true);
    expect(
      await code(officer(), waive, { input: { id, version: frozen.version, code: scene.codes[1], reason } }),
    ).toBe('INVALID_STATE');
    expect((await officer().query(gapsQuery, { id })).packGaps.totalCount).toBe(0);
  });

  it('refuses what is stale, unknown, not allowed and not in sight; an empty reason takes it back', async () => {
    const { id, version } = await createPack(app, scene.assessmentId);
    const input = { id, version, code: scene.codes[1], reason: '不适用于本院' };
    expect(await code(officer(), waive, { input: { ...input, code: '没有' } })).toBe('NOT_FOUND');
    expect(await code(officer(), waive, { input: { ...input, version: version + 1 } })).toBe('CONFLICT');
    expect(await code(officer(), waive, { input: { ...input, reason: '长'.repeat(501) } })).toBe(
      'BAD_USER_INPUT',
    );
    for (const role of ['MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const)
      expect(await code(app.as(role), waive, { input }), role).toBe('FORBIDDEN');
    expect(await code(app.as('COMPLIANCE_OFFICER', 'south'), waive, { input })).toBe('NOT_FOUND');
    expect(await code(app.as('COMPLIANCE_OFFICER', 'south'), gapsQuery, { id })).toBe('NOT_FOUND');
    expect(await code(app.as('CONTRIBUTOR'), gapsQuery, { id })).toBe('NOT_FOUND');
    const once = await officer().query(waive, { input });
    await officer().query(waive, {
      input: { ...input, version: once.waivePackItem.pack.version, reason: null },
    });
    expect((await officer().query(gapsQuery, { id })).packOutlook.waived).toBe(0);
  });
});

describe('names of the proofs', () => {
  it('are those that graders of hospitals want, when they want them', async () => {
    const [first] = (await createPack(app, scene.assessmentId)).chapters;
    const draft = await createPack(app, scene.assessmentId, { fileNames: 'FULL', chapters: [first] });
    const frozen = await freeze(app, draft);
    const { packFiles } = await officer().query(
      'query ($id: ID!) { packFiles(packId: $id, first: 100) { nodes { path evidenceId } } }',
      { id: frozen.id },
    );
    const names = packFiles.nodes
      .filter(({ evidenceId }: { evidenceId: string | null }) => evidenceId !== null)
      .map(({ path }: { path: string }) => path.slice(path.lastIndexOf('/') + 1));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/^[^_]+_[^_]+_.+_\d\d_20260115_v1\.(png|txt)$/);
      expect(name.startsWith(`${scene.codes[0]}_`)).toBe(true);
      expect([...name].length).toBeLessThanOrEqual(100);
    }
  });
});

describe('chapters of a rating', () => {
  it('are split into basic and elective items of the target level where the rule book tells them apart', async () => {
    const rating = await startRating(officer(), 'smart-service-2019', { targetLevel: '3' });
    const pack = await createPack(app, rating, { arrangement: 'CATEGORY' });
    expect(pack.chapters.map(({ title }: { title: string }) => title)).toEqual(['基本项', '选择项']);
    const codes = pack.chapters.flatMap((chapter: { codes: string[] }) => chapter.codes);
    expect(new Set(codes).size).toBe(codes.length);
    const { updatePack } = await officer().query(updateMutation, {
      input: { id: pack.id, version: pack.version, arrangement: 'RULE_BOOK' },
    });
    expect(updatePack.pack.chapters.length).toBeGreaterThan(3);
    const { pack: seen } = await officer().query(packQuery, { id: pack.id });
    expect(seen.chapters).toEqual(updatePack.pack.chapters);
    const failure = await officer().fails(createMutation, {
      input: { name: '材料', assessmentId: scene.assessmentId, arrangement: 'CATEGORY' },
    });
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', fields: { arrangement: expect.any(String) } });
  });
});
