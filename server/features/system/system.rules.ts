import { z } from 'zod';
import { dayOf } from '../../platform/clock.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { day, id, line, paragraph } from '../../platform/graphql/input-rules.js';
import { impactDegrees, impactObjects, systemStates, technologies } from './system.entity.js';

const grading = z.object({
  informationObject: z.enum(impactObjects),
  informationDegree: z.enum(impactDegrees),
  serviceObject: z.enum(impactObjects),
  serviceDegree: z.enum(impactDegrees),
});
const used = z
  .array(z.enum(technologies))
  .transform((values) => technologies.filter((each) => values.includes(each)));

/** What a new system must look like. */
export const newSystem = z.object({
  code: line(40),
  name: line(100),
  description: paragraph(4000),
  ownerUnitId: id.nullish(),
  state: z.enum(systemStates).nullish(),
  grading,
  technologies: used,
  continuityCritical: z.boolean().nullish(),
  filingNumber: paragraph(100),
  filedOn: day.nullish(),
  filingValidUntil: day.nullish(),
  lastAssessedOn: day.nullish(),
  nextAssessmentDueOn: day.nullish(),
});

/** What a change must look like; what may not be empty ignores null. */
export const changedSystem = z.object({
  id,
  version: z.int(),
  code: line(40).optional(),
  name: line(100).optional(),
  description: paragraph(4000),
  ownerUnitId: id.nullish(),
  state: z.enum(systemStates).nullish(),
  grading: grading.nullish(),
  technologies: used.nullish(),
  continuityCritical: z.boolean().nullish(),
  filingNumber: paragraph(100),
  filedOn: day.nullish(),
  filingValidUntil: day.nullish(),
  lastAssessedOn: day.nullish(),
  nextAssessmentDueOn: day.nullish(),
});

export interface SystemDays {
  readonly filedOn?: string | null | undefined;
  readonly filingValidUntil?: string | null | undefined;
  readonly lastAssessedOn?: string | null | undefined;
  readonly nextAssessmentDueOn?: string | null | undefined;
}

/** The days of a system must fit together; days are compared as text, which is their order. */
export function checkDays(system: SystemDays, now: Date): void {
  const { filedOn, filingValidUntil, lastAssessedOn, nextAssessmentDueOn } = system;
  const today = dayOf(now);
  const wrong: Record<string, Text> = {};
  if (filedOn && filedOn > today) wrong.filedOn = inFuture;
  if (lastAssessedOn && lastAssessedOn > today) wrong.lastAssessedOn = inFuture;
  if (filedOn && filingValidUntil && filingValidUntil < filedOn) {
    wrong.filingValidUntil = text(
      '有效期不能早于备案日期。',
      'The filing cannot end before the day of filing.',
    );
  }
  if (lastAssessedOn && nextAssessmentDueOn && nextAssessmentDueOn < lastAssessedOn) {
    wrong.nextAssessmentDueOn = text(
      '下次测评日期不能早于上次测评日期。',
      'The next assessment cannot be due before the last one.',
    );
  }
  if (Object.keys(wrong).length > 0) throw badInput(wrong);
}

const inFuture = text('日期不能晚于今天。', 'The day must not be in the future.');
