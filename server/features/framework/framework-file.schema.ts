import { z } from 'zod';

/** How far a fact was checked against its source. */
export const VERIFICATIONS = ['VERIFIED', 'INFERRED', 'SECONDARY', 'UNVERIFIED', 'UNKNOWN'] as const;
export const WEIGHTS = ['KEY', 'IMPORTANT', 'GENERAL'] as const;
export const DIMENSIONS = ['S', 'A', 'G'] as const;
export const CONTROL_KINDS = ['LEVEL', 'REQUIREMENT_SET', 'CATEGORY', 'CONTROL_POINT', 'ITEM'] as const;
export const TECHNOLOGIES = ['CLOUD', 'MOBILE', 'IOT', 'ICS', 'BIG_DATA'] as const;
/** What the file says about an item against the level below; it does not split "stronger" from "added". */
export const RECORDED_CHANGES = ['SAME', 'STRENGTHENED_OR_ADDED', 'NEW_CONTROL_POINT'] as const;

const text = z.string().trim().min(1);
const verification = z.enum(VERIFICATIONS);
const count = z.int().nonnegative();
const date = z.iso.date();
const fileName = z
  .string()
  .regex(/^[a-z0-9-]+\.yaml$/, 'must be a plain .yaml file name beside framework.yaml');

const levelNumber = z.int().min(1).max(5);
const gradingRow = z.tuple([levelNumber, levelNumber, levelNumber]);
const gradingCode = z.string().regex(/^S[1-5]A[1-5]$/, 'must look like S3A2');
const weightValues = z.strictObject({
  KEY: z.number().positive(),
  IMPORTANT: z.number().positive(),
  GENERAL: z.number().positive(),
});
const percent = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
const thresholds = z.strictObject({ EXCELLENT: percent, GOOD: percent, FAIR: percent });

const gradingSchema = z.strictObject({
  matrix: z.strictObject({ RIGHTS: gradingRow, SOCIAL: gradingRow, NATIONAL: gradingRow }),
  combinations: z.array(z.strictObject({ level: levelNumber, codes: z.array(gradingCode).min(1) })),
  unverifiedCombinations: z.array(gradingCode),
});

/** The numbers of the three conformity formulas; the formulas themselves live in the assessment room. */
const conformityScoringSchema = z.strictObject({
  kind: z.literal('CONFORMITY'),
  defaultEdition: z.enum(['MLPS_2019', 'MLPS_2021', 'MLPS_2025']),
  verdictValues: z.strictObject({ MET: share, PARTIAL: share, UNMET: share }),
  unknownWeightAs: z.enum(WEIGHTS),
  editions: z.strictObject({
    MLPS_2019: z.strictObject({ weights: weightValues, thresholds }),
    MLPS_2021: z.strictObject({ weights: weightValues, attentionFactor: share, thresholds }),
    MLPS_2025: z.strictObject({
      conformingAbove: share,
      basicallyConformingFrom: share,
      partialCredit: share,
    }),
  }),
});

/** framework.yaml: everything but the tree and the high-risk cases. */
export const frameworkHeadSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens'),
  name: text,
  shortName: text,
  edition: text,
  issuer: text,
  documentNumber: text,
  publishedOn: date.nullable().default(null),
  effectiveOn: date.nullable().default(null),
  replaces: text.nullable().default(null),
  companions: z.array(z.strictObject({ role: text, documentNumber: text })).default([]),
  scoringKind: z.literal('CONFORMITY'),
  files: z.array(fileName).min(1),
  highRiskFile: fileName.nullable().default(null),
  defaultVerification: verification,
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
  verificationNotes: z.array(z.strictObject({ topic: text, verification, note: text })),
});

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
  get children() {
    return z.array(controlNodeSchema).min(1).optional();
  },
});

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

export type FrameworkHead = z.infer<typeof frameworkHeadSchema>;
export type ControlNode = z.infer<typeof controlNodeSchema>;
export type HighRiskFile = z.infer<typeof highRiskFileSchema>;
export type Verification = (typeof VERIFICATIONS)[number];
export type Weight = (typeof WEIGHTS)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type ControlKind = (typeof CONTROL_KINDS)[number];
export type Technology = (typeof TECHNOLOGIES)[number];
export type RecordedChange = (typeof RECORDED_CHANGES)[number];
