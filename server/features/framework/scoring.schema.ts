import { z } from 'zod';
import { verification, text, WEIGHTS } from './file-words.js';

const weightValues = z.strictObject({
  KEY: z.number().positive(),
  IMPORTANT: z.number().positive(),
  GENERAL: z.number().positive(),
});
const percent = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
const points = z.number().nonnegative();
const required = z.int().nonnegative();
const thresholds = z.strictObject({ EXCELLENT: percent, GOOD: percent, FAIR: percent });

/** The numbers of the three conformity formulas; the formulas themselves live in the assessment room. */
export const conformityScoringSchema = z.strictObject({
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

/** Items reach levels. Null is a number that no source gave: the level cannot be decided, and nothing is guessed. */
export const gradedScoringSchema = z.strictObject({
  kind: z.literal('GRADED_ITEMS'),
  topLevel: z.int().min(1).max(9),
  use: z.enum(['RATIO', 'SCOPE']).nullable(),
  quality: z.strictObject({ fromLevel: z.int().min(1), earlierAtLeast: share }).nullable(),
  passUse: z.strictObject({ BASIC: share.nullable(), ELECTIVE: share.nullable() }),
  /** Share of a level's electives that must be reached besides their number; left out where the book has no such rule. */
  electiveShare: share.optional(),
  /** Share of a level's electives that those reached must exceed, where the book says so instead of a number. */
  electiveMoreThan: share.optional(),
  levelTable: z
    .array(
      z.strictObject({
        level: z.int().nonnegative(),
        minimumScore: points.nullable(),
        basicRequired: required.nullable(),
        electiveRequired: required.nullable(),
        electiveTotal: required.nullable(),
      }),
    )
    .min(1),
  levelTableVerification: verification,
});

/** Points are added up; a grade is reached from its border on. Grades stand in order, the lowest first. */
export const pointsScoringSchema = z.strictObject({
  kind: z.literal('POINTS'),
  grades: z.array(z.strictObject({ key: text, name: text, minimumScore: points.nullable() })).min(1),
  gradesVerification: verification,
  electiveMaySkip: z.boolean(),
});

export const checklistScoringSchema = z.strictObject({ kind: z.literal('CHECKLIST') });

export type ConformityScoring = z.infer<typeof conformityScoringSchema>;
export type GradedScoring = z.infer<typeof gradedScoringSchema>;
export type PointsScoring = z.infer<typeof pointsScoringSchema>;
export type ChecklistScoring = z.infer<typeof checklistScoringSchema>;
export type Scoring = ConformityScoring | GradedScoring | PointsScoring | ChecklistScoring;
