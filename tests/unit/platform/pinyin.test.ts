import { describe, expect, it } from 'vitest';
import { mayBeSound, soundOf, sounds } from '../../../server/platform/pinyin.js';

const found = (name: string, word: string): boolean => mayBeSound(word) && sounds(soundOf(name), word);

describe('the sound of a name', () => {
  it.each([
    ['身份鉴别', 'sfjb', 'shenfenjianbie'],
    ['重要数据处理', 'zysjcl', 'zhongyaoshujuchuli'],
    ['恢复重建', 'hfcj', 'huifuchongjian'],
    ['网络行为审计', 'wlxwsj', 'wangluoxingweishenji'],
    ['行业主管部门', 'hyzgbm', 'hangyezhuguanbumen'],
    ['职业健康会计', 'zyjkkj', 'zhiyejiankangkuaiji'],
    ['策略', 'cl', 'celve'],
    ['SaaS 服务（云）', 'saasfwy', 'saasfuwuyun'],
    ['ＩＰｖ６改造', 'ipv6gz', 'ipv6gaizao'],
    ['', '', ''],
  ])('%s is %s', (name, initials, syllables) => {
    expect(soundOf(name)).toMatchObject({ initials, syllables });
  });

  it('is found by a run of initials, and by syllables from the beginning of one', () => {
    for (const word of ['sfjb', 'fj', 'jb', 'shenfen', 'jianbie', 'fenjianb'])
      expect(found('身份鉴别', word)).toBe(true);
    for (const word of ['sjb', 'henfen', 'enjian', 'ianbie', 'sfjbx', 's', 'SFJB', '身份', 'sf1'])
      expect(found('身份鉴别', word)).toBe(false);
  });

  it('short words are initials only: "ca" is not found in 采购 or 裁决', () => {
    expect(found('采购', 'ca')).toBe(false);
    expect(found('采购', 'cai')).toBe(false);
    expect(found('采购', 'caig')).toBe(true);
  });
});
