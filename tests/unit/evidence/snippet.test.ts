import { describe, expect, it } from 'vitest';
import { snippetOf } from '../../../server/features/evidence/snippet.js';
import { searchWords } from '../../../server/platform/search.js';

const shown = (text: string, search: string) => {
  const { parts, words } = snippetOf(text, searchWords(search));
  return { line: parts.map((part) => (part.found ? `[${part.text}]` : part.text)).join(''), words };
};

describe('a snippet', () => {
  it('marks every word that stands in it, whatever its case and width', () => {
    expect(shown('ＨＩＳ 数据库 审计：his 日志', 'HIS 审计')).toEqual({
      line: '[ＨＩＳ] 数据库 [审计]：[his] 日志',
      words: 2,
    });
  });

  it('begins a little before the first word and says what was left out', () => {
    const { line } = shown(`${'前'.repeat(300)}堡垒机${'后'.repeat(300)}`, '堡垒机');
    expect(line).toMatch(/^…前{24}\[堡垒机\]后{93}…$/);
  });

  it('joins words that overlap, and never cuts a character in half', () => {
    expect(shown('双因素认证', '因素 素认').line).toBe('双[因素认]证');
    expect(shown(`${'𠮷'.repeat(80)}口令`, '口令').line).toMatch(/^…𠮷+\[口令\]$/u);
    // One character that folds to two.
    expect(shown('第㈠条 登记', '登记').line).toBe('第㈠条 [登记]');
  });

  it('is empty where no word stands', () => {
    expect(shown('机房巡检', '备份')).toEqual({ line: '', words: 0 });
  });
});
