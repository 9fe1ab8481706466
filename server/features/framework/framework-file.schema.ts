import { z } from 'zod';
import { controlRuleShape } from './control-rule.schema.js';
import {
  CONTROL_KINDS,
  count,
  DIMENSIONS,
  ITEM_CATEGORIES,
  RECORDED_CHANGES,
  RULE_BOOK_KINDS,
  TECHNOLOGIES,
  text,
  verification,
  WEIGHTS,
} from './file-words.js';
import {
  checklistScoringSchema,
  conformityScoringSchema,
  gradedScoringSchema,
  pointsScoringSchema,
} from './scoring.schema.js';

const date = z.iso.date();
const fileName = z
  .string()
  .regex(/^[a-z0-9-]+\.yaml$/, 'must be a plain .yaml file name beside framework.yaml');

const levelNumber = z.int().min(1).max(5);
const gradingRow = z.tuple([levelNumber, levelNumber, levelNumber]);
const gradingCode = z.string().regex(/^S[1-5]A[1-5]$/, 'must look like S3A2');
const gradingSchema = z.strictObject({
  matrix: z.strictObject({ RIGHTS: gradingRow, SOCIAL: gradingRow, NATIONAL: gradingRow }),
  combinations: z.array(z.strictObject({ level: levelNumber, codes: z.array(gradingCode).min(1) })),
  unverifiedCombinations: z.array(gradingCode),
});

/** What every rule book says about itself. */
const headShape = {
  code: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens'),
  name: text,
  shortName: text,
  edition: text,
  issuer: text,
  documentNumber: text,
  publishedOn: date.nullable().default(null),
  effectiveOn: date.nullable().default(null),
  replaces: text.nullable().default(null),
  /** Code of the earlier edition when it is a rule book of ours too: answers can be moved from it. */
  supersedes: text.optional(),
  companions: z.array(z.strictObject({ role: text, documentNumber: text })).default([]),
  files: z.array(fileName).min(1),
  defaultVerification: verification,
  verificationNotes: z.array(z.strictObject({ topic: text, verification, note: text })),
};

/** framework.yaml of MLPS: everything but the tree and the high-risk cases. */
const conformityHeadSchema = z.strictObject({
  ...headShape,
  scoringKind: z.literal('CONFORMITY'),
  highRiskFile: fileName.nullable().default(null),
  dimensions: z.record(z.enum(DIMENSIONS), text),
  weightSources: z.record(z.string(), z.strictObject({ verification, note: text })),
  levels: z
    .array(z.strictObject({ code: text, name: text, controlPointCount: count, itemCount: count }))
    .min(1),
  requirementSets: z
    .array(
      z.strictObject({
        code: text,
        name: text,
        technology: z.enum(TECHNOLOGIES).nullable(),
        informative: z.boolean(),
      }),
    )
    .min(1),
  categories: z
    .array(
      z.strictObject({ code: text, name: text, side: z.enum(['TECHNICAL', 'MANAGEMENT']), order: count }),
    )
    .min(1),
  counts: z.array(z.strictObject({ level: text, requirementSet: text, controlPoints: count, items: count })),
  categoryCounts: z.array(
    z.strictObject({ level: text, category: text, controlPoints: count, items: count }),
  ),
  weightCounts: z.array(z.strictObject({ level: text, KEY: count, IMPORTANT: count, GENERAL: count })),
  unitGaps: z.array(z.strictObject({ after: text, missing: text, note: text })),
  grading: gradingSchema,
  scoring: conformityScoringSchema,
});

/** framework.yaml of the other rule books. Everything in `counts` that is given is compared with the tree. */
const ruleBookShape = {
  ...headShape,
  levels: z
    .array(
      z.strictObject({
        code: text,
        name: text,
        text: text.nullable().default(null),
        /** Graded items that ask for something at this level; 0 in other books. */
        controlPointCount: count,
        /** Clauses of this level; indicators that count from this grade on. */
        itemCount: count,
      }),
    )
    .default([]),
  counts: z.strictObject({
    kinds: z.partialRecord(z.enum(RULE_BOOK_KINDS), count),
    /** Leaves that receive a result. */
    assessable: count,
    /** Leaves below a node, by its code. */
    under: z.record(text, count).default({}),
    categories: z.partialRecord(z.enum(ITEM_CATEGORIES), count).optional(),
    qualityChecks: count.optional(),
    electiveTests: count.optional(),
    unscored: count.optional(),
    security: count.optional(),
  }),
  /** Official tables that no source gave us, and what cannot be decided without them. */
  missingTables: z.array(z.strictObject({ name: text, note: text })).default([]),
};

/** Parts of a head that a table can only hold as JSON. */
export const frameworkPartsSchema = {
  scoring: z.discriminatedUnion('kind', [gradedScoringSchema, pointsScoringSchema, checklistScoringSchema]),
  levels: ruleBookShape.levels,
  verificationNotes: ruleBookShape.verificationNotes,
  missingTables: ruleBookShape.missingTables,
};

