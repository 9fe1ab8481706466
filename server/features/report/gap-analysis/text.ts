/** Every word of the gap-analysis report but the names of enum values, to be read, corrected and replaced in one place. */

export const TEXT = {
  title: '网络安全等级保护差距分析报告',
  none: '无',
  blank: '',
  yes: '是',
  no: '否',
  levelNames: { 1: '第一级', 2: '第二级', 3: '第三级', 4: '第四级', 5: '第五级' } as Readonly<
    Record<string, string>
  >,

  cover: {
    organization: '单位名称',
    project: '项目名称',
    version: '版 本 号',
    author: '编 制 人',
    authorUnit: '编制单位',
    reviewer: '审 核 人',
    approver: '批 准 人',
    date: '编制日期',
    period: '测评时段',
    distribution: '分发范围',
    distributionValue: '本单位网络安全与信息化领导小组、相关科室',
  },

  control: {
    information: '文档信息',
    changes: '变更记录',
    distribution: '分发记录',
    people: '参与人员',
    informationLabels: ['文档名称', '文档编号', '版本', '密级', '编制人', '审核人', '批准人', '日期'],
    changeColumns: ['版本', '日期', '变更内容', '变更人', '审核人'],
    firstVersion: '首次生成',
    nextVersion: '按数据截至时间的数据重新生成',
    distributionColumns: ['序号', '接收单位/部门', '接收人', '介质', '日期'],
    peopleColumns: ['序号', '姓名', '单位', '角色', '联系方式（脱敏）'],
    noPeople: '没有登记参与人员',
    confidentiality:
      '本文档含有信息系统的安全弱点，只在分发范围内使用；复印、转发和对外提供须经批准人同意，作废后按密级要求销毁。',
    scope:
      '本文档根据数据时点的记录生成，只对所列系统、所列范围和该时点有效；它是本单位的自查文件，不替代测评机构出具的等级测评报告。',
  },

  contents: { title: '目　录', hint: '更新目录域后显示页码（选中目录按 F9）；更新后本行消失。' },

  summary: {
    heading: '结论摘要',
    declared: '自报',
    proven: '实证',
    provisional: '暂定，仍有未评项',
    vetoes: '影响结论的高风险项与重大风险隐患',
    vetoColumns: ['判例', '条款', '判断'],
    noVetoes: '没有影响结论的高风险项或重大风险隐患',
    topGaps: '应优先处理的差距',
    topColumns: ['序', '条款', '控制点', '结论', '差距'],
    noGaps: '没有差距项',
    majorDanger: '重大风险隐患',
  },

  headings: {
    overview: '概述',
    purpose: '目的与范围',
    twoScores: '自报与实证',
    basis: '对标依据与对象',
    standards: '依据',
    subject: '测评对象',
    state: '现状描述',
    scores: '得分',
    explanation: '得分的由来',
    byCategory: '各安全类情况',
    gaps: '差距分析',
    highRisks: '高风险项',
    ranking: '风险排序',
    suggestions: '整改建议',
    conclusion: '结论',
    unverified: '未核实事项与使用限制',
    taskAnnex: '附件一　整改任务清单',
    evidenceAnnex: '附件二　证据清单',
  },

  twoScores: [
    '自报是测评人员记录的结论；实证只承认证据在手、审核通过并且仍在有效期内的结论。两者用同一算法计算，差额就是“做了但拿不出证明”的部分。',
    '条款判为“符合”而证据缺失、待审、被退回或过期时，该条款在实证中按“未评”处理（不得分，也不作为高风险）；证据补齐并审核通过后，实证随即恢复。',
    '判为“不符合”或“不适用”的条款无需证据即可成立，其中“不适用”必须写明理由。',
  ],

  systemLabels: {
    name: '系统名称',
    code: '系统编号',
    owner: '责任部门',
    grading: '定级结果',
    technologies: '采用的技术',
    continuity: '业务连续性要求高',
    filing: '备案编号',
    filedOn: '备案日期',
    filingValidUntil: '备案有效期至',
    lastAssessed: '上次测评日期',
    nextAssessment: '下次测评应于',
    units: '涉及部门',
  },

  tables: {
    score: '得分与结论',
    scoreColumns: ['项目', '自报', '实证', '差额'],
    scoreRows: {
      conclusion: '结论',
      applicable: '适用项',
      met: '符合',
      partial: '部分符合',
      unmet: '不符合',
      notApplicable: '不适用',
      open: '未评',
      vetoes: '影响结论的项',
    },
    steps: { declared: '自报得分的计算步骤', proven: '实证得分的计算步骤' },
    stepColumns: ['步骤', '算式', '结果'],
    category: '各安全类结果统计',
    categoryColumns: [
      '安全类',
      '要求',
      '适用',
      '符合',
      '部分',
      '不符合',
      '不适用',
      '未评',
      '有实证',
      '自报%',
      '实证%',
    ],
    control: '对照表',
    controlColumns: ['条款', '要求要点', '现状', '结论', '证据', '差距', '整改建议'],
    highRisk: '高风险项清单',
    highRiskColumns: ['判例', '条款与控制点', '判定情形', '现状与差距', '判断与理由'],
    ranking: '差距排序',
    rankingColumns: ['序', '条款', '控制点', '结论', '权重', '排序理由'],
    suggestions: '差距与整改建议',
    suggestionColumns: ['条款', '差距', '建议', '整改任务'],
    tasks: '整改任务清单',
    taskColumns: [
      '编号',
      '措施',
      '对应条款',
      '责任部门',
      '责任人',
      '优先级',
      '预算（元）',
      '完成期限',
      '状态',
    ],
    evidence: '证据清单',
    evidenceColumns: [
      '证号',
      '证据名称',
      '版本',
      '采集日期',
      '有效期至',
      '审核',
      '有效性',
      '密级',
      '支持的条款',
      'SHA-256',
    ],
    verification: '标准数据的核实程度',
    verificationColumns: ['事项', '核实程度', '说明'],
  },

  charts: {
    radar: '各安全类自报与实证符合率',
    bar: '各安全类差距构成',
    declared: '自报符合率',
    proven: '实证符合率',
    unproven: '缺实证',
  },

  proofNone: '未提供',
  proofAdvice: {
    PROVEN: '',
    NOT_NEEDED: '',
    MISSING: '补充能证明该结论的证据并提交审核。',
    UNREVIEWED: '完成证据审核。',
    DAMAGED: '重新上传原文件，或采集新的证据。',
    RETURNED: '按退回意见修改证据后重新提交。',
    EXPIRED: '重新采集并更新证据。',
  },
  highRiskMark: '高风险判例',
  ownTextMark: '※',
  noTask: '尚未安排任务',
  overdue: '逾期',
  longTerm: '长期',
  mitigation: '可缓解情形',
  reason: '理由',
  weightMark: '权重',

  ranks: {
    veto: '重大风险隐患',
    confirmed: '确认的高风险',
    pending: '对应高风险判例，待判定',
    unmet: '不符合',
    partial: '部分符合',
    unproven: '判为符合但缺有效证据',
  },
} as const;

