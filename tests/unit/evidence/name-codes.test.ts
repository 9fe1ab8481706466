import { expect, it } from 'vitest';
import { codesInName } from '../../../server/features/evidence/name-codes.js';

it.each([
  ['8.1.4.1-b 双因素截图.png', ['8.1.4.1-b']],
  ['等保8.1.4.2-a、8.1.4.3-c审计.pdf', ['8.1.4.2-a', '8.1.4.3-c']],
  ['01.02.3 病历质控.docx', ['01.02.3']],
  ['01.02 病房医嘱.docx', ['01.02']],
  ['８．１．４．１－ｂ全角.png', ['8.1.4.1-b']],
  ['A.8.23 网页过滤.pdf', ['A.8.23']],
  ['CSL-61 处罚.pdf', ['CSL-61']],
  ['信息科/8.1.9.6-b/记录 8.1.9.6-b.txt', ['8.1.9.6-b']],
  ['2026.3.15 巡检.txt', []],
  ['v1.2.3 发布说明.txt', []],
  ['HIS 2.10 版.txt', []],
  ['10.0.0.1 主机.txt', ['10.0.0.1']],
  ['8.1.4.1.b.png', ['8.1.4.1']],
  ['', []],
])('%j speaks of %j', (name, codes) => {
  expect(codesInName(name)).toEqual(codes);
});
