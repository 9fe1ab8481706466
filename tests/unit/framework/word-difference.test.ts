import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumRuns, wordDifference } from '../../../server/features/framework/editions/word-difference.js';
import type { WordRun } from '../../../server/features/framework/editions/word-difference.js';

const side = (runs: readonly WordRun[], left: 'DELETED' | 'INSERTED') =>
  runs
    .filter(({ change }) => change === 'KEPT' || change === left)
    .map(({ text }) => text)
    .join('');

const marked = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ change, text }) =>
      change === 'KEPT' ? text : change === 'DELETED' ? `[-${text}]` : `[+${text}]`,
    )
    .join('');

describe('the words that changed', () => {
  it('are found word by word, in Chinese too', () => {
    expect(marked('留存时间不少于六个月，并定期备份', '留存时间不少于十二个月，并每周备份')).toBe(
      '留存时间不少于[-六个月][+十二个月]，并[-定期][+每周]备份',
    );
    expect(marked('Keep audit logs for six months.', 'Keep all audit logs for twelve months.')).toBe(
      'Keep [+all ]audit logs for [-six][+twelve] months.',
    );
  });

  it('are none where nothing changed, and everything where a side is empty', () => {
    expect(wordDifference('', '')).toEqual([]);
    expect(wordDifference('留痕', '留痕')).toEqual([{ change: 'KEPT', text: '留痕' }]);
    expect(wordDifference('', '留痕')).toEqual([{ change: 'INSERTED', text: '留痕' }]);
    expect(wordDifference('留痕', '')).toEqual([{ change: 'DELETED', text: '留痕' }]);
  });

  const words = fc.array(
    fc.constantFrom(
      '应',
      '对',
      '登录',
      '用户',
      '进行',
      '身份',
      '鉴别',
      '，',
      '。',
      ' ',
      'audit',
      '𠮷',
      '\n',
      '12',
    ),
    { maxLength: 60 },
  );
  const text = fc.oneof(
    words.map((each) => each.join('')),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );

  it('give back both texts letter by letter', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifference(before, after);
        expect(side(runs, 'DELETED')).toBe(before);
        expect(side(runs, 'INSERTED')).toBe(after);
        expect(runs.length).toBeLessThanOrEqual(maximumRuns);
        expect(runs.every(({ text: words }) => words !== '')).toBe(true);
        expect(runs.every(({ change }, at) => change !== runs[at + 1]?.change)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('are one piece out and one piece in when two long texts share too little', () => {
    const letters = (from: number) =>
      Array.from({ length: 4000 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((at * 7919 + from) % 9000)),
      ).join('');
    const [before, after] = [letters(0), letters(4500)];
    const runs = wordDifference(before, after);
    expect(side(runs, 'DELETED')).toBe(before);
    expect(side(runs, 'INSERTED')).toBe(after);
    expect(runs.length).toBeLessThanOrEqual(maximumRuns);
  });
});
