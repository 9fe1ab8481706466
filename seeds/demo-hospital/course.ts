import type { FileKind } from './files.js';
import type { Username } from './people.js';

/** What happened to a task, in days counted from today (negative is past). */
export interface Course {
  readonly owner: Username;
  readonly unit: string;
  readonly priority: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  readonly due: number;
  readonly started?: number;
  /** Each with the day and the reason of its return, if it was returned. */
  readonly submitted?: readonly { readonly on: number; readonly returned?: readonly [number, string] }[];
  readonly verified?: number;
  readonly delay?: {
    readonly asked: number;
    readonly until: number;
    readonly reason: string;
    readonly decided?: readonly [number, boolean, string];
  };
  /** The wish to live with the risk for a while; it waits for the manager. */
  readonly acceptance?: { readonly asked: number; readonly until: number; readonly reason: string };
  readonly proof?: FileKind;
}

/** The days on which the gaps of the n-th round of ratings became tasks, and what became of each. */
export const courses: readonly { readonly round: number; readonly tasks: readonly Course[] }[] = [
  {
    round: 0,
    tasks: [
      {
        owner: 'equipment',
        unit: 'EQ',
        priority: 'HIGH',
        due: -60,
        started: -80,
        submitted: [{ on: -66 }],
        verified: -59,
        proof: 'docx',
      },
      {
        owner: 'equipment',
        unit: 'EQ',
        priority: 'MEDIUM',
        due: -45,
        started: -73,
        submitted: [{ on: -59, returned: [-52, '照片看不出标识已张贴，请补拍机柜正面。'] }, { on: -45 }],
        verified: -38,
        proof: 'png',
      },
      { owner: 'equipment', unit: 'EQ', priority: 'LOW', due: -41, started: -66 },
    ],
  },
  {
    round: 1,
    tasks: [
      {
        owner: 'eastcampus',
        unit: 'EAST-IT',
        priority: 'HIGH',
        due: -50,
        started: -73,
        delay: {
          asked: -52,
          until: 10,
          reason: '核心交换机到货推迟，供应商已书面说明。',
          decided: [-45, true, '同意，到货后两周内完成。'],
        },
      },
      {
        owner: 'eastcampus',
        unit: 'EAST-IT',
        priority: 'MEDIUM',
        due: -38,
        started: -66,
        submitted: [{ on: -45 }],
        verified: -38,
        proof: 'xlsx',
      },
      {
        owner: 'contributor',
        unit: 'IT',
        priority: 'HIGH',
        due: 4,
        started: -31,
        submitted: [{ on: -3 }],
        proof: 'docx',
      },
    ],
  },
  {
    round: 2,
    tasks: [
      {
        owner: 'contributor',
        unit: 'IT',
        priority: 'CRITICAL',
        due: -27,
        started: -66,
        delay: {
          asked: -38,
          until: 20,
          reason: '停机窗口尚未协调好。',
          decided: [-31, false, '高风险项不延期，请利用本周末停机窗口。'],
        },
      },
      {
        owner: 'contributor',
        unit: 'IT',
        priority: 'MEDIUM',
        due: -33,
        started: -59,
        submitted: [{ on: -38 }],
        verified: -31,
        proof: 'docx',
      },
      { owner: 'contributor', unit: 'IT', priority: 'LOW', due: -15 },
    ],
  },
  {
    round: 3,
    tasks: [
      {
        owner: 'engineer',
        unit: 'SEC',
        priority: 'HIGH',
        due: -5,
        started: -45,
        submitted: [{ on: -10, returned: [-3, '截图看不出策略已启用，请补充配置页面。'] }],
        proof: 'png',
      },
      {
        owner: 'contributor',
        unit: 'IT',
        priority: 'HIGH',
        due: -1,
        started: -38,
        delay: { asked: -3, until: 21, reason: '等待厂商补丁，预计两周后发布。' },
        acceptance: {
          asked: -2,
          until: 60,
          reason: '厂商停止维护，年底换代；期间限制访问来源并每周核查日志。',
        },
      },
      {
        owner: 'contributor',
        unit: 'IT',
        priority: 'MEDIUM',
        due: -20,
        started: -45,
        submitted: [{ on: -24 }],
        verified: -17,
        proof: 'xlsx',
      },
    ],
  },
  {
    round: 4,
    tasks: [
      {
        owner: 'personnel',
        unit: 'HR',
        priority: 'MEDIUM',
        due: -8,
        started: -31,
        submitted: [{ on: -10 }],
        proof: 'docx',
      },
      { owner: 'officer', unit: 'SEC', priority: 'HIGH', due: 3, started: -24 },
      {
        owner: 'engineer',
        unit: 'SEC',
        priority: 'MEDIUM',
        due: -12,
        started: -38,
        submitted: [{ on: -17 }],
        verified: -10,
        proof: 'xlsx',
      },
    ],
  },
  {
    round: 5,
    tasks: [
      {
        owner: 'personnel',
        unit: 'HR',
        priority: 'MEDIUM',
        due: -6,
        started: -31,
        submitted: [{ on: -10 }],
        verified: -3,
        proof: 'docx',
      },
      { owner: 'officer', unit: 'SEC', priority: 'MEDIUM', due: 12, started: -17 },
      { owner: 'contributor', unit: 'IT', priority: 'LOW', due: -3 },
    ],
  },
  {
    round: 6,
    tasks: [
      { owner: 'contributor', unit: 'IT', priority: 'HIGH', due: 20, started: -17 },
      {
        owner: 'officer',
        unit: 'SEC',
        priority: 'MEDIUM',
        due: 9,
        started: -24,
        submitted: [{ on: -3 }],
        proof: 'docx',
      },
      { owner: 'engineer', unit: 'SEC', priority: 'LOW', due: 31 },
    ],
  },
  {
    round: 7,
    tasks: [
      { owner: 'radiology', unit: 'RAD', priority: 'MEDIUM', due: 30, started: -3 },
      {
        owner: 'engineer',
        unit: 'SEC',
        priority: 'HIGH',
        due: 6,
        started: -10,
        delay: { asked: -3, until: 27, reason: '备份存储扩容的采购合同仍在会签。' },
      },
    ],
  },
  {
    round: 8,
    tasks: [
      { owner: 'officer', unit: 'SEC', priority: 'LOW', due: 60 },
      { owner: 'eastcampus', unit: 'EAST-IT', priority: 'LOW', due: 75 },
    ],
  },
];
