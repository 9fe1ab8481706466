import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FrameworkFileError, loadFrameworkFile } from '../../../server/features/framework/framework-file.js';
import { MLPS_DIR, mlps } from './mlps.js';

describe('a framework folder', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'framework-'));
    await cp(MLPS_DIR, dir, { recursive: true });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const change = async (file: string, from: string, to: string): Promise<void> => {
    const text = await readFile(join(dir, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    await writeFile(join(dir, file), text.replace(from, to));
  };
  const failure = async (): Promise<FrameworkFileError> => {
    const error: unknown = await loadFrameworkFile(dir).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof FrameworkFileError) return error;
    throw new Error(`expected a FrameworkFileError, got ${String(error)}`);
  };

  it('carries its meta data, scoring kind and verification notes', async () => {
    const { framework, levels, verificationNotes, highRiskGuide, requirementSets } = await mlps();
    expect(framework).toMatchObject({
      code: 'mlps-2.0',
      documentNumber: 'GB/T 22239-2019',
      publishedOn: '2019-05-10',
      effectiveOn: '2019-12-01',
      scoringKind: 'CONFORMITY',
    });
    expect(levels.map((level) => [level.code, level.controlPointCount, level.itemCount])).toEqual([
      ['L1', 42, 55],
      ['L2', 68, 135],
      ['L3', 71, 211],
      ['L4', 71, 228],
    ]);
    expect(requirementSets.find((set) => set.code === 'bigdata')).toMatchObject({
      technology: 'BIG_DATA',
      informative: true,
    });
    expect(highRiskGuide).toMatchObject({ documentNumberVerification: 'UNVERIFIED' });
    const marks = new Map(verificationNotes.map((note) => [note.topic, note.verification]));
    expect(marks.get('三级权重')).toBe('VERIFIED');
    expect(marks.get('一级、四级与扩展要求的权重')).toBe('UNKNOWN');
    expect(marks.get('2019 与 2021 版结论阈值')).toBe('UNVERIFIED');
    expect(marks.get('重大风险隐患触发项')).toBe('SECONDARY');
  });

  it('keeps its hash when only layout or comments change, and changes it with any fact', async () => {
    const { contentHash } = await mlps();
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    await change('controls-l3.yaml', 'controls:', '# a remark\n\ncontrols:');
    expect((await loadFrameworkFile(dir)).contentHash).toBe(contentHash);
    await change('controls-l3.yaml', '"机房所在楼宇能抗震、防风、防雨"', '"机房所在楼宇能抗震、防风"');
    expect((await loadFrameworkFile(dir)).contentHash).not.toBe(contentHash);
  });

  it('names the file and the place of a wrong value', async () => {
    await change('controls-l2.yaml', 'weight: GENERAL', 'weight: LIGHT');
    const error = await failure();
    expect(error.file).toBe(join(dir, 'controls-l2.yaml'));
    expect(error.message).toMatch(
      /controls-l2\.yaml: controls\[0\]\.children\[0\]\.children\[0\]\.children\[0\]\.children\[\d\]\.weight: /,
    );
  });

  it('refuses a misspelt key, broken YAML and a missing part, each with its file', async () => {
    await change('framework.yaml', 'shortName:', 'shortname:');
    expect((await failure()).message).toMatch(/framework\.yaml: shortName: .*shortname/s);
    await change('framework.yaml', 'shortname:', 'shortName:');
    await change('high-risk.yaml', 'cases:', 'cases: [');
    expect((await failure()).message).toMatch(/high-risk\.yaml: .*line \d+/);
    await rm(join(dir, 'controls-l4.yaml'));
    expect((await failure()).message).toMatch(/controls-l4\.yaml: cannot be read \(ENOENT\)/);
  });

  it('refuses a part outside its own folder', async () => {
    await change('framework.yaml', 'files: [controls-l1.yaml', 'files: [../controls-l1.yaml');
    expect((await failure()).message).toMatch(/files\[0\]: must be a plain \.yaml file name/);
  });

  it.each([
    ['controls-l3.yaml', 'code: "8.1.1.1-b"', 'code: "8.1.1.1-a"', /control 8\.1\.1\.1-a: code used twice/],
    ['controls-l3.yaml', 'testUnit: L3-PES1-02', 'testUnit: L3-PES1-01', /test unit L3-PES1-01 used twice/],
    ['controls-l2.yaml', 'weightSource: NEAREST_L3', 'weightSource: GUESS', /unknown weight source GUESS/],
    ['controls-l3.yaml', 'category: PES', 'category: XYZ', /unknown category XYZ/],
    [
      'framework.yaml',
      'itemCount: 211',
      'itemCount: 210',
      /levels L3 items: declares 210, the tree holds 211/,
    ],
    ['framework.yaml', 'KEY: 39', 'KEY: 38', /weightCounts L3 KEY: declares 38, the tree holds 39/],
    ['high-risk.yaml', '"8.1.1.2"', '"8.1.1.99"', /case HR-01: no item 8\.1\.1\.99/],
    [
      'high-risk.yaml',
      'majorDanger: A-01',
      'majorDanger: A-02',
      /case HR-01: major danger A-02 does not point back/,
    ],
    ['high-risk.yaml', 'scope: "L3+"', 'scope: "L7"', /case HR-01: unknown scope L7/],
    ['high-risk.yaml', 'total: 81', 'total: 80', /counts\.total: declares 80 cases, the file holds 81/],
  ])('%s with %s as %s is refused', async (file, from, to, message) => {
    await change(file, from, to);
    expect((await failure()).message).toMatch(message);
  });

  it('accepts an unresolved reference only when it is listed as known', async () => {
    await change('high-risk.yaml', '"8.1.1.2"', '"8.1.1.99"');
    await change('high-risk.yaml', 'knownUnresolvedRefs: []', 'knownUnresolvedRefs: ["8.1.1.99"]');
    expect((await loadFrameworkFile(dir)).highRiskCases).toHaveLength(81);
  });
});
