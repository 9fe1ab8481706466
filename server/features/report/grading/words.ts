import type { ImpactDegree, ImpactObject } from '../../framework/index.js';
import { levelName } from '../format.js';
import type { FiledMaterial, GradingData } from './data.js';

/** Words of the documents, which are Chinese whatever the language of the screen. */
export const objectWords: Readonly<Record<ImpactObject, string>> = {
  RIGHTS: '公民、法人和其他组织的合法权益',
  SOCIAL: '社会秩序、公共利益',
  NATIONAL: '国家安全',
};

export const degreeWords: Readonly<Record<ImpactDegree, string>> = {
  GENERAL: '一般损害',
  SERIOUS: '严重损害',
  GRAVE: '特别严重损害',
};

export const stateWords: Readonly<Record<GradingData['system']['state'], string>> = {
  PLANNED: '规划建设中',
  RUNNING: '运行中',
  RETIRED: '已下线',
};

export const titles = {
  GRADING_REPORT: '信息系统安全等级保护定级报告',
  FILING_FORM: '网络安全等级保护备案表',
} as const;

/** By the standard that grades. */
export const gradingStandard = 'GB/T 22240-2020《信息安全技术 网络安全等级保护定级指南》';

export const level = (number: number): string => levelName(String(number));

export const needWords: Readonly<Record<FiledMaterial['need'], string>> = {
  NEEDED: '须提交',
  ON_DEMAND: '视要求',
  NOT_NEEDED: '不需要',
};

interface Material {
  readonly name: string;
  /** From which level on it has to be handed in. */
  readonly neededFrom: number;
  /** Nobody asks for it below. */
  readonly isNotBelow?: true;
  readonly verified: boolean;
  /** End of the codes of the clauses of GB/T 22239 whose accepted proof is this material; the level leads. */
  readonly clauses: readonly string[];
}

/** What is handed in with a filing; whether the list was verified stands with each. */
export const materials: readonly Material[] = [
  { name: '专家评审意见', neededFrom: 2, verified: true, clauses: ['9.1-b'] },
  { name: '主管部门核准意见', neededFrom: 2, verified: true, clauses: ['9.1-c'] },
  { name: '系统拓扑结构及说明', neededFrom: 3, verified: false, clauses: [] },
  { name: '安全组织机构和管理制度', neededFrom: 3, verified: false, clauses: ['6.2-a', '7.1-a'] },
  { name: '安全保护设施设计实施方案或改建方案', neededFrom: 3, verified: false, clauses: ['9.2-b'] },
  { name: '安全产品清单及认证、销售许可证明', neededFrom: 3, verified: false, clauses: ['9.3-a'] },
  { name: '等级测评报告（投入运行后补交）', neededFrom: 3, verified: false, clauses: ['9.9-a'] },
  { name: '保护工作方案', neededFrom: 3, isNotBelow: true, verified: true, clauses: [] },
  { name: '数据摸底调查表（以单位为主体，一类数据一张）', neededFrom: 2, verified: true, clauses: [] },
];

/** Codes of GB/T 22239 begin with the level: 7.1.… is the second, 8.1.… the third. */
export const clauseCode = (systemLevel: number, end: string): string => `${systemLevel + 5}.1.${end}`;