/** Sentences with numbers in them. Every argument is already formatted. */
export const SENTENCES = {
  coverSubtitle: (system: string, level: string, grading: string) =>
    `${system}　${level}${grading === '' ? '' : `（${grading}）`}`,
  project: (system: string, period: string) => `${system}等级保护自查（${period}）`,
  period: (start: string, end: string) => `${start}至${end}`,
  summary: (
    at: string,
    total: number,
    applicable: number,
    declared: string,
    declaredWord: string,
    proven: string,
    provenWord: string,
  ) =>
    `截至${at}，本次对照 ${total} 项要求，其中适用 ${applicable} 项。自报${declared}，结论为“${declaredWord}”；实证${proven}，结论为“${provenWord}”。`,
  summaryGaps: (failed: number, unproven: number, open: number) =>
    `发现差距 ${failed + unproven} 项：${failed} 项未达到要求，${unproven} 项判为符合但拿不出有效证据；另有 ${open} 项尚未评定。`,
  more: (count: number, chapter: string) => `此处列出最重要的几项，另有 ${count} 项见“${chapter}”的`,
  purpose: (organization: string, system: string, level: string) =>
    `本报告说明${organization}的${system}与网络安全等级保护${level}要求之间还有哪些差距、差距的轻重、由谁在何时整改，以及每一项结论由哪些证据支持，供单位负责人决策和整改跟踪使用。`,
  scope: (start: string, end: string, at: string) =>
    `测评时段为${start}至${end}，数据时点为${at}（北京时间）。`,
  edition: (name: string, attention: string, partial: string) =>
    `得分按${name}计算，关注系数 ${attention}，部分符合计分系数 ${partial}。`,
  basis: (name: string, document: string) => `${name}（${document}）。`,
  rule: (rule: string) => `结论规则：${rule}`,
  gapsIntro: (rows: number) =>
    `以下按安全类逐条对照，共 ${rows} 项。“结论”一栏在自报与实证不同时分列两行；〔证n〕指向附件二的`,
  notes: '。没有“证据”一栏的表和文字，所依据的证据写在脚注里；同一份证据只注一次，再次引用时重复其注号。',
  ownTexts: (count: number) =>
    `标“※”的 ${count} 项要求是本单位自行录入的标准文本，其余为概括文字；标准文本的使用范围以本单位取得的许可为准。`,
  controlCaption: (category: string) => `${category}对照表`,
  categoryLine: (total: number, applicable: number, failed: number, unproven: number, open: number) =>
    `要求 ${total} 项，适用 ${applicable} 项；未达到 ${failed} 项，缺实证 ${unproven} 项，未评 ${open} 项。`,
  highRisksIntro: (count: number, open: number) =>
    `有 ${count} 项未达到要求的条款对应高风险判例${open === 0 ? '。' : `；另有 ${open} 项对应判例的条款尚未评定，不能排除高风险。`}`,
  rankingIntro: '排序先看是否构成重大风险隐患或高风险，再看结论，再看权重，最后按条款顺序。',
  suggestionsIntro: (withTask: number, without: number) =>
    `差距项中 ${withTask} 项已安排整改任务，${without} 项尚未安排。建议先处理排序靠前且尚未安排的各项。`,
  conclusion: (system: string, level: string, declared: string, proven: string) =>
    `${system}按${level}要求自查，自报结论为“${declared}”，实证结论为“${proven}”。对外使用时应以实证结论为准。`,
  vetoes: (count: number) => `有 ${count} 项高风险或重大风险隐患影响结论，消除之前结论不能提高；逐项见`,
  noVetoes: '没有高风险或重大风险隐患影响结论。',
  open: (count: number) => `仍有 ${count} 项未评，两个得分都是暂定值，全部评定后可能改变。`,
  weights: (verified: number, unverified: number, missing: number) =>
    `权重影响扣分。本次条款中，权重已核实 ${verified} 项，推断或未核实 ${unverified} 项（表中以“*”标出），没有权重来源 ${missing} 项。`,
  proofStates: (counts: string) => `判为符合的条款中，缺有效证据的情况：${counts}。`,
  properties: '标准条款要点和判例说明是概括文字，正式引用时应对照标准原文。',
  taskCell: (code: string, unit: string, due: string, state: string) => `${code} ${unit}，${due}，${state}`,
  version: (version: number) => `V${version}`,
} as const;
