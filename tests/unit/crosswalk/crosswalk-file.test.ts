import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCrosswalkFile } from '../../../server/features/crosswalk/crosswalk-file.js';
import { projectRoot } from '../../../server/platform/config.js';

const dir = join(projectRoot, 'frameworks/crosswalks');

/** Counted in the facts: mappings, MLPS control points, targets. */
const counts: Record<string, [number, number, number]> = {
  'mlps-l3-emr': [76, 41, 46],
  'mlps-l3-interoperability': [84, 54, 41],
  'mlps-l3-smart-service': [40, 23, 20],
  'mlps-l3-smart-management': [58, 43, 30],
  'mlps-l3-iso27001': [182, 71, 88],
  'mlps-l3-csf': [170, 71, 71],
  'mlps-l3-gbt39786': [29, 17, 26],
  'mlps-l3-csl': [5, 5, 2],
  'mlps-l3-dsl': [5, 5, 2],
  'mlps-l3-pipl': [26, 5, 22],
  'mlps-l3-ndsr': [7, 4, 6],
  'mlps-l3-m29': [5, 5, 3],
  'mlps-l3-ccr': [3, 3, 1],
  'mlps-l3-irr': [2, 2, 1],
};

describe('published crosswalks', () => {
  it('are these, and no others', () => {
    expect(
      readdirSync(dir)
        .filter((name) => name.endsWith('.yaml'))
        .toSorted(),
    ).toEqual(
      Object.keys(counts)
        .map((code) => `${code}.yaml`)
        .toSorted(),
    );
  });

  it.each(Object.entries(counts))('%s holds the mappings of the facts', async (code, expected) => {
    const { mappings } = await readCrosswalkFile(join(dir, `${code}.yaml`));
    const distinct = (side: 'from' | 'to') => new Set(mappings.map((mapping) => mapping[side])).size;
    expect([mappings.length, distinct('from'), distinct('to')]).toEqual(expected);
  });

  it('claim nothing but something in common, and are sure only where a clause names MLPS itself', async () => {
    const files = await Promise.all(
      Object.keys(counts).map((code) => readCrosswalkFile(join(dir, `${code}.yaml`))),
    );
    const mappings = files.flatMap((file) => file.mappings);
    expect(mappings).toHaveLength(692);
    expect(new Set(mappings.map((mapping) => mapping.relation))).toEqual(new Set(['INTERSECTS']));
    const sure = mappings
      .filter((mapping) => mapping.confidence === 'HIGH')
      .map(({ from, to }) => `${from} ${to}`);
    expect(sure.toSorted()).toEqual(
      ['8.1.9.1', '8.1.9.9']
        .flatMap((point) =>
          ['09.03.6(5)', '10.1.3(2)', '4.3.2.7'].map((to) => `L3/general/CMS/${point} ${to}`),
        )
        .toSorted(),
    );
  });

  it('keep the strength of the ISO column: 56 points strong, 11 medium, 4 weak', async () => {
    const { mappings } = await readCrosswalkFile(join(dir, 'mlps-l3-iso27001.yaml'));
    const points = (word: string) =>
      new Set(
        mappings.filter(({ rationale }) => rationale?.startsWith(`对照强度${word}`)).map(({ from }) => from),
      ).size;
    expect([points('强'), points('中'), points('弱')]).toEqual([56, 11, 4]);
  });
});

describe('a wrong crosswalk file', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'crosswalk-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const head = `code: own\nname: N\nsource: mlps-2.0\ntarget: emr-2018\nbasis: B\n`;
  const failure = async (text: string, name = 'own') => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    return readCrosswalkFile(file).then(
      () => 'accepted',
      (error: Error) => error.message.replace(file, 'FILE'),
    );
  };

  it.each([
    ['mappings: []', 'counts: {mappings: 0, sources: 0, targets: 0}', 'mappings: Too small'],
    [
      'mappings: [{from: a, to: [b], relation: SAME, confidence: LOW}]',
      '',
      'mappings[0].relation: Invalid option',
    ],
    [
      'mappings: [{from: a, to: [b], relation: EQUAL, confidence: LOW, weight: 3}]',
      '',
      'mappings[0]: Unrecognized key',
    ],
    [
      'mappings: [{from: a, to: [b, b], relation: EQUAL, confidence: LOW}]',
      '',
      'mappings[0].to[1]: a → b stands at mappings[0].to[0] already',
    ],
    [
      'mappings: [{from: a, to: [b, c], relation: EQUAL, confidence: LOW}]',
      '',
      'counts.mappings: declared 1, found 2',
    ],
    ['mappings: [', '', 'Flow'],
  ])('%s is named with its place', async (body, counted, expected) => {
    const text = `${head}${counted || 'counts: {mappings: 1, sources: 1, targets: 1}'}\n${body}\n`;
    expect(await failure(text)).toContain(expected);
  });

  it('must be named like its code', async () => {
    const body =
      'counts: {mappings: 1, sources: 1, targets: 1}\nmappings: [{from: a, to: [b], relation: EQUAL, confidence: LOW}]\n';
    expect(await failure(head + body, 'other')).toContain('code: own must be the name of the file');
  });
});
