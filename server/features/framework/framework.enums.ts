import { registerEnumType } from 'type-graphql';
import { CONTROL_KINDS, DIMENSIONS, TECHNOLOGIES, VERIFICATIONS, WEIGHTS } from './framework-file.schema.js';

/** The values of a closed list as an object, which is what an API enum is made from. */
const asEnum = <Value extends string>(values: readonly Value[]): { readonly [Key in Value]: Key } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [Key in Value]: Key };

export const ScoringKind = asEnum(['CONFORMITY', 'GRADED_ITEMS', 'POINTS', 'CHECKLIST']);
export type ScoringKind = keyof typeof ScoringKind;
registerEnumType(ScoringKind, {
  name: 'ScoringKind',
  description: 'How a framework turns verdicts into a score.',
  valuesConfig: {
    CONFORMITY: { description: 'Weighted conformity of items, as in MLPS 2.0 (符合性).' },
    GRADED_ITEMS: {
      description: 'Items reach levels; a level needs points, basic and elective items (分级评价).',
    },
    POINTS: { description: 'Points per indicator are added up (计分).' },
    CHECKLIST: { description: 'Duties that are met or not; no score (清单).' },
  },
});

export const ControlKind = asEnum(CONTROL_KINDS);
export type ControlKind = keyof typeof ControlKind;
registerEnumType(ControlKind, {
  name: 'ControlKind',
  description: 'What a node of a framework tree is, from the root down.',
  valuesConfig: {
    LEVEL: { description: 'A protection level (等级).' },
    REQUIREMENT_SET: { description: 'General requirements or one set of extensions (通用要求 / 扩展要求).' },
    CATEGORY: { description: 'A security class, for example secure computing environment (安全类).' },
    CONTROL_POINT: { description: 'A control point (控制点), which groups items.' },
    ITEM: { description: 'A requirement item (要求项): the leaf that receives a result.' },
  },
});

export const Dimension = asEnum(DIMENSIONS);
export type Dimension = keyof typeof Dimension;
registerEnumType(Dimension, {
  name: 'Dimension',
  description: 'What a control protects (GB/T 22239-2019 table A.2); decides at which level it is chosen.',
  valuesConfig: {
    S: { description: 'Business information security: chosen at the S level (业务信息安全类).' },
    A: { description: 'Service assurance: chosen at the A level (系统服务保证类).' },
    G: { description: 'General protection: chosen at the total level (通用安全保护类).' },
  },
});

export const Weight = asEnum(WEIGHTS);
export type Weight = keyof typeof Weight;
registerEnumType(Weight, {
  name: 'Weight',
  description: 'How much an item weighs in the score.',
  valuesConfig: {
    KEY: { description: 'Key item (关键).' },
    IMPORTANT: { description: 'Important item (重要).' },
    GENERAL: { description: 'General item (一般).' },
  },
});

export const Verification = asEnum(VERIFICATIONS);
export type Verification = keyof typeof Verification;
registerEnumType(Verification, {
  name: 'Verification',
  description: 'How far a fact of this product was checked against its source; shown beside the fact.',
  valuesConfig: {
    VERIFIED: { description: 'Compared with the source itself (已核对).' },
    INFERRED: { description: 'Concluded from sources that do not say it outright (推断).' },
    SECONDARY: { description: 'Taken from a retelling; the original was not seen (二手来源).' },
    UNVERIFIED: { description: 'Stated without a source that could be checked (未核对).' },
    UNKNOWN: { description: 'Not known: no source was found (未知).' },
  },
});

export const Technology = asEnum(TECHNOLOGIES);
export type Technology = keyof typeof Technology;
registerEnumType(Technology, {
  name: 'Technology',
  description: 'A technology that a system uses; each adds its extension requirements.',
  valuesConfig: {
    CLOUD: { description: 'Cloud computing (云计算).' },
    MOBILE: { description: 'Mobile access (移动互联).' },
    IOT: { description: 'Internet of things (物联网).' },
    ICS: { description: 'Industrial control system (工业控制系统).' },
    BIG_DATA: {
      description: 'Big data; its requirements are informative and never score (大数据，资料性附录 H).',
    },
  },
});

export const LevelChange = asEnum(['SAME', 'STRENGTHENED', 'ADDED', 'NEW_CONTROL_POINT', 'DROPPED']);
export type LevelChange = keyof typeof LevelChange;
registerEnumType(LevelChange, {
  name: 'LevelChange',
  description: 'What becomes of an item from a lower to a higher level.',
  valuesConfig: {
    SAME: { description: 'Asked for alike at both levels (相同).' },
    STRENGTHENED: { description: 'The higher level asks for more (加强).' },
    ADDED: { description: 'New item of a control point that the lower level has too (新增要求项).' },
    NEW_CONTROL_POINT: { description: 'Item of a control point that the lower level has not (新增控制点).' },
    DROPPED: { description: 'Only the lower level asks for it (不再要求).' },
  },
});
