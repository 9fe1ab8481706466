import type { policyCategories } from './policy.entity.js';

/** A document that rule books ask a hospital for. */
export interface RequiredDocument {
  readonly code: string;
  readonly name: string;
  readonly category: (typeof policyCategories)[number];
  /** What asks for it, as people cite it. */
  readonly source: string;
  /** Controls that it proves, by the code of the framework and their own. */
  readonly controls: readonly { readonly framework: string; readonly code: string }[];
  /** False where the clause, or that it takes a document of its own, was not checked against the printed text. */
  readonly verified: boolean;
}

const mlps = (...codes: string[]) => codes.map((code) => ({ framework: 'mlps-2.0', code }));
const other = (framework: string, ...codes: string[]) => codes.map((code) => ({ framework, code }));

const gbt = (clause: string): string => `GB/T 22239-2019 ${clause}`;
const m29 = (article: string): string => `国卫规划发〔2022〕29号 ${article}`;

/**
 * Which documents are asked for: the management categories of MLPS level 3 (GB/T 22239-2019 8.1.6–8.1.10), the measures for
 * health institutions (国卫规划发〔2022〕29号) and the laws that a joint inspection looks at. Names and the split into documents
 * are usual practice; `verified` says whether the clause itself asks for a written document of this kind.
 */
