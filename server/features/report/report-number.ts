import { dayOf } from '../../platform/clock.js';

/** Type codes of the documents a hospital files; GA is 差距分析, MD 制度, BR 简报, PL 规划, IN 迎检汇编, WP 迎检工作方案, SA 自评估, RP 实证材料, AP 适用性声明, ER 证据台账, AE 审计摘录, GR 定级报告, FF 备案表, MM 会议纪要. */
export type ReportTypeCode =
  | 'GA'
  | 'BR'
  | 'MD'
  | 'RC'
  | 'PT'
  | 'VS'
  | 'RT'
  | 'BC'
  | 'RA'
  | 'IN'
  | 'PL'
  | 'WP'
  | 'SA'
  | 'RP'
  | 'AP'
  | 'ER'
  | 'AE'
  | 'GR'
  | 'FF'
  | 'MM';

export interface ReportNumberParts {
  /** 单位简称 or code. */
  readonly organization: string;
  readonly type: ReportTypeCode;
  readonly at: Date;
  /** Position among the documents of this type and day, from 1. */
  readonly serial: number;
  /** Such as "1.0". */
  readonly version?: string;
}

/** {单位简称}-{类型代码}-{yyyymmdd}-{两位流水}-V{n.n}; from the hundredth document of a day the serial has three digits. */
export function reportNumber({ organization, type, at, serial, version = '1.0' }: ReportNumberParts): string {
  if (!Number.isSafeInteger(serial) || serial < 1)
    throw new RangeError(`serial ${serial} is not a positive whole number`);
  // The number becomes a file name and splits at its hyphens: nothing of either kind may come from the name.
  const name = organization.replace(/[\s\-/\\:*?"<>|.\p{C}]+/gu, '') || 'ORG';
  return [name, type, dayOf(at).replaceAll('-', ''), String(serial).padStart(2, '0'), `V${version}`].join(
    '-',
  );
}

/** Name of the file of a document: its number and its title, without characters that a file system refuses. */
export function documentFileName(number: string, title: string): string {
  const safe = (text: string): string => text.replace(/[/\\:*?"<>|\p{C}]/gu, '').trim();
  return `${safe(number)} ${safe(title)}.docx`;
}

/** Version in a document number, such as "1.0". */
export const versionOf = (number: string): string => /-V([\d.]+)$/.exec(number)?.[1] ?? '1.0';

/** Number without its version: what all versions of a document share. */
export const baseOf = (number: string): string => number.replace(/-V[\d.]+$/, '');

/** Number of the version that follows `made` others. */
export const nextVersion = (number: string, made: number): string => `${baseOf(number)}-V1.${made}`;
