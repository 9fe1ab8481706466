export interface RatedControl {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: string | null;
}

/** What became of one result: a verdict, or nothing yet. */
export type Verdict = 'MET' | 'PARTIAL' | 'UNMET' | 'NOT_APPLICABLE' | undefined;

/** One self-assessment by a rule book other than MLPS. Patterns are fixed, so are the scores. */
export interface Book {
  readonly code: string;
  readonly name: string;
  readonly targetLevel?: string;
  /** Code of the assessed system; the whole hospital when left out. */
  readonly system?: string;
  readonly opened: number;
  /** Days on which results were rated and figures recorded. */
  readonly sittings: readonly number[];
  readonly verdict: (control: RatedControl, at: number) => Verdict;
  /** Share of use of the n-th item and index of data quality at a level. */
  readonly use?: (at: number) => number;
  readonly quality?: (at: number, level: number) => number | undefined;
  /** Collections of proof: title, and which controls they cover. */
  readonly proofs: readonly {
    readonly title: string;
    readonly covers: (code: string, level: number) => boolean;
  }[];
}

const pick = <Value>(values: readonly Value[], at: number): Value => values[at % values.length]!;

/** Up to a level everything is met, the next is half done, what lies beyond waits. */
const upTo =
  (solid: number) =>
  ({ level }: RatedControl, at: number): Verdict => {
    const own = Number(level ?? 0);
    if (own <= solid) return at % 29 === 17 ? 'PARTIAL' : 'MET';
    if (own === solid + 1) return pick(['MET', 'MET', 'PARTIAL', 'MET', 'UNMET', 'MET', 'MET'] as const, at);
    return own === solid + 2 ? pick(['MET', 'UNMET', 'PARTIAL'] as const, at) : undefined;
  };

const grades = ['1', '2', '3', '4B', '4A', '5B', '5A'];

const duties = (_control: RatedControl, at: number): Verdict =>
  pick(['MET', 'MET', 'PARTIAL', 'MET', 'MET', 'UNMET', 'MET', 'MET', undefined, 'MET'] as const, at);

/** Laws, measures and catalogues that the hospital went through in a month: one sitting each, the proofs still to be collected. */
const reviews: readonly Book[] = (
  [
    ['csl-2025', '网络安全法'],
    ['dsl-2021', '数据安全法'],
    ['pipl-2021', '个人信息保护法'],
    ['ciir-2021', '关基条例'],
    ['ndsr-2025', '网络数据条例'],
    ['cl-2020', '密码法'],
    ['ccr-2023', '商用密码条例'],
    ['pcr-2017', '党委责任制'],
    ['irr-2025', '事件报告办法'],
    ['vmr-2021', '漏洞管理规定'],
    ['iso27001-2022', 'ISO 27001 附录 A'],
    ['csf-2.0', 'CSF 2.0'],
  ] as const
).map(([code, subject], nth) => ({
  code,
  name: `年度${subject}自查`,
  opened: -59,
  sittings: [-31],
  verdict: (control: RatedControl, at: number) => duties(control, at + nth),
  proofs: [],
}));

