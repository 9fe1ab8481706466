import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords, textGrams, wordGrams } from '../../../server/platform/search.js';

const finds = (text: string, search: string): boolean => {
  const grams = new Set(textGrams(text));
  return searchWords(search).every((word) => wordGrams(word).every((gram) => grams.has(gram)));
};

describe('what a long text is found by', () => {
  it.each([
    ['核心交换机主备切换', '主备', true],
    ['核心交换机主备切换', '机', true],
    ['核心交换机主备切换', '交换机主备', true],
    ['核心交换机 主备切换', '机主', false],
    ['部署 HIS 与 PACS-2', 'his', true],
    ['部署 HIS 与 PACS-2', 'ACS', true],
    ['HR系统 V1.2', 'hr', true],
    ['HR系统 V1.2', 'v1', true],
    ['HR系统 V1.2', '2', true],
    // Two Latin letters only as a whole.
    ['HRM', 'hr', false],
    ['ＭＦＡ 认证', 'mfa', true],
    ['𠮷野家', '𠮷野', true],
    ['备份恢复', '备恢', false],
  ])('%s: %s is found: %s', (text, search, found) => {
    expect(finds(text, search)).toBe(found);
  });

  it('every part of a word that is Chinese, or three characters long', () => {
    const word = fc.array(fc.constantFrom(...'安全管理日志审计abcxyz019'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (words, at, length) => {
        const text = words.map((one) => one.join('')).join('，');
        const one = words[at % words.length]!;
        const from = at % one.length;
        const part = one.slice(from, from + 1 + (length % one.length)).join('');
        fc.pre(part.length >= 3 || /^\p{Script=Han}+$/u.test(part));
        return finds(text, part);
      }),
    );
  });
});