const ruleBookHeadSchema = z.discriminatedUnion('scoringKind', [
  z.strictObject({ ...ruleBookShape, scoringKind: z.literal('GRADED_ITEMS'), scoring: gradedScoringSchema }),
  z.strictObject({ ...ruleBookShape, scoringKind: z.literal('POINTS'), scoring: pointsScoringSchema }),
  z.strictObject({ ...ruleBookShape, scoringKind: z.literal('CHECKLIST'), scoring: checklistScoringSchema }),
]);

export const frameworkHeadSchema = z.discriminatedUnion('scoringKind', [
  conformityHeadSchema,
  ...ruleBookHeadSchema.options,
]);

/** One node of the tree; level, requirement set, category and dimension are inherited by its children. */
const controlNodeSchema = z.strictObject({
  code: text,
  kind: z.enum(CONTROL_KINDS),
  level: text.optional(),
  requirementSet: text.optional(),
  category: text.optional(),
  ref: text.optional(),
  name: text.optional(),
  letter: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
  text: text.optional(),
  dimension: z.enum(DIMENSIONS).optional(),
  weight: z.enum(WEIGHTS).optional(),
  weightSource: text.optional(),
  verification: verification.optional(),
  testUnit: text.optional(),
  optional: z.boolean().optional(),
  change: z.enum(RECORDED_CHANGES).optional(),
  continues: text.optional(),
  // One by one: a spread beside the getter below makes the type refer to itself.
  gradedItem: controlRuleShape.gradedItem,
  indicator: controlRuleShape.indicator,
  duty: controlRuleShape.duty,
  listRule: controlRuleShape.listRule,
  strength: controlRuleShape.strength,
  relativeWeight: controlRuleShape.relativeWeight,
  printedScore: controlRuleShape.printedScore,
  security: controlRuleShape.security,
  references: controlRuleShape.references,
  notes: controlRuleShape.notes,
  informative: controlRuleShape.informative,
  get children() {
    return z.array(controlNodeSchema).min(1).optional();
  },
});

const ownLevel = ruleBookShape.levels.unwrap().element;

/** A whole rule book in one file, as an organization imports and exports it: counts are checked where they are given. */
const ownFileShape = {
  ...ruleBookShape,
  files: z.array(z.string()).optional(),
  levels: z
    .array(ownLevel.extend({ controlPointCount: count.optional(), itemCount: count.optional() }))
    .default([]),
  counts: ruleBookShape.counts.optional(),
  controls: z.array(controlNodeSchema).min(1),
};

export const ownFileSchema = z.discriminatedUnion('scoringKind', [
  z.strictObject({ ...ownFileShape, scoringKind: z.literal('GRADED_ITEMS'), scoring: gradedScoringSchema }),
  z.strictObject({ ...ownFileShape, scoringKind: z.literal('POINTS'), scoring: pointsScoringSchema }),
  z.strictObject({ ...ownFileShape, scoringKind: z.literal('CHECKLIST'), scoring: checklistScoringSchema }),
]);

export type OwnFile = z.infer<typeof ownFileSchema>;

export const controlsFileSchema = z.strictObject({ controls: z.array(controlNodeSchema).min(1) });

export const highRiskFileSchema = z.strictObject({
  guide: z.strictObject({
    name: text,
    issuedYear: z.int(),
    documentNumber: text,
    documentNumberVerification: verification,
    replaces: text,
    judgeRules: z.array(text),
    notes: z.array(text),
  }),
  /** References that the source gives but the tree does not hold; anything else unresolved is an error. */
  knownUnresolvedRefs: z.array(text),
  counts: z.record(z.string(), count),
  scopes: z.array(z.strictObject({ code: text, name: text })),
  cases: z.array(
    z.strictObject({
      code: text,
      guideNumber: text,
      requirementSet: text,
      category: text,
      controlPoint: text,
      name: text,
      scope: text,
      refs: z.array(text).min(1),
      trigger: text,
      mitigation: text.nullable(),
      majorDanger: text.nullable().default(null),
      verification,
    }),
  ),
  majorDanger: z.strictObject({
    source: text,
    verification,
    principles: z.array(z.strictObject({ name: text, text })),
    combination: text,
    counting: text,
    items: z.array(
      z.strictObject({
        code: text,
        name: text,
        fromCase: text.nullable(),
        category: text.nullable().default(null),
        text: text.nullable().default(null),
        verification,
      }),
    ),
  }),
});

export type ConformityHead = z.infer<typeof conformityHeadSchema>;
export type RuleBookHead = z.infer<typeof ruleBookHeadSchema>;
export type FrameworkHead = ConformityHead | RuleBookHead;
export type ControlNode = z.infer<typeof controlNodeSchema>;
export type HighRiskFile = z.infer<typeof highRiskFileSchema>;
export type {
  ControlKind,
  Dimension,
  RecordedChange,
  Technology,
  Verification,
  Weight,
} from './file-words.js';
