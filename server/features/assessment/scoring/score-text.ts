import { RATING_TEXTS } from './rating-text.js';

export type ScoreLanguage = 'zh' | 'en';

/** Every sentence of a score. `{name}` is filled from the parameters. */
const TEXTS = {
  ...RATING_TEXTS,
  RULE_NOTHING_APPLIES: {
    zh: '没有适用的要求项，不能下结论',
    en: 'No item applies, so there is no conclusion',
  },
  RULE_POINTS_HIGH_RISK: {
    zh: '得分 {value}，存在 {count} 个未缓解的高风险，结论为差',
    en: 'Score {value}; {count} high risks without mitigation: poor',
  },
  RULE_POINTS_POOR: { zh: '得分 {value}，低于 {FAIR}，结论为差', en: 'Score {value}, below {FAIR}: poor' },
  RULE_POINTS_FAIR: {
    zh: '得分 {value}，不低于 {FAIR} 且低于 {GOOD}，没有高风险，结论为中',
    en: 'Score {value}, from {FAIR} and below {GOOD}, no high risk: fair',
  },
  RULE_POINTS_GOOD: {
    zh: '得分 {value}，不低于 {GOOD} 且低于 {EXCELLENT}，没有高风险，结论为良',
    en: 'Score {value}, from {GOOD} and below {EXCELLENT}, no high risk: good',
  },
  RULE_POINTS_MEDIUM_RISK_OPEN: {
    zh: '得分 {value}，不低于 {EXCELLENT} 且没有高风险，但没有确认不存在中风险，结论为良',
    en: 'Score {value}, from {EXCELLENT}, no high risk, but nobody confirmed that no medium risk is left: good',
  },
  RULE_POINTS_EXCELLENT: {
    zh: '得分 {value}，不低于 {EXCELLENT}，没有中、高风险，结论为优',
    en: 'Score {value}, from {EXCELLENT}, no medium or high risk: excellent',
  },
  RULE_2025_CONFORMING: {
    zh: '符合率 {value}%，高于 {above}%，没有重大风险隐患，结论为符合',
    en: 'Conformity rate {value} %, above {above} %, no major danger: conforming',
  },
  RULE_2025_MAJOR_DANGER: {
    zh: '符合率 {value}%，高于 {above}%，但有 {count} 个重大风险隐患，结论为基本符合',
    en: 'Conformity rate {value} %, above {above} %, but {count} major dangers: basically conforming',
  },
  RULE_2025_BASICALLY: {
    zh: '符合率 {value}%，不低于 {from}% 且不高于 {above}%，结论为基本符合',
    en: 'Conformity rate {value} %, from {from} % and not above {above} %: basically conforming',
  },
  RULE_2025_NONCONFORMING: {
    zh: '符合率 {value}%，低于 {from}%，结论为不符合',
    en: 'Conformity rate {value} %, below {from} %: nonconforming',
  },
  STEP_2019_CATEGORY: { zh: '{category}：缺陷权重占比', en: '{category}: share of defect weight' },
  STEP_2019_SIDE: { zh: '{side}得分（各安全类平均）', en: '{side} score (mean of its categories)' },
  STEP_2021_UNIT: {
    zh: '单项标准分 S（100 ÷ 适用项数）',
    en: 'Standard points per item S (100 ÷ applicable items)',
  },
  STEP_2021_LOST: {
    zh: '{side}扣分（系数 ×（1 − 得分）之和 × S）',
    en: '{side} deduction (sum of factor × (1 − x), times S)',
  },
  STEP_2021_SIDE: { zh: '{side}得分', en: '{side} score' },
  STEP_TOTAL_POINTS: { zh: '综合得分 M', en: 'Total score M' },
  STEP_2025_EARNED: { zh: '符合项数（含部分符合计分）', en: 'Items counted as met (with partial credit)' },
  STEP_2025_RATE: { zh: '符合率（%）', en: 'Conformity rate (%)' },
  REASON_UNMET: { zh: '不符合', en: 'Not met' },
  REASON_PARTIAL: { zh: '部分符合', en: 'Partly met' },
  REASON_OPEN: { zh: '未评，按不符合计', en: 'Not answered yet, counted as not met' },
  REASON_UNPROVEN: { zh: '自报符合，缺有效证据', en: 'Declared met, valid proof is missing' },
  REASON_OBJECTS: { zh: '{objects} 个测评对象的平均', en: 'Average of {objects} assessed objects' },
  NOTE_OPEN: {
    zh: '{count} 项未评，按不符合计入，得分为暂定',
    en: '{count} items are open and count as not met: the score is provisional',
  },
  NOTE_UNPROVEN: {
    zh: '{count} 项自报符合但缺有效证据，不得分，也不作为高风险',
    en: '{count} items are declared met without valid proof: they earn nothing and count as no high risk',
  },
  NOTE_RISK_PENDING: {
    zh: '{count} 个高风险尚未判定，先按高风险计，结论为暂定',
    en: '{count} high risks are not judged yet and count as such: the conclusion is provisional',
  },
  NOTE_WEIGHT_UNKNOWN: {
    zh: '{count} 项没有公布的权重，按“{weight}”计',
    en: '{count} items have no published weight and count as "{weight}"',
  },
  NOTE_INFORMATIVE: {
    zh: '{count} 项属于资料性附录，不计分',
    en: '{count} items belong to an informative annex and do not score',
  },
  NOTE_THRESHOLDS: {
    zh: '结论阈值 {EXCELLENT} / {GOOD} / {FAIR} 未核到官方原件',
    en: 'The thresholds {EXCELLENT} / {GOOD} / {FAIR} were not seen in the official original',
  },
  NOTE_MEDIUM_RISK: {
    zh: '确认剩余问题都不是中风险后，结论可为优',
    en: 'The conclusion becomes excellent once it is confirmed that no remaining gap is a medium risk',
  },
  NOTE_2019_FORMULA: { zh: '2019 版公式取自二手资料', en: 'The 2019 formula comes from secondary sources' },
  NOTE_SIDE_EMPTY_2019: {
    zh: '{side}没有适用项，只按另一方面计分',
    en: '{side} has no applicable item: the other side counts alone',
  },
  NOTE_2021_SYMBOLS: {
    zh: '关注系数取 {y}；公式写法与缺省值未核到官方原件',
    en: 'Attention factor {y}; notation and default were not seen in the official original',
  },
  NOTE_SIDE_EMPTY_2021: {
    zh: '{side}没有适用项，保留满分 {base}',
    en: '{side} has no applicable item and keeps its {base} points',
  },
  NOTE_2021_FLOOR: {
    zh: '{side}扣分 {lost} 超过满分 {base}，按 0 分计',
    en: '{side} loses {lost}, more than its {base} points, and counts as 0',
  },
  NOTE_2025_RATE: {
    zh: '符合率算法取自二手资料',
    en: 'The way to compute the rate comes from a secondary source',
  },
  NOTE_2025_PARTIAL: {
    zh: '{count} 项部分符合，各按 {partialCredit} 计；官方口径未知',
    en: '{count} partly met items count as {partialCredit} each; the official rule is unknown',
  },
  NOTE_2025_OBJECTS: {
    zh: '多个测评对象全部符合才计为符合；官方口径未知',
    en: 'An item with several objects counts as met only when all are; the official rule is unknown',
  },
  NOTE_2025_BORDER: {
    zh: '符合率恰好为 {value}%，官方没有写明归哪一档',
    en: 'The rate is exactly {value} %; officially it is not settled which side that belongs to',
  },
} satisfies Record<string, Record<ScoreLanguage, string>>;

