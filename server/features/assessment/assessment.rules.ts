import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import { day, id, line, reason } from '../../platform/graphql/input-rules.js';
import { applicableControls, LevelNotCoveredError } from '../framework/index.js';
import type { ApplicableControls, Control, Edition } from '../framework/index.js';
import type { InformationSystem } from '../system/index.js';
import { scoringEditions, subjectKinds } from './assessment.entity.js';

const share = z.number('number').min(0, 'share').max(1, 'share');
const attentionFactor = z.number('number').gt(0, 'innerShare').lt(1, 'innerShare');

const targetLevel = z.string().max(40, 'long:40').nullish();

const settings = {
  scoringEdition: z.enum(scoringEditions).nullish(),
  attentionFactor: attentionFactor.nullish(),
  partialCredit: share.nullish(),
};

export const newAssessment = z.object({
  frameworkCode: z.string(),
  systemId: id.nullish(),
  subject: z.object({ kind: z.enum(subjectKinds), id: id.nullish() }).nullish(),
  targetLevel,
  name: line(200).optional(),
  period: line(60),
  periodStart: day,
  periodEnd: day,
  ...settings,
  carryForwardFromId: id.nullish(),
  clientKey: line(100).optional(),
});

export type NewAssessment = z.infer<typeof newAssessment>;

export const changedAssessment = z.object({
  id,
  version: z.int(),
  name: line(200).optional(),
  targetLevel,
  ...settings,
});

export const reopening = z.object({ id, version: z.int(), reason: reason() });

export const assigning = z.object({
  resultIds: z.array(id).min(1, 'emptyList').max(250, 'many:250'),
  unitId: id.nullish(),
  assigneeId: id.nullish(),
});

/** A period must not end before it begins. */
export function checkPeriod({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }): void {
  if (periodEnd >= periodStart) return;
  throw badInput({ periodEnd: text('结束日期不能早于开始日期。', 'The period ends before it begins.') });
}

/** The controls that the grading and the technologies of a system choose (GB/T 22239-2019 annex A). */
export function chooseControls(edition: Edition, system: InformationSystem): ApplicableControls<Control> {
  const { s, a } = system.grading;
  try {
    return applicableControls(edition, { s, a, technologies: system.technologies });
  } catch (error) {
    if (!(error instanceof LevelNotCoveredError)) throw error;
    throw badInput({
      systemId: text(
        `标准中没有 ${error.level} 的要求，无法选取条款。`,
        `The framework holds no requirements for ${error.level}.`,
      ),
    });
  }
}
