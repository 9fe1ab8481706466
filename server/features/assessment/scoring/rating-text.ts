/** Sentences of the ratings, the points, the checklists and the path, beside those of the conformity formulas. */
export const RATING_TEXTS = {
  RULE_GRADED_LEVEL: {
    zh: '总分 {value}，{level} 级及其以下各级的条件均满足，更高一级不满足，结论为 {level} 级',
    en: 'Score {value}; the conditions up to level {level} hold and those of the next do not: level {level}',
  },
  RULE_GRADED_NONE: {
    zh: '总分 {value}，1 级的条件未全部满足，结论为 0 级',
    en: 'Score {value}; not all conditions of level 1 hold: level 0',
  },
  RULE_GRADED_TOP: {
    zh: '总分 {value}，各级条件均满足，结论为最高级 {level} 级',
    en: 'Score {value}; the conditions of all levels hold: the highest level, {level}',
  },
  RULE_GRADED_UNDECIDED: {
    zh: '总分 {value}，暂不能定级：缺官方表格，级别在 {lowest} 级与 {highest} 级之间',
    en: 'Score {value}; cannot decide yet because an official table is missing: between level {lowest} and {highest}',
  },
  CONDITION_SCORE: { zh: '总分 {have}，要求不低于 {needed}', en: 'Score {have}, at least {needed} needed' },
  CONDITION_SCORE_TABLE: {
    zh: '总分 {have}，缺该级最低总分',
    en: 'Score {have}; the minimum score of this level is missing',
  },
  CONDITION_BASIC: {
    zh: '基本项目达标 {have} 项（至多 {atMost} 项），要求 {needed} 项全部达标',
    en: 'Basic items that pass: {have} (at most {atMost}); all {needed} must',
  },
  CONDITION_BASIC_TABLE: {
    zh: '已知基本项目达标 {have} 项，缺该级基本项目数',
    en: 'Known basic items that pass: {have}; the number of basic items of this level is missing',
  },
  CONDITION_ELECTIVE: {
    zh: '选择项目达标 {have} 项（至多 {atMost} 项），要求不少于 {needed} 项',
    en: 'Elective items that pass: {have} (at most {atMost}); at least {needed} needed',
  },
  CONDITION_ELECTIVE_TABLE: {
    zh: '选择项目达标 {have} 项，缺该级要求的项数',
    en: 'Elective items that pass: {have}; the number needed at this level is missing',
  },
  STEP_GRADED_TOTAL: { zh: '总分（各项目得分之和）', en: 'Total score (sum of the item scores)' },
  FACTOR_FUNCTION: { zh: '功能评分（达到的级别）', en: 'Function (level reached)' },
  FACTOR_COUNTED: { zh: '计分级别（受数据质量限制）', en: 'Level that counts (limited by data quality)' },
  FACTOR_USE: { zh: '有效应用比例', en: 'Share of effective use' },
  FACTOR_QUALITY: { zh: '数据质量指数', en: 'Data-quality index' },
  EXPLAIN_NEXT: { zh: '距 {level} 级还缺', en: 'Missing for level {level}' },
  EXPLAIN_MORE: { zh: '另有 {count} 项未列出', en: '{count} more are not listed' },
  STOP_USE: {
    zh: '有效应用比例 {use}，低于 {needed}',
    en: 'Share of effective use {use}, below {needed}',
  },
  STOP_USE_OPEN: { zh: '有效应用比例尚未统计', en: 'Share of effective use not counted yet' },
  STOP_QUALITY: {
    zh: '{level} 级数据质量指数 {index}，低于 {needed}',
    en: 'Data-quality index {index} at level {level}, below {needed}',
  },
  STOP_QUALITY_OPEN: {
    zh: '{level} 级数据质量指数尚未测定',
    en: 'Data-quality index of level {level} not measured yet',
  },
  STOP_NOT_APPLICABLE: {
    zh: '{level} 级的条款均标为不适用，不能计为达标',
    en: 'All clauses up to level {level} are marked not applicable, which does not count as passing',
  },
  NOTE_MISSING_LEVEL_TABLE: {
    zh: '缺 {level} 级的官方级别表（最低总分、基本项数、选择项数），请录入后再定级',
    en: 'The official level table of level {level} is missing (score, basic and elective items); enter it to decide',
  },
  NOTE_MISSING_CATEGORIES: {
    zh: '{level} 级的基本项或选择项类别不全，或与级别表的项数不符',
    en: 'The basic or elective categories of level {level} are incomplete or contradict the level table',
  },
  NOTE_MISSING_PASS_USE: {
    zh: '{level} 级项目达标所需的应用比例未知',
    en: 'The share of use that an item needs to pass at level {level} is unknown',
  },
  NOTE_ENTERED_LEVEL_TABLE: {
    zh: '级别表由医院录入（{by}，{on}，来源：{source}）',
    en: 'The level table was entered by the hospital ({by}, {on}, source: {source})',
  },
  NOTE_ENTERED_CATEGORIES: {
    zh: '基本项与选择项由医院录入（{by}，{on}，来源：{source}）',
    en: 'Basic and elective items were entered by the hospital ({by}, {on}, source: {source})',
  },
  NOTE_ENTERED_PASS_USE: {
    zh: '达标所需的应用比例由医院录入（{by}，{on}，来源：{source}）',
    en: 'The share of use needed was entered by the hospital ({by}, {on}, source: {source})',
  },
  NOTE_ENTERED_GRADES: {
    zh: '等级分数线由医院录入（{by}，{on}，来源：{source}）',
    en: 'The thresholds were entered by the hospital ({by}, {on}, source: {source})',
  },
  NOTE_MISSING_GRADES: {
    zh: '缺 {level} 的官方分数线，或分数线高于按指标表可得的分数',
    en: 'The official threshold of {level} is missing, or higher than the indicators of that grade can give',
  },
  RULE_POINTS_GRADE: {
    zh: '总分 {value}，{grade}及以下各级指标与分数线均满足，结论为{grade}',
    en: 'Score {value}; the indicators up to {grade} and its threshold are met: {grade}',
  },
  RULE_POINTS_NO_GRADE: {
    zh: '总分 {value}，未达到最低等级',
    en: 'Score {value}: not even the first grade is reached',
  },
  RULE_POINTS_UNDECIDED: {
    zh: '总分 {value}，暂不能定级：分数线缺失或与指标表不符，等级在“{lowest}”与“{highest}”之间',
    en: 'Score {value}; cannot decide yet: a threshold is missing or contradicts the indicators, between "{lowest}" and "{highest}"',
  },
  CONDITION_INDICATORS: {
    zh: '该级及以下指标达到 {have} 项，要求 {needed} 项全部达到',
    en: 'Indicators of this grade and below that are reached: {have}; all {needed} must be',
  },
  STEP_POINTS_SECTION: { zh: '{section}得分', en: '{section} score' },
  STEP_POINTS_TOTAL: { zh: '总分（各指标得分之和）', en: 'Total score (sum of the indicators)' },
  REASON_GRADE_BELOW: {
    zh: '达到 {reached}，要求 {needed}',
    en: 'Reaches {reached}, {needed} needed',
  },
  REASON_COUNT_BELOW: {
    zh: '数量 {count}，要求不少于 {needed}',
    en: 'Count {count}, at least {needed} needed',
  },
  REASON_NOT_SKIPPABLE: {
    zh: '标为不适用，但不是可以不测的选测项',
    en: 'Marked not applicable, but it is no elective test that may be skipped',
  },
  NOTE_GRADES: {
    zh: '各等级分数线未在官方原件中核到',
    en: 'The thresholds of the grades were not seen in an official original',
  },
  NOTE_POINTS_SKIPPED: {
    zh: '{count} 个选测项因无该业务而不测，不得分也不要求',
    en: '{count} elective tests are skipped for want of the business: they earn nothing and are not required',
  },
  NOTE_POINTS_PARTIAL: {
    zh: '{count} 个指标部分符合而没有达到等级或数量的记录，不得分：须完全符合才得分',
    en: '{count} partly met indicators without a grade or count earn nothing: only full conformity scores',
  },
  NOTE_POINTS_LEAST: {
    zh: '{count} 个分级指标只记了“符合”，按其最低一档计分',
    en: '{count} graded indicators are only recorded as met and count as their lowest step',
  },
  NOTE_INDICATORS_UNPROVEN: {
    zh: '{count} 个指标自报达到但缺有效证据，不得分',
    en: '{count} indicators are declared reached without valid proof and earn nothing',
  },
  RULE_CHECKLIST: {
    zh: '适用 {applicable} 项中符合 {met} 项，占 {value}%',
    en: '{met} of {applicable} applicable duties are met: {value} %',
  },
  STEP_CHECKLIST: { zh: '符合占比（%）', en: 'Share met (%)' },
  NOTE_LEVEL_TABLE: {
    zh: '级别表的数值未全部核到官方原件',
    en: 'The numbers of the level table were not all seen in the official original',
  },
  NOTE_CLAUSES_UNPROVEN: {
    zh: '{count} 条自报符合但缺有效证据，按未达到计',
    en: '{count} clauses are declared met without valid proof and count as not reached',
  },
  NOTE_USE_OPEN: {
    zh: '{count} 个项目没有应用比例（或没有业务量），按 0 计',
    en: '{count} items have no share of use (or no business to count) and count as 0',
  },
  NOTE_QUALITY_OPEN: {
    zh: '{count} 个项目有数据质量指数未测，按 0 计',
    en: '{count} items have an unmeasured data-quality index, which counts as 0',
  },
  NOTE_NO_CHECK: {
    zh: '{count} 个项目在计分级别没有数据质量检查，第三个系数按 1 计（我方推断）',
    en: '{count} items have no data-quality check at the level counted: the third factor is 1 (our inference)',
  },
  NOTE_QUALITY_LOWERS: {
    zh: '{count} 个项目因数据质量指数不足或未测，按较低级别计分（我方对规则的理解）',
    en: '{count} items count at a lower level because a data-quality index is too low or unmeasured (our reading)',
  },
  NOTE_QUALITY_COSTS: {
    zh: '{count} 个项目在所达级别的应用比例或数据质量偏低，得分反而少于较低级别',
    en: '{count} items score less at the level reached than at a lower one: use or data quality is low there',
  },
  NOTE_CLAUSES_EXCLUDED: {
    zh: '{count} 条标为不适用，定级时不计；官方标准没有“不适用”的规定',
    en: '{count} clauses are marked not applicable and left out; the official standard has no such rule',
  },
  NOTE_USE_ROUNDED: {
    zh: '{count} 个项目的应用比例四舍五入到两位小数后才跨过门槛',
    en: 'The share of use of {count} items crosses a threshold only by rounding to two decimals',
  },
  NOTE_ELECTIVE_IN_PRINCIPLE: {
    zh: '选择项目的达标数原则上须超过该级选择项总数的 {share}%',
    en: 'In principle more than {share} % of the elective items of a level must pass',
  },
  NOTE_UNITS_UNSCORED: {
    zh: '该标准按指标权重量化计分，但单元的打分规则没有取得；此处只计符合占比，不是官方分数',
    en: 'The rule book scores by weights, but how a unit is scored was not obtained: this is the share met, not the official score',
  },
  NOTE_EARLIER_LEVELS: {
    zh: '某级须同时满足其以下各级的条件',
    en: 'A level also needs the conditions of all levels before it',
  },
  PATH_REACHED: { zh: '目标已达到', en: 'The target is already reached' },
  PATH_EXACT: {
    zh: '最省工作量的整改路径（动态规划，精确解）：{effort} 人天',
    en: 'Path with the least effort (dynamic programming, exact): {effort} days',
  },
  PATH_BOUND: {
    zh: '可行的整改路径：{effort} 人天；组合过多，只能确定不少于 {atLeast} 人天',
    en: 'A path that reaches it: {effort} days; too many combinations, only certain that it takes at least {atLeast}',
  },
  PATH_IMPOSSIBLE: {
    zh: '已估算的差距全部关闭也达不到目标',
    en: 'Closing every estimated gap does not reach the target',
  },
  PATH_UNSEARCHED: {
    zh: '组合过多，没有找到可行路径，也不能断定不存在',
    en: 'Too many combinations: no path was found, and none can be ruled out',
  },
  PATH_UNDECIDED: {
    zh: '缺官方表格，不能计算到目标的路径',
    en: 'An official table is missing: the path to the target cannot be computed',
  },
} as const;