export const requiredDocuments: readonly RequiredDocument[] = [
  {
    code: 'Z01',
    name: '网络安全总体方针与策略',
    category: 'GUIDELINE',
    source: gbt('8.1.6.1'),
    controls: mlps('8.1.6.1'),
    verified: true,
  },
  {
    code: 'Z29',
    name: '制度制定、发布与评审管理办法',
    category: 'REGULATION',
    source: gbt('8.1.6.2–8.1.6.4'),
    controls: mlps('8.1.6.2-a', '8.1.6.2-c', '8.1.6.3-a', '8.1.6.3-b', '8.1.6.4'),
    verified: true,
  },
  {
    code: 'Z02',
    name: '网络安全责任制与考核办法',
    category: 'REGULATION',
    source: `${gbt('8.1.7.1')}；${m29('第 5 条')}`,
    controls: mlps('8.1.7.1-b', '8.1.7.1-c'),
    verified: false,
  },
  {
    code: 'Z03',
    name: '网络安全领导小组与机构职责文件',
    category: 'REGULATION',
    source: `${gbt('8.1.7.1')}；${m29('第 5 条')}`,
    controls: [...mlps('8.1.7.1-a', '8.1.7.1-b'), ...other('m29-2022', 'M29-5')],
    verified: true,
  },
  {
    code: 'Z04',
    name: '授权与审批管理制度',
    category: 'REGULATION',
    source: gbt('8.1.7.3'),
    controls: mlps('8.1.7.3-a', '8.1.7.3-b', '8.1.7.3-c'),
    verified: true,
  },
  {
    code: 'Z05',
    name: '网络安全检查与审核制度',
    category: 'REGULATION',
    source: `${gbt('8.1.7.5')}；${m29('第 9 条')}`,
    controls: mlps('8.1.7.5-a', '8.1.7.5-b', '8.1.7.5-c'),
    verified: false,
  },
  {
    code: 'Z06',
    name: '人员录用、离岗、保密与考核制度',
    category: 'REGULATION',
    source: `${gbt('8.1.8.1、8.1.8.2')}；${m29('第 10 条')}`,
    controls: mlps('8.1.8.1-a', '8.1.8.1-b', '8.1.8.1-c', '8.1.8.2-a', '8.1.8.2-b'),
    verified: false,
  },
  {
    code: 'Z07',
    name: '网络安全教育与培训制度',
    category: 'REGULATION',
    source: `${gbt('8.1.8.3')}；${m29('第 21 条')}`,
    controls: mlps('8.1.8.3-a', '8.1.8.3-b', '8.1.8.3-c'),
    verified: false,
  },
  {
    code: 'Z08',
    name: '外来人员与第三方人员管理制度',
    category: 'REGULATION',
    source: `${gbt('8.1.8.4')}；${m29('第 10 条')}`,
    controls: mlps('8.1.8.4-a', '8.1.8.4-b', '8.1.8.4-c', '8.1.8.4-d'),
    verified: false,
  },
  {
    code: 'Z09',
    name: '信息系统建设、立项与验收管理制度',
    category: 'REGULATION',
    source: gbt('8.1.9.1、8.1.9.2、8.1.9.6、8.1.9.7'),
    controls: mlps('8.1.9.2-a', '8.1.9.6-a', '8.1.9.7-a'),
    verified: false,
  },
  {
    code: 'Z10',
    name: '软件开发管理制度与编码安全规范',
    category: 'REGULATION',
    source: gbt('8.1.9.4、8.1.9.5'),
    controls: mlps('8.1.9.4-b', '8.1.9.4-c'),
    verified: true,
  },
  {
    code: 'Z11',
    name: '产品采购与供应商管理制度',
    category: 'REGULATION',
    source: `${gbt('8.1.9.3、8.1.9.10')}；${m29('第 16 条')}`,
    controls: mlps('8.1.9.3-a', '8.1.9.10-a', '8.1.9.10-c'),
    verified: false,
  },
  {
    code: 'Z12',
    name: '机房安全管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.1'),
    controls: mlps('8.1.10.1-b'),
    verified: true,
  },
  {
    code: 'Z13',
    name: '资产与介质管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.2、8.1.10.3'),
    controls: mlps('8.1.10.2-c', '8.1.10.3-a', '8.1.10.3-b'),
    verified: true,
  },
  {
    code: 'Z14',
    name: '设备维护与报废管理制度',
    category: 'REGULATION',
    source: `${gbt('8.1.10.4')}；${m29('第 17 条')}`,
    controls: mlps('8.1.10.4-b', '8.1.10.4-c', '8.1.10.4-d'),
    verified: true,
  },
  {
    code: 'Z15',
    name: '漏洞与补丁管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.5'),
    controls: mlps('8.1.10.5-a'),
    verified: false,
  },
  {
    code: 'Z16',
    name: '网络和系统安全运维管理制度',
    category: 'REGULATION',
    source: `${gbt('8.1.10.6')}；${m29('第 11 条')}`,
    controls: mlps('8.1.10.6-a', '8.1.10.6-b', '8.1.10.6-c'),
    verified: true,
  },
  {
    code: 'Z30',
    name: '重要设备配置与操作手册',
    category: 'PROCEDURE',
    source: gbt('8.1.6.2-b、8.1.10.6-d'),
    controls: mlps('8.1.6.2-b', '8.1.10.6-d'),
    verified: true,
  },
  {
    code: 'Z31',
    name: '日常运维操作规程',
    category: 'PROCEDURE',
    source: gbt('8.1.6.2-b'),
    controls: mlps('8.1.6.2-b'),
    verified: true,
  },
  {
    code: 'Z32',
    name: '运维、巡检与变更记录表单',
    category: 'RECORD_FORM',
    source: gbt('8.1.6.2-c、8.1.10.6-e'),
    controls: mlps('8.1.10.6-e'),
    verified: true,
  },
  {
    code: 'Z33',
    name: '安全检查表',
    category: 'RECORD_FORM',
    source: gbt('8.1.7.5-c'),
    controls: mlps('8.1.7.5-c'),
    verified: true,
  },
  {
    code: 'Z34',
    name: '外来人员申请与登记表',
    category: 'RECORD_FORM',
    source: gbt('8.1.8.4-a、8.1.8.4-b'),
    controls: mlps('8.1.8.4-a', '8.1.8.4-b'),
    verified: true,
  },
  {
    code: 'Z17',
    name: '恶意代码防范管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.7'),
    controls: mlps('8.1.10.7-a', '8.1.10.7-b'),
    verified: false,
  },
  {
    code: 'Z18',
    name: '配置与变更管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.8、8.1.10.10'),
    controls: mlps('8.1.10.8-b', '8.1.10.10-b', '8.1.10.10-c'),
    verified: true,
  },
  {
    code: 'Z19',
    name: '密码与密钥管理制度',
    category: 'REGULATION',
    source: `${gbt('8.1.10.9')}；${m29('第 15 条')}`,
    controls: mlps('8.1.10.9-a', '8.1.10.9-b'),
    verified: false,
  },
  {
    code: 'Z20',
    name: '备份与恢复管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.11'),
    controls: mlps('8.1.10.11-a', '8.1.10.11-b', '8.1.10.11-c'),
    verified: true,
  },
  {
    code: 'Z21',
    name: '网络安全事件报告与处置制度',
    category: 'REGULATION',
    source: `${gbt('8.1.10.12')}；${m29('第 24 条')}`,
    controls: mlps('8.1.10.12-a', '8.1.10.12-b', '8.1.10.12-d'),
    verified: true,
  },
  {
    code: 'Z22',
    name: '网络安全事件应急预案（总案与专项）',
    category: 'REGULATION',
    source: `${gbt('8.1.10.13')}；${m29('第 8 条')}`,
    controls: [...mlps('8.1.10.13-a', '8.1.10.13-b'), ...other('m29-2022', 'M29-8')],
    verified: true,
  },
  {
    code: 'Z23',
    name: '外包运维管理制度',
    category: 'REGULATION',
    source: gbt('8.1.10.14'),
    controls: mlps('8.1.10.14-a', '8.1.10.14-c'),
    verified: false,
  },
  {
    code: 'Z24',
    name: '数据分类分级与全生命周期安全管理制度',
    category: 'REGULATION',
    source: `${m29('第 20–22 条')}；数据安全法第 27 条；个人信息保护法第 51 条`,
    controls: other('m29-2022', 'M29-20', 'M29-21', 'M29-22'),
    verified: true,
  },
  {
    code: 'Z25',
    name: '个人信息保护与权利响应制度',
    category: 'REGULATION',
    source: '个人信息保护法第 17、50、51 条',
    controls: other('pipl-2021', 'PIPL-51'),
    verified: false,
  },
  {
    code: 'Z26',
    name: '医疗设备与物联网终端网络安全制度',
    category: 'REGULATION',
    source: m29('第 14 条'),
    controls: other('m29-2022', 'M29-14'),
    verified: false,
  },
  {
    code: 'Z27',
    name: '互联网应用、小程序与公众号管理制度',
    category: 'REGULATION',
    source: '网络安全法（2025 修正）第 49 条',
    controls: other('csl-2025', 'CSL-49'),
    verified: false,
  },
  {
    code: 'Z28',
    name: '新技术（人工智能、云等）上线安全评估制度',
    category: 'REGULATION',
    source: m29('第 13 条'),
    controls: other('m29-2022', 'M29-13'),
    verified: false,
  },
];