export const books: readonly Book[] = [
  {
    code: 'emr-2018',
    name: '年度电子病历分级自评',
    targetLevel: '5',
    opened: -87,
    sittings: [-80, -66, -45],
    verdict: upTo(3),
    use: (at) => pick([0.96, 0.91, 0.88, 0.97, 0.83, 0.93, 0.72, 0.9], at),
    quality: (at, level) => (level > 5 ? undefined : pick([0.98, 0.95, 0.91, 0.87, 0.93, 0.46], at + level)),
    proofs: [
      {
        title: '电子病历功能截图汇编（病房医师与护士）',
        covers: (code, level) => /^0[12]/.test(code) && level <= 4,
      },
      {
        title: '电子病历功能截图汇编（门诊与医技）',
        covers: (code, level) => /^0[3-6]/.test(code) && level <= 3,
      },
      { title: '病历质控与数据质量核查表', covers: (code, level) => /^(08|10)/.test(code) && level <= 4 },
    ],
  },
  {
    code: 'interoperability-2020',
    name: '年度互联互通自评',
    targetLevel: '4A',
    opened: -87,
    sittings: [-73, -59],
    verdict: ({ level }, at) => {
      const place = grades.indexOf(level ?? '');
      if (place <= 2) return 'MET';
      if (place === 3) return at % 11 === 5 ? 'PARTIAL' : 'MET';
      return place === 4 ? pick(['MET', 'MET', 'UNMET', 'MET', 'PARTIAL'] as const, at) : undefined;
    },
    proofs: [
      { title: '数据集与共享文档检测报告', covers: (code) => code.startsWith('2.') },
      {
        title: '集成平台服务清单与压力测试记录',
        covers: (code) => code.startsWith('3.') || code.startsWith('4.1'),
      },
    ],
  },
  {
    code: 'smart-service-2019',
    name: '年度智慧服务自评',
    targetLevel: '3',
    opened: -80,
    sittings: [-66, -31],
    verdict: upTo(2),
    use: (at) => pick([0.94, 0.86, 0.9, 0.78, 0.97, 0.83, 0.6], at),
    proofs: [{ title: '智慧服务功能截图与业务量统计', covers: (_code, level) => level <= 2 }],
  },
  {
    code: 'smart-management-2021',
    name: '年度智慧管理自评',
    targetLevel: '2',
    opened: -80,
    sittings: [-59],
    verdict: upTo(1),
    use: (at) => pick([0.9, 0.82, 0.75, 0.95, 0.88], at),
    proofs: [
      { title: '运营管理系统功能截图汇编', covers: (code, level) => /^0[1-4]/.test(code) && level <= 1 },
    ],
  },
  {
    code: 'm29-2022',
    name: '年度网络安全管理办法自查',
    opened: -73,
    sittings: [-59],
    verdict: duties,
    proofs: [],
  },
  {
    code: 'gbt39786-l3',
    name: '年度 HIS 密码应用自查',
    system: 'HIS',
    opened: -66,
    sittings: [-45],
    verdict: (_control, at) => pick(['MET', 'UNMET', 'PARTIAL', 'MET', 'UNMET', undefined] as const, at),
    proofs: [],
  },
  {
    code: 'joint-inspection-2026',
    name: '年度联合检查自查',
    opened: -66,
    sittings: [-45, -31],
    verdict: duties,
    proofs: [],
  },
  ...reviews,
];

/** What the proofs of MLPS show for other rule books as well: title, and controls as `framework:code`. */
export const sharedProofs: Readonly<Record<string, readonly string[]>> = {
  网络安全领导小组成立文件: [
    'joint-inspection-2026:JI-A.2',
    'joint-inspection-2026:JI-A.4',
    'joint-inspection-2026:JI-C1.2',
    'm29-2022:M29-5',
  ],
  网络安全管理制度汇编: [
    'joint-inspection-2026:JI-C1.4',
    'm29-2022:M29-5',
    'interoperability-2020:4.3.5.2',
    'gbt39786-l3:MP-5.1',
  ],
  年度网络安全培训签到与考核: ['joint-inspection-2026:JI-B.2', 'm29-2022:M29-29', 'gbt39786-l3:MP-6.3'],
  应急预案与桌面推演总结: ['joint-inspection-2026:JI-B.3', 'joint-inspection-2026:JI-C6.1', 'm29-2022:M29-8'],
  等级测评备案证明: ['joint-inspection-2026:JI-B.4', 'joint-inspection-2026:JI-C2.1', 'm29-2022:M29-6'],
  日志审计平台留存配置: ['joint-inspection-2026:JI-C2.3', 'interoperability-2020:4.3.2.3'],
  外来人员访问审批单: ['joint-inspection-2026:JI-C5.1'],
  数据备份与恢复演练记录: [
    'joint-inspection-2026:JI-C5.3',
    'interoperability-2020:4.3.2.2',
    'interoperability-2020:4.3.3.1',
    'emr-2018:09.04',
  ],
  机房门禁出入登记: ['interoperability-2020:4.3.5.1', 'gbt39786-l3:MP-1.1'],
  'VPN 加密传输配置截图': ['gbt39786-l3:MP-2.1', 'gbt39786-l3:MP-2.3'],
  双因素认证配置截图: ['gbt39786-l3:MP-3.1'],
};