export type ScoreTextKey = keyof typeof TEXTS;

/** A sentence without a language: the caller renders it in the reader's. */
export interface ScoreText {
  key: ScoreTextKey;
  params: Record<string, string | number>;
}

/** Parameter values that are words of ours, not data. */
const WORDS: Record<string, Record<ScoreLanguage, string>> = {
  NO_GRADE: { zh: '未达级', en: 'no grade' },
  TECHNICAL: { zh: '技术', en: 'Technical' },
  MANAGEMENT: { zh: '管理', en: 'Management' },
  KEY: { zh: '关键', en: 'key' },
  IMPORTANT: { zh: '重要', en: 'important' },
  GENERAL: { zh: '一般', en: 'general' },
};

/**
 * Puts a sentence of a score into words.
 * @param names names of categories and sections in the reader's language; a missing one is shown as its code
 */
export function renderScoreText(
  text: ScoreText,
  language: ScoreLanguage,
  names: Readonly<Record<string, string>> = {},
): string {
  return TEXTS[text.key][language].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = text.params[name];
    if (value === undefined) throw new Error(`Score text ${text.key} lacks the parameter ${name}`);
    if (typeof value === 'number') return String(Math.round(value * 100) / 100);
    // Other parameters may look like such a code: a level 1 is no section 1.
    const named = name === 'category' || name === 'section' ? names[value] : undefined;
    return named ?? WORDS[value]?.[language] ?? value;
  });
}
