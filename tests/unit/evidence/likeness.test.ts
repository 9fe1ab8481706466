import { describe, expect, it } from 'vitest';
import {
  countTerms,
  LikenessIndex,
  sharedWords,
  termsOf,
  weigh,
} from '../../../server/features/evidence/likeness.js';

describe('terms', () => {
  it('are windows of two Chinese characters and whole Latin words', () => {
    expect(termsOf('双因素，登录 VPN2 于 2026 年')).toEqual(['双因', '因素', '登录', 'vpn2']);
    expect(termsOf('Ｂackup of 备')).toEqual(['backup', 'of']);
    expect(termsOf('')).toEqual([]);
  });

  it('parts may count several times', () => {
    expect(
      countTerms([
        ['备份', 3],
        ['备份 log', 1],
      ]),
    ).toEqual(
      new Map([
        ['备份', 4],
        ['log', 1],
      ]),
    );
  });
});

// Three texts of 2, 2 and 4 terms: 备份 恢复 | 备份 演练 | 双因 因素 素登 登录. The average length is 8 / 3.
const texts = ['备份 恢复', '备份 演练', '双因素登录'];
const indexOf = (some: readonly string[]): LikenessIndex => {
  const made = new LikenessIndex();
  for (const text of some) made.add(text);
  return made;
};
const index = indexOf(texts);

describe('BM25, worked by hand', () => {
  it('a rare term weighs more than a common one', () => {
    const weights = weigh(countTerms([['备份恢复', 1]]), [index]);
    // 备份 stands in 2 of 3 texts, 恢复 in one, 份恢 in none. Asked once, both keep their rarity: 1·(2+1)/(1+2) = 1.
    expect([...weights.keys()]).toEqual(['备份', '恢复']);
    expect(weights.get('备份')).toBeCloseTo(Math.log(1 + 1.5 / 2.5), 10);
    expect(weights.get('恢复')).toBeCloseTo(Math.log(1 + 2.5 / 1.5), 10);
  });

  it('asking twice weighs 2·3/(2+2) = 1.5 times as much', () => {
    const weights = weigh(countTerms([['恢复', 2]]), [index]);
    expect(weights.get('恢复')).toBeCloseTo(1.5 * Math.log(1 + 2.5 / 1.5), 10);
  });

  it('scores each text', () => {
    const weights = weigh(countTerms([['备份 恢复', 1]]), [index]);
    const [first, second, third] = index.scores(weights);
    // Length 2 of an average of 8/3: 1.2·(0.25 + 0.75·2/(8/3)) = 0.975; a term that stands once counts 2.2 / 1.975.
    const factor = 2.2 / 1.975;
    expect(first).toBeCloseTo((Math.log(1.6) + Math.log(8 / 3)) * factor, 10);
    expect(second).toBeCloseTo(Math.log(1.6) * factor, 10);
    expect(third).toBe(0);
  });

  it('rarity counts over all rule books', () => {
    const other = indexOf(['恢复', '恢复', '恢复']);
    expect(weigh(countTerms([['恢复', 1]]), [index, other]).get('恢复')).toBeCloseTo(
      Math.log(1 + 2.5 / 4.5),
      10,
    );
  });
});

describe('shared words', () => {
  it('are the longest runs that both texts say, what weighs most first', () => {
    const asking = '全院启用双因素登录，并有备份';
    const control = '采用双因素鉴别，登录失败处理；备份';
    const weights = new Map([
      ['双因', 3],
      ['因素', 3],
      ['登录', 2],
      ['备份', 1],
    ]);
    expect(sharedWords(control, asking, weights)).toEqual(['双因素', '登录', '备份']);
  });

  it('never joins what does not stand together in the asking text', () => {
    const weights = new Map([
      ['身份', 1],
      ['份鉴', 1],
      ['鉴别', 1],
    ]);
    expect(sharedWords('身份鉴别', '身份 份鉴 鉴别', weights)).toEqual(['身份', '份鉴', '鉴别']);
    expect(sharedWords('身份鉴别', '身份鉴别', weights)).toEqual(['身份鉴别']);
  });
});
