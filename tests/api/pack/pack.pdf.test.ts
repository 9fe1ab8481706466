import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOffice } from '../../../server/platform/documents/office.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { get } from '../evidence/evidence.requests.js';
import { createMutation, createPack, freeze, freezeMutation, proven, updateMutation } from './scene.js';

const office = findOffice(process.env.PATH);
const available = '{ packPdfAvailable }';

describe('a server without LibreOffice', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('says so, and takes no pack that wants PDF', async () => {
    const { assessmentId } = await proven(app);
    const officer = app.as('COMPLIANCE_OFFICER');
    expect((await officer.query(available)).packPdfAvailable).toBe(false);
    const input = { name: '材料', assessmentId, documentFormat: 'PDF' };
    expect(await officer.fails(createMutation, { input })).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('LibreOffice'),
    });
    const { id, version } = await createPack(app, assessmentId);
    const change = { input: { id, version, documentFormat: 'PDF' } };
    expect((await officer.fails(updateMutation, change)).code).toBe('INVALID_STATE');
    // It was taken away after the pack was made.
    await app.sql(`update pack set document_format = 'PDF' where id = $1`, [id]);
    const asked = { input: { id, version, patientDataMasked: true } };
    expect((await officer.fails(freezeMutation, asked)).code).toBe('INVALID_STATE');
  });
});

// LibreOffice does not come by npm: where it is missing there is nothing to convert with.
describe.skipIf(!office)('a server with LibreOffice', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    app = await createTestApp({ listen: true, env: { HENGJIAN_OFFICE: office! } });
    folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  });

  it('freezes packs whose documents are PDF, that say where each proof lies', async () => {
    const { assessmentId } = await proven(app);
    const [first] = (await createPack(app, assessmentId)).chapters;
    const draft = await createPack(app, assessmentId, { documentFormat: 'PDF', chapters: [first] });
    const pack = await freeze(app, draft);
    expect(pack).toMatchObject({ state: 'FROZEN', failure: null });
    const zip = (await get(app, app.as('COMPLIANCE_OFFICER'), pack.volumes[0].downloadUrl)).rawPayload;
    const names: string[] = [];
    for (const [name, bytes] of readZip(zip)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      names.push(name.slice(name.indexOf('/') + 1));
    }
    expect(names.filter((name) => name.endsWith('.docx'))).toEqual([]);
    expect(names.filter((name) => name.endsWith('_条款说明.pdf'))).toHaveLength(pack.itemCount);
    const root = join(folder, [...readZip(zip)][0]![0].split('/')[0]!);
    expect(execFileSync(process.execPath, ['verify.mjs'], { cwd: root, encoding: 'utf8' })).toContain(
      '核验通过',
    );
    const catalogue = names.find((name) => name.endsWith('材料目录.pdf'))!;
    const said = execFileSync('pdftotext', [join(root, catalogue), '-'], { encoding: 'utf8' }).replace(
      /\s/g,
      '',
    );
    // LibreOffice carries no link over: the catalogue says where each proof lies.
    const proofs = names.filter((name) => name.startsWith('01_') && !name.endsWith('_条款说明.pdf'));
    expect(proofs).toHaveLength(2);
    for (const path of proofs) expect(said, path).toContain(path);
    const fonts = execFileSync('pdffonts', [join(root, catalogue)], { encoding: 'utf8' })
      .split('\n')
      .slice(2, -1);
    // Name, type, encoding, emb, sub, uni: every typeface is in the file.
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) (yes|no )/);
    expect(fonts.some((font) => /NotoSansSC|CJK|Han|Fallback|Song|Fang|Hei|Kai/i.test(font))).toBe(true);
  }, 180_000);
});
