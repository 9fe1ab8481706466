import { describe, expect, it } from 'vitest';
import { ControlCodes } from '../../../server/features/evidence/code-in-name.js';

const leaf = (code: string, parentId: string | null = null) => ({
  id: code,
  code,
  parentId,
  assessable: true,
});
const node = (code: string, parentId: string | null = null) => ({
  ...leaf(code, parentId),
  assessable: false,
});

const codes = new ControlCodes([
  node('L3/general'),
  node('8.1.4.1', 'L3/general'),
  ...['a', 'b', 'c', 'd'].map((letter) => leaf(`8.1.4.1-${letter}`, '8.1.4.1')),
  leaf('01.02.3'),
  leaf('01.01.2(1)'),
  leaf('1.2(1)'),
  leaf('3.2'),
  leaf('A.5.1'),
  leaf('A.5.17'),
  leaf('CSL-23'),
  leaf('GV.OC-01'),
  leaf('JI-C1.1'),
  leaf('4.3.2.1'),
  node('2'),
]);

const found = (name: string) => codes.in(name).map((code) => code.controlIds.join('+'));

describe('codes in a name', () => {
  it.each([
    ['8.1.4.1-b 双因素截图.png', ['8.1.4.1-b']],
    ['8.1.4.1-b_双因素截图_20260315.png', ['8.1.4.1-b']],
    ['双因素截图（8.1.4.1 b）.png', ['8.1.4.1-b']],
    ['８．１．４．１ｂ）双因素.docx', ['8.1.4.1-b']],
    ['8.1.4.1(b).pdf', ['8.1.4.1-b']],
    ['8.1.4.1-B', ['8.1.4.1-b']],
    ['8.1.4.1-a、c 身份鉴别截图.png', ['8.1.4.1-a', '8.1.4.1-c']],
    ['8.1.4.1-a 与 8.1.4.1-d.zip', ['8.1.4.1-a', '8.1.4.1-d']],
    ['01.02.3病历截图.jpg', ['01.02.3']],
    ['01.01.2（1）病房医嘱.pdf', ['01.01.2(1)']],
    ['01.01.2(1) 1月.pdf', ['01.01.2(1)']],
    ['附件A.5.17 鉴别信息.docx', ['A.5.17']],
    ['A.5.1方针.docx', ['A.5.1']],
    ['CSL 23 留存日志.xlsx', ['CSL-23']],
    ['csl23.xlsx', ['CSL-23']],
    ['GV.OC-01.png', ['GV.OC-01']],
    ['JI-C1.1 会议纪要.docx', ['JI-C1.1']],
    ['3.2 转诊.png', ['3.2']],
  ])('%s', (name, expected) => expect(found(name)).toEqual(expected));

  it('a control point stands for its items', () => {
    for (const name of ['8.1.4.1 身份鉴别.docx', '8.1.4.1-bak.zip'])
      expect(found(name)).toEqual(['8.1.4.1-a+8.1.4.1-b+8.1.4.1-c+8.1.4.1-d']);
  });

  it.each([
    ['巡检记录 2026.3.2.docx'],
    ['系统 v3.2 说明.docx'],
    ['升级到 3.2 版.docx'],
    ['主机 10.4.3.2.1.txt'],
    ['4.3.2.1.7 附录.docx'],
    ['8.1.4.19 别处.docx'],
    ['XA.5.1.docx'],
    ['2.docx'],
    ['3.2%.png'],
    ['20260315.png'],
    [''],
  ])('nothing in %s', (name) => expect(found(name)).toEqual([]));

  it('says how the code was written', () => {
    expect(codes.in('证明 8.1.4.1 b) 用').map((code) => code.written)).toEqual(['8.1.4.1 b']);
  });

  it('stops at ten: more is a table of contents', () => {
    expect(codes.in(Array(12).fill('8.1.4.1-b').join(' ; '))).toHaveLength(10);
  });
});
