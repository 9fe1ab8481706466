import { z } from 'zod';
import {
  count,
  FREQUENCIES,
  ITEM_CATEGORIES,
  LIST_RULES,
  QUALITY_DIMENSIONS,
  STRENGTHS,
  text,
  USE_KINDS,
} from './file-words.js';

const points = z.number().nonnegative();
const level = z.int().min(0).max(9);

/** What a graded item says for all its levels: category per level, how use is measured, which data are checked. */
const gradedItemSchema = z.strictObject({
  focus: text.nullable(),
  use: z.strictObject({ kind: z.enum(USE_KINDS), metric: text }).nullable(),
  qualityApplies: z.boolean(),
  categories: z.array(z.strictObject({ level, category: z.enum(ITEM_CATEGORIES) })).min(1),
  qualityChecks: z.array(z.strictObject({ level, dimension: z.enum(QUALITY_DIMENSIONS), check: text })),
});

/** What an indicator gives. Grades are the keys of the framework's scoring; null where it is only registered. */
const indicatorSchema = z.strictObject({
  score: points,
  fromGrade: text.nullable(),
  scoreByGrade: z.record(text, points).optional(),
  minimumCountByGrade: z.record(text, count).optional(),
  unit: text.optional(),
  electiveTest: z.boolean().default(false),
  scored: z.boolean().default(true),
});

/** An article of a law: who owes it, how often, and what an inspector asks to see. */
const dutySchema = z.strictObject({
  who: text.nullable(),
  frequency: z.enum(FREQUENCIES).nullable(),
  evidence: text.nullable(),
  /** Number of the article before an amendment. */
  formerArticle: text.optional(),
});

/** Keys that a node of a rule book may carry beside those of every node. */
export const controlRuleShape = {
  gradedItem: gradedItemSchema.optional(),
  indicator: indicatorSchema.optional(),
  duty: dutySchema.optional(),
  listRule: z.strictObject({ kind: z.enum(LIST_RULES), minimum: z.int().positive().optional() }).optional(),
  strength: z.enum(STRENGTHS).optional(),
  /** Weight among its siblings where the rule book prints a number. */
  relativeWeight: points.optional(),
  /** Full marks that the rule book prints for a section. */
  printedScore: points.optional(),
  /** The security officer answers for it. */
  security: z.boolean().optional(),
  /** Controls of other frameworks that it draws on, as `framework:code`. */
  references: z.array(z.string().regex(/^[a-z0-9.-]+:.+$/, 'must be framework:code')).optional(),
  /** What a file of another format said beside the requirement. */
  notes: z.array(z.strictObject({ title: text, text })).optional(),
  /** Shown for completeness, never answered: penalties, definitions, the state that counts as level 0. */
  informative: z.boolean().optional(),
};

export const controlRuleSchema = z.strictObject(controlRuleShape).omit({ informative: true });

export type ControlRule = z.infer<typeof controlRuleSchema>;
export type GradedItemRule = z.infer<typeof gradedItemSchema>;
export type IndicatorRule = z.infer<typeof indicatorSchema>;
export type DutyRule = z.infer<typeof dutySchema>;
