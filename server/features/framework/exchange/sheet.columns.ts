/** Columns of the simple layout. The first heading of each language is the one that templates and exports carry. */
export const columns = {
  code: { zh: ['编号', '条款编号', '编码', '序号'], en: ['code'] },
  parent: { zh: ['上级编号', '上级', '父编号', '上级编码'], en: ['parent'] },
  name: { zh: ['名称', '条款名称', '指标名称', '检查项'], en: ['name'] },
  text: { zh: ['要求', '内容', '条款内容', '检查内容'], en: ['text'] },
  kind: { zh: ['类型'], en: ['kind'] },
  level: { zh: ['级别', '等级'], en: ['level'] },
  weight: { zh: ['权重'], en: ['weight'] },
  score: { zh: ['分值', '满分'], en: ['score'] },
  ref: { zh: ['条号'], en: ['ref'] },
  security: { zh: ['安全相关'], en: ['security'] },
  informative: { zh: ['仅供参考'], en: ['informative'] },
  references: { zh: ['引用'], en: ['references'] },
  who: { zh: ['责任主体'], en: ['who'] },
  frequency: { zh: ['频次'], en: ['frequency'] },
  evidence: { zh: ['检查资料'], en: ['evidence'] },
  note: { zh: ['备注'], en: ['note'] },
  verification: { zh: ['核对'], en: ['verification'] },
  details: { zh: ['其他（JSON）'], en: ['details'] },
} as const satisfies Record<string, { zh: readonly string[]; en: readonly string[] }>;

export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as Column[];

/** Lines of the second sheet: what the rule book says about itself. */
export const headLines = {
  code: { zh: '编号', en: 'code' },
  name: { zh: '名称', en: 'name' },
  shortName: { zh: '简称', en: 'short name' },
  edition: { zh: '版本', en: 'edition' },
  issuer: { zh: '发布机构', en: 'issuer' },
  documentNumber: { zh: '文号', en: 'document number' },
  publishedOn: { zh: '发布日期', en: 'published on' },
  effectiveOn: { zh: '实施日期', en: 'effective on' },
  scoringKind: { zh: '计分方式', en: 'scoring' },
  scoring: { zh: '计分规则（JSON）', en: 'scoring rules' },
  levels: { zh: '等级（JSON）', en: 'levels' },
  verificationNotes: { zh: '核对说明（JSON）', en: 'verification notes' },
  missingTables: { zh: '缺少的官方表（JSON）', en: 'missing tables' },
} as const;

export type HeadLine = keyof typeof headLines;

export const sheetNames = { nodes: '条款', head: '标准', help: '填写说明' } as const;

export const kindWords = {
  GROUP: ['分组', '组'],
  CLAUSE: ['条款', '检查项'],
  INDICATOR: ['指标'],
  DUTY: ['义务', '法条'],
  GRADED_ITEM: ['分级项目', '评价项目'],
} as const;

export const scoringWords = {
  CHECKLIST: ['清单'],
  POINTS: ['计分'],
  GRADED_ITEMS: ['分级评价', '分级'],
} as const;

export const frequencyWords = {
  ONCE: ['一次'],
  YEARLY: ['每年'],
  PERIODIC: ['定期'],
  CONTINUOUS: ['持续'],
  ON_EVENT: ['事件触发'],
} as const;

export const verificationWords = {
  VERIFIED: ['已核对'],
  INFERRED: ['推断'],
  SECONDARY: ['二手来源'],
  UNVERIFIED: ['未核对'],
  UNKNOWN: ['未知'],
} as const;

/** The key of a word in either language; undefined for any other word. */
export function keyOf<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  word: string,
): Key | undefined {
  const wanted = word.trim();
  return (Object.keys(words) as Key[]).find(
    (key) => key === wanted.toUpperCase().replaceAll(' ', '_') || words[key].includes(wanted),
  );
}
