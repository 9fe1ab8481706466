import { z } from 'zod';
import { id, ids, line, paragraph } from '../../platform/graphql/input-rules.js';
import { frequencies } from './request.lifecycle.js';

/** Requests that one call may make. */
export const maximumRequests = 250;
/** Begun periods of one series that are opened at once. */
export const maximumPeriods = 36;
const maximumAnswers = 20;

const target = z.object({ unitId: id, assigneeId: id.nullish() });
const asked = {
  note: paragraph(2_000),
  targets: z.array(target).min(1, 'emptyList').max(100, 'many:100'),
  controlIds: z.array(id).min(1, 'emptyList').max(100, 'many:100'),
  systemId: id.nullish(),
  clientKey: line(100).nullish(),
};

export const newRequests = z.object({
  titles: z.array(line(200)).min(1, 'emptyList').max(20, 'many:20'),
  dueOn: z.string(),
  ...asked,
});

export const newSeries = z.object({
  title: line(200),
  frequency: z.enum(frequencies),
  startsOn: z.string(),
  endsOn: z.string().nullish(),
  dueDays: z.number().int().min(0, 'negative').max(90, 'large'),
  ...asked,
});

export type Target = z.output<typeof target>;

export const changing = z.object({
  ids,
  dueOn: z.string().nullish(),
  assigneeId: id.nullish(),
  anybody: z.boolean(),
});

export const answering = z.object({
  requestId: id,
  evidenceIds: z.array(id).max(maximumAnswers, `many:${maximumAnswers}`).nullish(),
  evidences: z.array(z.unknown()).max(maximumAnswers, `many:${maximumAnswers}`).nullish(),
});

export const listing = z.object({
  search: paragraph(200),
  unitId: id.nullish(),
  assigneeId: id.nullish(),
  controlId: id.nullish(),
  seriesId: id.nullish(),
});

export const someIds = ids;
