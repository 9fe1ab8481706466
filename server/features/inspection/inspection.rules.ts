import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import { day, id, ids, line, paragraph, reason } from '../../platform/graphql/input-rules.js';
import { inspectionKinds, noteKinds, severities } from './inspection.lifecycle.js';

const version = z.number().int();
const days = z.number().int().min(1, 'between:1–365').max(365, 'between:1–365');
const evidenceIds = z.array(id).max(50, 'many:50').nullish();

const facts = {
  inspectingBody: line(100).nullish(),
  noticeNumber: line(100).nullish(),
  note: paragraph(4000).nullable(),
  visitFrom: day.nullish(),
  visitTo: day.nullish(),
  leaderId: id.nullish(),
};

export const newInspection = z.object({
  name: line(100),
  kind: z.enum(inspectionKinds),
  ...facts,
  periodFrom: day,
  periodTo: day,
  previousId: id.nullish(),
  assessmentId: id.nullish(),
  clientKey: line(100),
});
export type NewInspection = z.output<typeof newInspection>;

export const changedInspection = z.object({
  id,
  version,
  name: line(100).optional(),
  kind: z.enum(inspectionKinds).optional(),
  ...facts,
  periodFrom: day.optional(),
  periodTo: day.optional(),
});

export const step = z.object({ id, version, reason: paragraph(2000) });

export const assigning = z.object({
  ids,
  unitId: id.nullish(),
  personId: id.nullish(),
  dueOn: day.nullish(),
});

export const interpreting = z.object({
  id,
  version,
  interpretation: paragraph(4000).nullable(),
  interviewee: line(100).nullish(),
  place: line(100).nullish(),
});

export const newNote = z.object({
  inspectionId: id,
  itemId: id.nullish(),
  kind: z.enum(noteKinds),
  text: reason(4000),
  severity: z.enum(severities).nullish(),
  clientKey: line(100),
});

export const changedNote = z.object({
  id,
  version,
  kind: z.enum(noteKinds).optional(),
  text: reason(4000).optional(),
  itemId: id.nullish(),
  severity: z.enum(severities).nullish(),
});

export const removedNote = z.object({ id, version, reason: reason(2000) });

export const noteAnswer = z.object({ id, version, answer: paragraph(4000), evidenceIds });

export const findingPlan = z.object({
  inspectionId: id,
  noteIds: z.array(id).max(250, 'many:250').nullish(),
  name: line(100).optional(),
  startsOn: day,
  ownerId: id.nullish(),
  highDays: days,
  mediumDays: days,
  lowDays: days,
});
export type FindingPlan = z.output<typeof findingPlan>;

interface Days {
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly visitFrom?: string | null | undefined;
  readonly visitTo?: string | null | undefined;
}

/** Periods and visits end where they begin, or later. */
export function checkDays({ periodFrom, periodTo, visitFrom, visitTo }: Days): void {
  const ended = text('结束日期不能早于开始日期。', 'It ends before it begins.');
  if (periodTo < periodFrom) throw badInput({ periodTo: ended });
  if (visitTo && !visitFrom)
    throw badInput({ visitFrom: text('请先填现场检查的第一天。', 'Say on which day the visit begins.') });
  if (visitFrom && visitTo && visitTo < visitFrom) throw badInput({ visitTo: ended });
}
