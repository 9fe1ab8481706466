import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions, compareSteps } from '../../../server/features/framework/editions/edition-diff.js';
import type { EditionControl } from '../../../server/features/framework/editions/edition-diff.js';

const item = (code: string, text: string, more: Partial<EditionControl> = {}): EditionControl => ({
  code,
  kind: 'CLAUSE',
  level: null,
  name: '',
  text,
  parentCode: 'A',
  ...more,
});
const group = (code: string, name: string): EditionControl => ({
  code,
  kind: 'GROUP',
  level: null,
  name,
  text: null,
  parentCode: null,
});

const lines = (before: EditionControl[], after: EditionControl[]) =>
  compareEditions(before, after).map(
    (line) => `${line.change} ${line.before?.code ?? '-'} ${line.after?.code ?? '-'}`,
  );

const accounts = '应对登录的用户分配账户和权限，及时停用多余、过期的账户';
const logs = '审计记录的留存时间不少于六个月，并定期备份';
const backup = '应提供重要数据的本地备份与恢复功能，每季度演练一次';

describe('comparing two editions', () => {
  it('tells what stayed, was renumbered, reworded, added and removed', () => {
    expect(
      lines(
        [
          group('A', '总则'),
          item('A-1', accounts),
          item('A-2', logs),
          item('A-3', backup),
          item('A-4', '旧设备报废'),
        ],
        [
          group('A', '总则'),
          item('A-1', accounts),
          item('A-2', `${backup}。`),
          item('A-3', '审计记录的留存时间不少于十二个月，并定期备份'),
          item('A-5', '向卫生主管部门报送年度网络安全情况'),
        ],
      ),
    ).toEqual([
      'SAME A A',
      'SAME A-1 A-1',
      'RENUMBERED A-3 A-2',
      'REMOVED A-4 -',
      'REPLACED A-2 A-3',
      'ADDED - A-5',
    ]);
  });

  it('keeps a reworded requirement under its code, but not a code that was given to something else', () => {
    expect(lines([item('1', logs)], [item('1', '审计记录留存不少于十二个月，并定期备份')])).toEqual([
      'REWORDED 1 1',
    ]);
    expect(lines([item('1', logs)], [item('1', backup)])).toEqual(['REMOVED 1 -', 'ADDED - 1']);
  });

  it('pairs words that stand at several levels with those of the same level', () => {
    expect(
      lines(
        [item('2-a', logs, { level: 'L2' }), item('3-a', logs, { level: 'L3' })],
        [item('x', logs, { level: 'L3' }), item('y', logs, { level: 'L2' })],
      ),
    ).toEqual(['RENUMBERED 3-a x', 'RENUMBERED 2-a y']);
  });

  it('says moved only of a node that has another parent, not of one whose parent was renumbered', () => {
    expect(
      lines(
        [group('A', '总则与适用范围'), item('1', logs), item('2', accounts)],
        [
          group('B', '总则与适用范围'),
          item('1', logs, { parentCode: 'B' }),
          item('2', accounts, { parentCode: 'C' }),
        ],
      ),
    ).toEqual(['RENUMBERED A B', 'SAME 1 1', 'MOVED 2 2']);
  });

  it('does not take the name of the node above, or the letter behind it, for words of an item', () => {
    const point = (name: string) => ({ ...group('P', name), kind: 'CONTROL_POINT' as const });
    const below = (code: string, name: string, text: string) =>
      item(code, text, { kind: 'ITEM', name, parentCode: 'P' });
    expect(
      lines(
        [
          point('身份鉴别与登录'),
          below('P-a', '身份鉴别与登录 a)', logs),
          below('P-b', '身份鉴别与登录 b)', backup),
        ],
        [
          point('身份识别与登录'),
          below('P-a', '身份识别与登录 a)', logs),
          below('P-c', '身份识别与登录 c)', backup),
        ],
      ),
    ).toEqual(['REWORDED P P', 'SAME P-a P-a', 'RENUMBERED P-b P-c']);
  });

  it('takes other terms under the same words for a rewording: somebody has to look again', () => {
    interface Duty extends EditionControl {
      readonly often: string;
    }
    const duty = (code: string, often: string): Duty => ({ ...item(code, logs, { kind: 'DUTY' }), often });
    const found = compareEditions(
      [duty('1', 'YEARLY'), duty('2', 'YEARLY')],
      [duty('1', 'ON_EVENT'), duty('2', 'YEARLY')],
      ({ often }) => often,
    );
    expect(found.map(({ change, termsChanged, likeness }) => [change, termsChanged, likeness])).toEqual([
      ['REWORDED', true, 1],
      ['SAME', false, 1],
    ]);
  });

  it('never pairs nodes of different kinds', () => {
    expect(lines([item('1', logs)], [item('1', logs, { kind: 'DUTY' })])).toEqual([
      'REMOVED 1 -',
      'ADDED - 1',
    ]);
  });

  const words = fc.constantFrom(
    accounts,
    logs,
    backup,
    '定期巡检机房',
    '巡检机房并记录',
    '',
    '人员离岗收回权限',
  );
  const edition = fc
    .uniqueArray(fc.record({ code: fc.constantFrom(...'abcdefgh'), text: words }), {
      selector: ({ code }) => code,
    })
    .map((nodes) => nodes.map(({ code, text }) => item(code, text)));

  it('puts every node of both sides into exactly one line, in the order of the newer edition', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const found = compareEditions(before, after);
        expect(found.flatMap((line) => line.after ?? [])).toEqual(after);
        expect(new Set(found.flatMap((line) => line.before ?? []))).toEqual(new Set(before));
        expect(found.filter((line) => line.before !== null)).toHaveLength(before.length);
        for (const line of found) {
          expect(line.likeness >= 0 && line.likeness <= 1).toBe(true);
          expect(line.change === 'ADDED').toBe(line.before === null);
          expect(line.change === 'REMOVED').toBe(line.after === null);
          if (line.change === 'SAME') expect(line.before).toEqual(line.after);
        }
      }),
    );
  });

  it('finds nothing but the same in an edition compared with itself', () => {
    fc.assert(
      fc.property(edition, (nodes) => {
        expect(compareEditions(nodes, nodes).every((line) => line.change === 'SAME')).toBe(true);
      }),
    );
  });

  it('pauses at every node, whatever became of it', () => {
    const before = Array.from({ length: 600 }, (_, n) => item(`c${n}`, `第 ${n} 条：${logs}`));
    const pausesOf = (after: EditionControl[]) => [...compareSteps(before, after)].length;
    const renumbered = before.map((node) => ({ ...node, code: `d${node.code}` }));
    const reworded = before.map((node) => ({ ...node, text: `${node.text}，留档` }));
    // Once by code, and in each later step once per node that is still without a partner.
    expect(pausesOf(before)).toBeGreaterThanOrEqual(600);
    expect(pausesOf(renumbered)).toBeGreaterThanOrEqual(3 * 600);
    expect(pausesOf(reworded)).toBeGreaterThanOrEqual(3 * 600);
  });

  it('follows every node through a renumbering of 6,000', () => {
    const before = Array.from({ length: 6000 }, (_, n) =>
      item(`c${n}`, `第 ${n} 条要求：${logs.slice(n % 7)}`),
    );
    const after = before.map((node, n) => ({ ...node, code: `d${n}` }));
    expect(compareEditions(before, after).every((line) => line.change === 'RENUMBERED')).toBe(true);
    // The same once more with every text changed by one word: nothing is lost, and it ends.
    const reworded = after.map((node) => ({ ...node, text: `${node.text}，留档` }));
    const found = compareEditions(before, reworded);
    expect(found.filter((line) => line.before !== null)).toHaveLength(6000);
    expect(found.filter((line) => line.after !== null)).toHaveLength(6000);
  });
});
