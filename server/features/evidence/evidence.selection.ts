import { z } from 'zod';
import type { Reads } from '../../platform/database/database.js';
import { AppError, badInput, text } from '../../platform/graphql/errors.js';
import { check, id, ids, line, paragraph } from '../../platform/graphql/input-rules.js';
import type { EvidenceFilter } from './evidence.inputs.js';
import { matching } from './evidence.list.js';

/** What one call may choose by filter: every piece is locked, changed, told to the audit trail and scored anew at once. */
export const maximumMatches = 1_000;

/** What a batch verb works on: pieces of evidence by name, or everything that a filter finds. */
export interface EvidenceChoice {
  readonly ids?: readonly string[] | null | undefined;
  readonly filter?: EvidenceFilter | null | undefined;
}

/** A century either way: further away no date is meant, and PostgreSQL knows none. */
const daysLeft = z.number().int().min(-36_500).max(36_500).nullish();

const filterRule = z.object({
  minimumDaysLeft: daysLeft,
  maximumDaysLeft: daysLeft,
  search: paragraph(200),
  tag: line(40).nullish(),
  frameworkCode: line(100).nullish(),
  clientKeys: z.array(line(100)).max(100, 'many:100').nullish(),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  controlId: id.nullish(),
});

export function readFilter(filter: EvidenceFilter | null | undefined): EvidenceFilter {
  if (!filter) return {};
  const { search, tag, frameworkCode, clientKeys } = check(filterRule, filter);
  return {
    ...filter,
    search: search ?? null,
    tag: tag ?? null,
    frameworkCode: frameworkCode ?? null,
    clientKeys: clientKeys ?? null,
  };
}

/** One of the two, checked: a call that names both, or neither, has not said what it means. */
export function readChoice({ ids: named, filter }: EvidenceChoice, field = 'ids'): EvidenceChoice {
  if ((named == null) === (filter == null)) {
    throw badInput({
      [field]: text(
        '请指定证据，或给出筛选条件，两者选一。',
        'Name the evidence or give a filter: exactly one of the two.',
      ),
    });
  }
  return filter ? { filter: readFilter(filter) } : { ids: [...new Set(check(ids, named))] };
}

/** Ids of a checked choice, in the caller's order or, by filter, in the order of the ids. Over the limit nothing is done. */
export async function chosenIds(
  reads: Reads,
  { ids: named, filter }: EvidenceChoice,
): Promise<readonly string[]> {
  if (named) return named;
  const conditions = matching(reads.actor, filter ?? {});
  if (conditions.impossible) return [];
  const found = await reads.query<{ id: string }>(
    'evidence.matching',
    `with ${conditions.with}page as (
       select e.id from ${conditions.source} where ${conditions.where} order by e.id limit ${maximumMatches + 1})
     select id from page order by id`,
    conditions.parameters,
  );
  if (found.length > maximumMatches) throw tooMany();
  return found.map((row) => row.id);
}

const tooMany = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `符合筛选的证据超过 ${maximumMatches} 份，一次处理不了。请缩小筛选范围后分批操作，本次没有改动任何证据。`,
      `More than ${maximumMatches} pieces of evidence match: narrow the filter and work in parts. Nothing was changed.`,
    ),
    { data: { limit: 'matching evidence', maximum: maximumMatches } },
  );
