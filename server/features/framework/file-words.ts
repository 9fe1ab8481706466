import { z } from 'zod';

/** How far a fact was checked against its source. */
export const VERIFICATIONS = ['VERIFIED', 'INFERRED', 'SECONDARY', 'UNVERIFIED', 'UNKNOWN'] as const;
export const WEIGHTS = ['KEY', 'IMPORTANT', 'GENERAL'] as const;
export const DIMENSIONS = ['S', 'A', 'G'] as const;
/** Nodes of a conformity framework, from the root down: the rank decides what may stand under what. */
export const CONFORMITY_KINDS = ['LEVEL', 'REQUIREMENT_SET', 'CATEGORY', 'CONTROL_POINT', 'ITEM'] as const;
/** Nodes of every other rule book. Groups hold anything but clauses of graded items; graded items hold clauses. */
export const RULE_BOOK_KINDS = ['GROUP', 'GRADED_ITEM', 'CLAUSE', 'INDICATOR', 'DUTY'] as const;
export const CONTROL_KINDS = [...CONFORMITY_KINDS, ...RULE_BOOK_KINDS] as const;
export const TECHNOLOGIES = ['CLOUD', 'MOBILE', 'IOT', 'ICS', 'BIG_DATA'] as const;
/** What the file says about an item against the level below; it does not split "stronger" from "added". */
export const RECORDED_CHANGES = ['SAME', 'STRENGTHENED_OR_ADDED', 'NEW_CONTROL_POINT'] as const;
/** UNKNOWN: the source does not tell basic from elective. NO_ROW: the item asks for nothing at that level. */
export const ITEM_CATEGORIES = ['BASIC', 'ELECTIVE', 'UNKNOWN', 'NO_ROW'] as const;
export const USE_KINDS = ['RATIO', 'APPLIED'] as const;
export const QUALITY_DIMENSIONS = ['CONSISTENCY', 'COMPLETENESS', 'INTEGRATION', 'TIMELINESS'] as const;
/** How many of the things that a clause lists must exist. */
export const LIST_RULES = ['ALL', 'ANY', 'AT_LEAST'] as const;
export const STRENGTHS = ['SHALL', 'SHOULD', 'MAY'] as const;
export const FREQUENCIES = ['ONCE', 'YEARLY', 'PERIODIC', 'CONTINUOUS', 'ON_EVENT'] as const;

export const text = z.string().trim().min(1);
export const verification = z.enum(VERIFICATIONS);
export const count = z.int().nonnegative();

export type Verification = (typeof VERIFICATIONS)[number];
export type Weight = (typeof WEIGHTS)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type ControlKind = (typeof CONTROL_KINDS)[number];
export type Technology = (typeof TECHNOLOGIES)[number];
export type RecordedChange = (typeof RECORDED_CHANGES)[number];
