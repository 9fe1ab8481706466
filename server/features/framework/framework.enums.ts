import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { CONTROL_KINDS, DIMENSIONS, TECHNOLOGIES, VERIFICATIONS, WEIGHTS } from './file-words.js';

export const ScoringKind = apiEnum('ScoringKind', 'How a framework turns verdicts into a score.', {
  CONFORMITY: 'Weighted conformity of items, as in MLPS 2.0 (符合性).',
  GRADED_ITEMS: 'Items reach levels; a level needs points, basic and elective items (分级评价).',
  POINTS: 'Points per indicator are added up (计分).',
  CHECKLIST: 'Duties that are met or not; no score (清单).',
});
export type ScoringKind = keyof typeof ScoringKind;

export const FrameworkOrigin = apiEnum('FrameworkOrigin', 'Where a framework comes from.', {
  GIVEN: 'Comes with the product; the same for every organization (内置).',
  OWN: 'Belongs to the organization: made here, copied or imported; nobody else sees it (本机构).',
});
export type FrameworkOrigin = keyof typeof FrameworkOrigin;

export const FrameworkState = apiEnum('FrameworkState', 'Where an own framework stands.', {
  DRAFT: 'Can be changed node by node; nothing can be assessed or proven by it (草稿).',
  PUBLISHED: 'In use; its content never changes. Every given framework is published (已发布).',
  RETIRED: 'Starts no new assessment; what was assessed by it stays (已停用).',
});
export type FrameworkState = keyof typeof FrameworkState;

export const ControlKind = apiEnum(
  'ControlKind',
  'What a node of a framework tree is. LEVEL to ITEM are the five ranks of MLPS, from the root down; the others build all other rule books.',
  {
    LEVEL: 'A protection level (等级).',
    REQUIREMENT_SET: 'General requirements or one set of extensions (通用要求 / 扩展要求).',
    CATEGORY: 'A security class, for example secure computing environment (安全类).',
    CONTROL_POINT: 'A control point (控制点), which groups items.',
    ITEM: 'A requirement item of MLPS (要求项): a leaf that receives a result.',
    GROUP: 'A part of another rule book (角色、部分、章节): holds groups, graded items or leaves.',
    GRADED_ITEM:
      'An item of a graded rule book (评价项目): reaches a level by its clauses (EMR, smart service, smart management).',
    CLAUSE: 'A requirement (条款、检查项): a leaf below a graded item, at one level, or in a catalogue.',
    INDICATOR: 'An indicator that gives points (指标): a leaf of a points rule book.',
    DUTY: 'An article of a law or measure with its duty (法条义务): a leaf.',
  } satisfies Record<(typeof CONTROL_KINDS)[number], string>,
);
export type ControlKind = keyof typeof ControlKind;

export const Dimension = apiEnum(
  'Dimension',
  'What a control protects (GB/T 22239-2019 table A.2); decides at which level it is chosen.',
  {
    S: 'Business information security: chosen at the S level (业务信息安全类).',
    A: 'Service assurance: chosen at the A level (系统服务保证类).',
    G: 'General protection: chosen at the total level (通用安全保护类).',
  } satisfies Record<(typeof DIMENSIONS)[number], string>,
);
export type Dimension = keyof typeof Dimension;

export const Weight = apiEnum('Weight', 'How much an item weighs in the score.', {
  KEY: 'Key item (关键).',
  IMPORTANT: 'Important item (重要).',
  GENERAL: 'General item (一般).',
} satisfies Record<(typeof WEIGHTS)[number], string>);
export type Weight = keyof typeof Weight;

export const Verification = apiEnum(
  'Verification',
  'How far a fact of this product was checked against its source; shown beside the fact.',
  {
    VERIFIED: 'Compared with the source itself (已核对).',
    INFERRED: 'Concluded from sources that do not say it outright (推断).',
    SECONDARY: 'Taken from a retelling; the original was not seen (二手来源).',
    UNVERIFIED: 'Stated without a source that could be checked (未核对).',
    UNKNOWN: 'Not known: no source was found (未知).',
  } satisfies Record<(typeof VERIFICATIONS)[number], string>,
);
export type Verification = keyof typeof Verification;

export const Technology = apiEnum(
  'Technology',
  'A technology that a system uses; each adds its extension requirements.',
  {
    CLOUD: 'Cloud computing (云计算).',
    MOBILE: 'Mobile access (移动互联).',
    IOT: 'Internet of things (物联网).',
    ICS: 'Industrial control system (工业控制系统).',
    BIG_DATA: 'Big data; its requirements are informative and never score (大数据，资料性附录 H).',
  } satisfies Record<(typeof TECHNOLOGIES)[number], string>,
);
export type Technology = keyof typeof Technology;

export const LevelChange = apiEnum('LevelChange', 'What becomes of an item from a lower to a higher level.', {
  SAME: 'Asked for alike at both levels (相同).',
  STRENGTHENED: 'The higher level asks for more (加强).',
  ADDED: 'New item of a control point that the lower level has too (新增要求项).',
  NEW_CONTROL_POINT: 'Item of a control point that the lower level has not (新增控制点).',
  DROPPED: 'Only the lower level asks for it (不再要求).',
});
export type LevelChange = keyof typeof LevelChange;
