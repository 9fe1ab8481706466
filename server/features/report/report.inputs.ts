import { z } from 'zod';
import { day, id, line } from '../../platform/graphql/input-rules.js';
import { reportKinds } from './report.entity.js';

/** What is asked for; each kind looks at what it needs. */
export const newReport = z.object({
  kind: z.enum(reportKinds),
  assessmentId: id.nullish(),
  policyId: id.nullish(),
  briefing: z.object({ month: line(7), frameworkCode: line(100).nullish(), unitId: id.nullish() }).nullish(),
  roadmapId: id.nullish(),
  inspectionId: id.nullish(),
  auditExtract: z
    .object({ from: day, to: day, objectType: line(100).nullish(), actorId: id.nullish() })
    .nullish(),
  systemId: id.nullish(),
  planId: id.nullish(),
  clientKey: line(120).optional(),
});

export type WantedReport = z.output<typeof newReport>;
