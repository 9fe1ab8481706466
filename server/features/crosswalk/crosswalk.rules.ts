import { z } from 'zod';
import { id, ids, line, paragraph } from '../../platform/graphql/input-rules.js';
import { MappingStatus } from './crosswalk.enums.js';
import { CONFIDENCES, RELATIONS } from './relation.js';

const rationale = paragraph(2_000);
const relation = z.enum(RELATIONS);
const confidence = z.enum(CONFIDENCES);

export const reviewing = z.object({ mappingIds: ids, status: z.enum(MappingStatus) });

export const changing = z.object({
  mappingId: id,
  version: z.int(),
  relation: relation.nullish(),
  confidence: confidence.nullish(),
  rationale,
});

export const adding = z.object({
  sourceId: id,
  targetId: id,
  relation,
  confidence,
  rationale,
  crosswalkId: id.nullish(),
});

export const opening = z.object({
  code: line(60),
  name: line(200),
  basis: line(2_000),
  sourceFrameworkCode: z.string(),
  targetFrameworkCode: z.string(),
});

/** A filter, and a cursor that may have been forged: code, two places in rule books, id. */
export const listing = z.object({
  filter: z.object({
    search: paragraph(200),
    crosswalkIds: z.array(id).nullish(),
    frameworkCodes: z.array(z.string()).max(2, 'many:2').nullish(),
    controlId: id.nullish(),
  }),
  after: z.tuple([line(100), z.int32(), z.int32(), id]).optional(),
});
