import { describe, expect, it } from 'vitest';
import { outline, read, told } from './read.js';

const head = `code: own-check-2027
name: 市级检查
shortName: 市检
edition: "2027"
issuer: 市卫健委
documentNumber: 无
scoringKind: CHECKLIST
defaultVerification: UNVERIFIED
verificationNotes: []
scoring: {kind: CHECKLIST}
`;
const own = (controls: string, more = '') => read(`${head}${more}controls:\n${controls}`, 'x.yaml');

describe('our own form', () => {
  it('is read as one file with its tree', async () => {
    const result = await own(`  - code: A
    kind: GROUP
    name: 组织
    children:
      - {code: A.1, kind: CLAUSE, name: 会议, text: 每年一次, relativeWeight: 2, references: ['csl-2025:CSL-23']}
      - {code: A.2, kind: CLAUSE, name: 说明, informative: true}
  - {code: B, kind: DUTY, name: 义务, text: 按时, duty: {who: 院长, frequency: YEARLY, evidence: null}}
`);
    expect(told(result)).toEqual([]);
    expect(result).toMatchObject({
      format: 'YAML',
      head: { code: 'check-2027', name: '市级检查', issuer: '市卫健委' },
      summary: { assessableCount: 2 },
      references: ['csl-2025:CSL-23'],
    });
    expect(outline(result)).toEqual(['A GROUP', '·A.1 CLAUSE', '·A.2 CLAUSE', 'B DUTY']);
  });

  it('names the line and the path of every wrong key and value', async () => {
    const result = await own(`  - code: A
    kind: GROUP
    name: 组织
    colour: red
    children:
      - {code: A.1, kind: CLAUSE, name: 会议, relativeWeight: heavy}
      - {code: A.2, kind: THING, name: 会议}
      - {kind: CLAUSE, name: 会议}
`);
    expect(told(result).sort()).toEqual([
      '12 controls[0]: Unknown keys: colour. Check the spelling or remove them.',
      '17 controls[0].children[0].relativeWeight: Wrong type: number is expected.',
      expect.stringMatching(/^18 controls\[0\]\.children\[1\]\.kind: Must be one of: LEVEL, /),
      '19 controls[0].children[2].code: This is missing.',
    ]);
  });

  it('names the line of a node that does not fit', async () => {
    const result = await own(`  - {code: A, kind: GROUP, name: 组}
  - {code: A, kind: CLAUSE, name: 又}
  - {code: B, kind: INDICATOR, name: 指标, indicator: {score: 1, fromGrade: null}}
  - {code: C, kind: DUTY, name: 义务, text: 无}
`);
    expect(told(result)).toEqual([
      '13 controls[1]: The code A is used twice: row 12 has it already. Give each node a code of its own.',
    ]);
    const second = await own(`  - {code: A, kind: CLAUSE, name: 条}
  - {code: B, kind: INDICATOR, name: 指标, level: "1", indicator: {score: 1, fromGrade: null}}
  - {code: C, kind: DUTY, name: 义务, text: 无}
`);
    expect(told(second)).toEqual([
      '13 controls[1]: B: unknown level 1.',
      '13 controls[1]: B: level and fromGrade differ.',
      '13 controls[1]: B: a scored indicator counts from some grade.',
      '14 controls[2]: C: duty belongs to a DUTY, and to nothing else.',
      '13 controls[1]: B: INDICATOR under nothing.',
    ]);
  });

  it('compares the counts that it declares', async () => {
    const result = await own(
      `  - {code: A, kind: CLAUSE, name: 条}\n`,
      'counts: {kinds: {CLAUSE: 2}, assessable: 1}\n',
    );
    expect(told(result)).toEqual(['11 counts: counts.kinds.CLAUSE: declares 2, the tree holds 1']);
  });

  it('refuses what is given, what is nothing, and what is not well formed', async () => {
    expect(told(await read('scoringKind: CONFORMITY\ncontrols: []\n', 'x.yaml'))).toEqual([
      expect.stringMatching(/^1 scoringKind: Rule books of the MLPS kind/),
    ]);
    for (const nothing of ['', ' \n', '---\n']) expect((await read(nothing, 'x.yaml')).errors).toBe(1);
    for (const other of ['hello', '- 1\n- 2\n', 'a: 1\n', 'null'])
      expect(told(await read(other, 'x.yaml'))).toEqual([expect.stringContaining('cannot be imported')]);
    expect(told(await read(`${head}controls:\n  - {code: A\n  - b: "`, 'x.yaml'))).toEqual([
      expect.stringMatching(/^\d+: The YAML is not well formed/),
    ]);
    expect(told(await read('a: 1\n---\nb: 2\n', 'x.yaml'))[0]).toMatch(/not well formed/);
    expect(told(await read(`${head}controls: {}\n`, 'x.yaml'))[0]).toMatch(/controls: Wrong type: array/);
  });
});

describe('a hostile file', () => {
  it('of aliases upon aliases is refused before it bursts', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(`a${at}: &a${at} [${Array.from({ length: 10 }, () => `*a${at - 1}`).join(', ')}]`);
    const result = await read(`${lines.join('\n')}\nobjects: {framework: *a11}\n`, 'x.yaml');
    expect(told(result)).toEqual([expect.stringContaining('too many aliases')]);
  });

  it('of brackets in brackets is told, not fatal', async () => {
    for (const deep of [
      '['.repeat(20_000),
      `${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}`,
      '- '.repeat(20_000),
    ])
      expect((await read(deep, 'x.yaml')).errors).toBe(1);
    expect((await read(`{"catalog": ${'['.repeat(200_000)}`, 'x.json')).errors).toBe(1);
    const nested = `${'{"groups":[{"title":"x",'.repeat(3_000)}"id":"a"${'}]}'.repeat(3_000)}`;
    expect((await read(`{"catalog": ${nested}}`, 'x.json')).errors).toBeGreaterThan(0);
  });

  it('of tags, odd keys and prototypes reads as plain data', async () => {
    const result = await read(
      `${head}__proto__: {polluted: true}\nconstructor: 1\ncontrols: [!!js/function "function(){}"]\n`,
      'x.yaml',
    );
    expect(result.errors).toBeGreaterThan(0);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('of 2,000 items, each wrong in its own way, is answered with the first 200 and the total', async () => {
    const items = Array.from(
      { length: 2_000 },
      (_, at) =>
        [
          `  - {code: C${at}, kind: CLAUSE, name: ""}`,
          `  - {code: C${at}, kind: CLAUSE, name: x, children: [{code: C${at}, kind: GROUP, name: y}]}`,
          `  - {code: "C\\0${at}", kind: CLAUSE, name: "\\uD800"}`,
          `  - {code: C${at}, kind: ITEM, name: x, references: [nowhere]}`,
          `  - [C${at}]`,
          `  - {code: C${at % 7}, kind: DUTY, name: x, duty: {}}`,
        ][at % 6],
    );
    const result = await own(`${items.join('\n')}\n`);
    expect(result.errors).toBeGreaterThan(1_000);
    expect(result.problems).toHaveLength(200);
    for (const { row, text } of result.problems) {
      expect(row).toBeGreaterThan(10);
      expect(text.zh).not.toBe('');
    }
  });

  it('with halves of characters and NUL is told by its place', async () => {
    const result = await own(`  - {code: "A\\0", kind: CLAUSE, name: "x\\uD800y"}\n`);
    expect(told(result)).toEqual([
      expect.stringContaining('Character 2 of the code'),
      expect.stringContaining('Character 2 of the name'),
    ]);
  });
});
